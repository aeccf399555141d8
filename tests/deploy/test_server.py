"""`manage.py test --deploy`: an office on a server, set up, served, disturbed, upgraded and taken back.

One story, told in order, on PostgreSQL 15 and nginx; it prints what it measured. Not part of the ordinary tests.
"""

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.deploy.machine import DEBIANS, HTTP, TOKEN, Browser, Crowd, Machine
from tests.machine.waiting import until
from tests.tools import ROOT

pytestmark = pytest.mark.deploy
UNCACHED = "/logowanie/"
EMAIL, PASSWORD = "administrator@example.pl", "jesienny-spacer-nad-rzeka-7"
SET_PASSWORD = f"""
from osl_site.common.accounts.models import User
person = User.objects.get(email="{EMAIL}"); person.set_password("{PASSWORD}"); person.save()
"""


@pytest.fixture(scope="module")
def machine():
    for program in ("nginx", "openssl", str(DEBIANS / "postgres")):
        if not shutil.which(program):
            pytest.skip(f"{program} is not here (apt-get install nginx openssl postgresql-15)")
    folder = Path(tempfile.mkdtemp(prefix="osl-deploy-", dir="/tmp"))
    folder.chmod(0o755)
    machine = Machine(folder)
    try:
        machine.begin()
        yield machine
    finally:
        machine.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(machine.cluster.socket_folder, ignore_errors=True)


@pytest.fixture
def reader():
    browser = Browser()
    yield browser
    browser.close()


def tell(what, value):
    sys.stdout.write(f"\n  {what}: {value}")
    sys.stdout.flush()


def of_git(commit, place):
    """The files of a commit, as an archive."""
    with place.open("wb") as archive:
        subprocess.run(["git", "-C", ROOT, "archive", "--format=tar.gz", commit], check=True, stdout=archive)
    return place


