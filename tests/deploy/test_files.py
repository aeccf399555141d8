"""What lies in `deploy/`: units that are closed, a proxy that takes what the views take and keeps no token."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from osl_site.common.web.uploads import MB, OF_OFFICE, OF_RESIDENTS
from osl_site.roof.server.body_limits import FILE, addresses, configuration
from tests.browser import html_errors
from tests.tools import ROOT, need

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_is_closed_to_all_it_does_not_need(unit, tmp_path):
    need("systemd-analyze")
    named = shutil.copy(unit, tmp_path / unit.name.replace("@", "@gmina"))
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=13", named]  # tenths of its exposure
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-200:]


def test_what_ends_begins_again_and_the_door_stays_open():
    texts = {unit.stem: unit.read_text() for unit in UNITS}
    assert all("Restart=always" in text and "StartLimitIntervalSec=0" in text for text in texts.values())
    assert "Requires=osl-web@%i.socket" in texts["osl-web@"]
    assert "OWNER" not in "".join(texts.values())


def test_each_centre_is_an_account_of_its_own_and_its_folders_are_closed():
    for unit in UNITS:
        said = unit.read_text().splitlines()
        assert {"User=osl-%i", "Group=osl-%i", "CacheDirectoryMode=0700", "UMask=0077"} <= set(said)
        assert "PrivateUsers=yes" in said  # what the account's commands are told, its services cannot read
    assert "SocketUser=osl-%i" in (DEPLOY / "systemd" / "osl-web@.socket").read_text()


def test_the_limits_of_the_proxy_are_fresh():
    assert FILE.read_text() == configuration(), "run `manage.py bodylimits`"


def limit(path):
    """What nginx lets through to an address: expressions win over beginnings, the first one found."""
    rows = re.findall(r'location (?:~ "([^"]+)"|(\S+)) { client_max_body_size (\d+)m;', FILE.read_text())
    by_expression = [int(most) for expression, _start, most in rows if expression and re.search(expression, path)]
    by_start = [int(most) for _expression, start, most in rows if start and path.startswith(start)]
    return [*by_expression, *by_start, 1][0] * MB


def test_every_address_may_be_sent_what_its_view_takes():
    wrong = {}
    for expression, most in addresses():
        path = re.sub(r"\(\?:(?:\[0-9\]|\[\^/\]|\[-a-zA-Z0-9_\])\+\)", "7", expression).replace(
            "(?:(?:uk|en)/)?", "uk/"
        )
        if limit(path.replace("\\", "")) != most:
            wrong[path] = (limit(path), most)
    assert {path: pair for path, pair in wrong.items() if pair[0] < pair[1]} == {}
    assert {most for _expression, most in addresses()} >= {OF_RESIDENTS, OF_OFFICE}
    assert len(list(addresses())) > 200


def test_the_proxys_own_pages_are_valid():
    pages = list((DEPLOY / "nginx" / "pages").glob("*.html"))
    assert len(pages) == 2
    assert [(page.name, html_errors(page.read_text())) for page in pages] == [(page.name, []) for page in pages]


def test_the_proxy_says_itself_who_asks_and_writes_no_whole_address():
    proxy, shared = (DEPLOY / "nginx" / name for name in ("osl-proxy.conf", "osl.conf"))
    headers = dict(re.findall(r"proxy_set_header (\S+) (\S+);", proxy.read_text()))
    assert (headers["X-Forwarded-For"], headers["X-Forwarded-Proto"]) == ("$remote_addr", "$scheme")
    written = re.search(r"log_format.*?;", shared.read_text(), re.DOTALL)[0]
    assert not {"$request", "$uri", "$args", "$request_uri", "$http_referer"} & set(re.findall(r"\$\w+", written))


def test_everything_of_python_is_in_the_image_and_nothing_of_tests():
    text = (DEPLOY / "Containerfile").read_text()
    tops = [path.name for path in ROOT.iterdir() if path.is_dir() and list(path.glob("**/*.py"))]
    ours = {top for top in tops if not top.startswith(".")} - {"tests", "bench", "var", "deploy", "docs"}
    assert {top for top in ours if f"COPY {top} {top}" not in text} == set()
    assert "USER 10001" in text


def test_one_command_is_there_for_each_way():
    done = subprocess.run([Path(DEPLOY / "osl"), "--help"], capture_output=True, text=True)
    assert all(word in done.stdout for word in ("upgrade", "rollback", "start", "manage", "status"))


def test_what_is_kept_in_one_coding_is_no_answer_to_another_address():
    key = re.search(r'proxy_cache_key "?([^";]+)"?;', (DEPLOY / "nginx" / "osl-proxy.conf").read_text())[1]
    asked = [("/plan", "br"), ("/planbr", ""), ("br/plan", ""), ("/plan", "")]
    keys = [
        key.replace("$osl_coding", coding).replace("$host", "osl.pl").replace("$request_uri", path)
        for path, coding in asked
    ]
    assert len(set(keys)) == len(asked)


def test_the_doors_are_knocked_at_so_often_and_no_more():
    shared, centre = ((DEPLOY / "nginx" / name).read_text() for name in ("osl.conf", "osl-centre.conf"))
    assert "zone=osl_doors:1m rate=30r/m;" in shared
    doors = re.findall(r"location (.+?) {[^}]*limit_req zone=osl_doors burst=20", centre)
    assert doors == ["/logowanie/", "/haslo/"]