def last_version():
    """The newest tag, or where there is none the commit before the last one that added a migration."""
    tag = subprocess.run(["git", "-C", ROOT, "describe", "--tags", "--abbrev=0"], capture_output=True, text=True)
    if tag.returncode == 0:
        return tag.stdout.strip()
    command = ["git", "-C", ROOT, "log", "-1", "--format=%H", "--diff-filter=A", "--", "*/migrations/*.py"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() + "~1"


def done(result):
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def status_of(browser, path):
    return browser.ask(path)[0]


def answers(path=UNCACHED):
    """Whether somebody new gets the page."""
    browser = Browser()
    try:
        return status_of(browser, path) == 200
    except (OSError, HTTPException):
        return False
    finally:
        browser.close()


def told(browser):
    """The state of the system, as a monitor reads it."""
    return json.loads(browser.ask("/stan-systemu/", Authorization=f"Bearer {TOKEN}")[1])


def test_an_office_is_set_up_with_the_last_version_and_serves(machine, reader):
    machine.add_centre("gmina")
    archive = of_git(last_version(), machine.folder / "osl-old.tar.gz")
    began = time.monotonic()
    done(machine.osl("upgrade", archive))
    tell("set up from an archive to the first answer", f"{time.monotonic() - began:.1f} s")
    machine.serve()
    began = time.monotonic()
    assert status_of(reader, "/kalendarz/") == 200
    tell("first page after it", f"{time.monotonic() - began:.2f} s")
    plain = Browser(HTTP)
    assert plain.ask("/kalendarz/")[0] == 301
    plain.close()


def test_an_administrator_signs_in_through_the_proxy(machine, reader):
    machine.manage("add_account", EMAIL, "Anna Nowak", "administrator", "--no-password")
    machine.manage("shell", "-c", SET_PASSWORD)
    sign_in(reader)
    assert status_of(reader, "/biuro/ustawienia/stan-systemu/") == 200


def sign_in(browser):
    _status, page = browser.ask("/logowanie/")
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    body = f"csrfmiddlewaretoken={token}&username={EMAIL}&password={PASSWORD}".encode()
    status, _page = browser.ask("/logowanie/", "POST", body, Content_Type="application/x-www-form-urlencoded")
    assert status == 302


def test_the_upgrade_to_this_version_turns_nobody_away(machine):
    archive = of_git("HEAD", machine.folder / "osl-new.tar.gz")
    with Crowd(UNCACHED) as crowd:
        began = time.monotonic()
        said = done(machine.osl("upgrade", archive))
        tell("upgrade", f"{time.monotonic() - began:.1f} s, {crowd}")
    assert '"działa"' in said
    assert crowd.errors == []
    assert (machine.home / "current").resolve().name == "osl-new"


def test_the_files_lie_where_the_proxy_hands_them_out(machine, reader):
    _status, page = reader.ask("/kalendarz/")
    href = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert status_of(reader, href) == 200
    assert "immutable" in reader.headers["Cache-Control"]


def test_who_changes_settings_reloads_and_turns_nobody_away(machine):
    web = machine.service("web")
    with Crowd(UNCACHED) as crowd:
        os.kill(web.process.pid, signal.SIGHUP)
        until(lambda: len(crowd.waits) > 150, seconds=30)
    tell("reload", crowd)
    assert crowd.errors == []


def test_the_database_starts_anew_and_the_office_goes_on(machine, reader):
    with Crowd("/kalendarz/") as crowd:
        took = machine.restart_database()
        until(answers, seconds=30)
    tell("restart of the database", f"{took:.1f} s, {crowd}")
    assert until(lambda: told(reader)["stan"] == "działa", seconds=60), told(reader)


@pytest.mark.parametrize("kind", ["web", "worker"])
def test_what_is_killed_begins_again(machine, reader, kind):
    service = machine.service(kind)
    before = service.process.pid
    with Crowd(UNCACHED) as crowd:
        os.killpg(before, signal.SIGKILL)
        assert until(lambda: service.process.pid != before and service.process.poll() is None, seconds=20)
        assert until(answers, seconds=30)
    tell(f"{kind} killed", crowd)
    if kind == "worker":
        assert crowd.errors == []


def test_one_of_two_web_processes_is_killed(machine):
    children = Path(f"/proc/{machine.service('web').process.pid}/task/{machine.service('web').process.pid}/children")
    before = children.read_text().split()
    assert len(before) == 2
    with Crowd(UNCACHED) as crowd:
        os.kill(int(before[0]), signal.SIGKILL)
        assert until(lambda: len(set(children.read_text().split()) - set(before)) == 1, seconds=20)
        until(lambda: len(crowd.waits) > 20, seconds=20)
    tell("one of two web processes killed", crowd)
    assert len(crowd.errors) <= 4  # what it was answering


def test_what_was_read_is_handed_out_while_the_application_is_dead(machine, reader):
    assert status_of(reader, "/kalendarz/") == 200
    web = machine.service("web")
    web.is_wanted = False
    web.stop()
    machine.doors["gmina"].close()
    try:
        status, page = reader.ask("/kalendarz/")
        assert (status, "<h1" in page) == (200, True)
        status, page = reader.ask("/oferta/?strona=7")
        assert (status, "Strona jest chwilowo niedostępna" in page) == (502, True)
    finally:
        machine.reopen("gmina")
        web.is_wanted = True
    began = time.monotonic()
    assert until(answers, seconds=30)
    tell("first request after a start", f"{time.monotonic() - began:.2f} s")


def test_too_much_is_refused_by_the_proxy_in_words(machine, reader):
    status, page = reader.ask("/moj-zapis/", "POST", b"x" * (2 * 2**20))
    assert (status, "za duże" in page) == (413, True)


def test_nobody_and_no_token_is_in_any_log(machine, reader):
    token = "Mjox-1u2V3wZk4abcDEF0123456789"
    for path in (f"/moj-zapis/{token}/", f"/haslo/nowe/MQ/{token}/", f"/kalendarz/?szukaj={token}"):
        reader.ask(path)
    machine.manage(
        "shell",
        "-c",
        "from django.db import connection as c\nwith c.cursor() as u:\n"
        '    try: u.execute("select %s::int", [\'' + EMAIL + "'])\n    except Exception: pass",
    )
    written = [path.read_text(errors="replace") for path in (machine.folder / "log").iterdir()]
    written += [(machine.cluster.home / "log").read_text(), (machine.folder / "nginx" / "error.log").read_text()]
    for text in written:
        assert token not in text
        assert EMAIL not in text


def test_the_proxy_is_seen_to_say_how_one_came(machine, reader):
    assert told(reader)["stan"] == "działa"


def test_pages_come_from_the_proxy_as_fast_as_its_own_files(machine):
    page, own = Browser(), Browser(HTTP + 2)
    figures = {}
    for name, browser, path in (("page", page, "/kalendarz/"), ("own file", own, "/own.html")):
        browser.ask(path)
        times = []
        for _time in range(300):
            began = time.perf_counter()
            assert browser.ask(path)[0] == 200
            times.append((time.perf_counter() - began) * 1000)
        figures[name] = statistics.median(times)
        browser.close()
    tell("through nginx (median)", ", ".join(f"{name} {value:.2f} ms" for name, value in figures.items()))


def test_the_way_back_is_one_command(machine, reader):
    with Crowd(UNCACHED) as crowd:
        began = time.monotonic()
        done(machine.osl("rollback"))
        tell("rollback", f"{time.monotonic() - began:.1f} s, {crowd}")
    assert crowd.errors == []
    assert (machine.home / "current").resolve().name == "osl-old"
    sign_in(reader)
    assert status_of(reader, "/biuro/ustawienia/stan-systemu/") == 200
    done(machine.osl("rollback"))
    assert (machine.home / "current").resolve().name == "osl-new"


def test_a_release_that_does_not_start_is_taken_back_at_once(machine, reader):
    broken = machine.folder / "osl-broken"
    with tarfile.open(machine.folder / "osl-new.tar.gz") as archive:
        archive.extractall(broken, filter="data")
    manage = broken / "manage.py"
    manage.write_text(manage.read_text().replace('if __name__ == "__main__":', "raise SystemExit(3)\nif True:"))
    refused = machine.osl("upgrade", broken)
    assert refused.returncode == 1
    assert not (machine.home / "releases" / "osl-broken").exists()
    assert status_of(reader, UNCACHED) == 200


def test_more_centres_live_on_one_machine(machine):
    for name in ("druga", "trzecia"):
        machine.add_centre(name)
        assert '"działa"' in done(machine.osl("start", name))
    assert "nie działa" not in machine.osl("status").stdout
    each = [machine.memory(name) for name in ("druga", "trzecia")]
    tell("memory of a centre (web and worker)", f"{statistics.mean(each):.0f} MB; of ten some {10 * max(each):.0f} MB")
