"""`manage.py test --deploy`: an office on a server, set up, served, disturbed, upgraded and taken back.

One story, told in order, on PostgreSQL 15 and nginx; it prints what it measured. Not part of the ordinary tests.
"""

import os
import re
import signal
import statistics
import subprocess
import tarfile
import time
from urllib.parse import urlsplit

import pyotp
import pytest

from tests.deploy.machine import HTTP
from tests.deploy.readers import Browser, Crowd, Writer
from tests.deploy.telling import UNCACHED, answers, done, in_by_two_steps, of_git, status_of, tell, told
from tests.machine.waiting import until
from tests.tools import ROOT

pytestmark = pytest.mark.deploy
HOME = "/biuro/ustawienia/stan-systemu/"


def last_version():
    """The newest tag, or where there is none the commit before the last one that added a migration. If that one made
    all migrations anew, it is the last version itself: no database of before can be brought up to date."""
    tag = subprocess.run(["git", "-C", ROOT, "describe", "--tags", "--abbrev=0"], capture_output=True, text=True)
    if tag.returncode == 0:
        return tag.stdout.strip()
    added = last_change_of_migrations("A")
    return added if added == last_change_of_migrations("D") else f"{added}~1"


def last_change_of_migrations(kind):
    command = ["git", "-C", ROOT, "log", "-1", "--format=%H", "--no-renames", f"--diff-filter={kind}"]
    asked = [*command, "--", "*/migrations/*.py"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


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


def test_the_first_administrator_comes_in_by_the_link_of_the_set_up(machine, reader, administrator):
    began = time.monotonic()
    said = machine.manage("setup", "--email", administrator.email, "--name", "Anna Nowak", as_owner=True)
    tell("manage.py setup", f"{time.monotonic() - began:.1f} s")
    link = re.search(r"^ +https://\S+", said, re.MULTILINE)[0].strip()
    page = reader.open(urlsplit(link).path)
    password = administrator.password
    assert reader.send(page, new_password1=password, new_password2=password)[0] == 302
    page = reader.open("/logowanie/")
    assert reader.send(page, username=administrator.email, password=password)[0] == 302
    assert status_of(reader, HOME) == 200
    administrator.cookies = dict(reader.cookies)


def test_whoever_joins_an_app_signs_in_by_two_steps(machine, reader, administrator):
    first = Browser()
    first.cookies |= administrator.cookies
    page = first.open("/biuro/ustawienia/moje-logowanie/aplikacja/")
    administrator.secret = re.search(r"<strong>([A-Z2-7 ]{20,})</strong>", page)[1].replace(" ", "")
    app = pyotp.TOTP(administrator.secret)
    _status, page = first.send(page, code=app.now())
    administrator.codes = re.findall(r"\d{4}-\d{4}-\d{4}", page)
    assert len(administrator.codes) == 10
    first.close()

    began = time.perf_counter()
    _status, page = reader.send(
        reader.open("/logowanie/"), username=administrator.email, password=administrator.password
    )
    assert status_of(reader, HOME) == 302  # the password alone opens nothing
    assert reader.send(page, kod=app.at(time.time() + 30))[0] == 302
    assert status_of(reader, HOME) == 200
    tell("signing in by two steps, five answers", f"{(time.perf_counter() - began) * 1000:.0f} ms")


def test_the_upgrade_to_this_version_turns_nobody_away_and_loses_no_word(machine, reader, administrator):
    in_by_two_steps(reader, administrator)
    archive = of_git("HEAD", machine.folder / "osl-new.tar.gz")
    with Crowd(UNCACHED) as crowd, Writer(reader.cookies) as writer:
        began = time.monotonic()
        said = done(machine.osl("upgrade", archive))
        tell("upgrade", f"{time.monotonic() - began:.1f} s, {crowd}")
    tell("written meanwhile", f"{len(writer.written)} rows, {writer}")
    assert '"działa"' in said
    assert crowd.errors + writer.errors == []
    assert machine.names_of_groups("gmina") == writer.written
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


def test_the_database_is_killed_and_the_office_goes_on(machine, reader):
    with Crowd("/kalendarz/") as crowd:
        machine.kill_database()
        assert until(answers, seconds=60)
    tell("database killed", crowd)
    assert until(lambda: told(reader)["stan"] == "działa", seconds=60), told(reader)


def test_the_process_of_the_proxy_is_killed(machine):
    (before,) = machine.children(machine.nginx.pid)[:1]
    os.kill(before, signal.SIGKILL)
    assert until(lambda: before not in machine.children(machine.nginx.pid) and answers("/kalendarz/"), seconds=20)


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
    master = machine.service("web").process.pid
    before = machine.children(master)
    assert len(before) == 2
    with Crowd(UNCACHED) as crowd:
        os.kill(before[0], signal.SIGKILL)
        assert until(lambda: len(set(machine.children(master)) - set(before)) == 1, seconds=20)
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


def test_nobody_and_no_token_is_in_any_log(machine, reader, administrator):
    token = "Mjox-1u2V3wZk4abcDEF0123456789"
    for path in (f"/moj-zapis/{token}/", f"/haslo/nowe/MQ/{token}/", f"/kalendarz/?szukaj={token}"):
        reader.ask(path)
    machine.manage(
        "shell",
        "-c",
        "from django.db import connection as c\nwith c.cursor() as u:\n"
        '    try: u.execute("select %s::int", [\'' + administrator.email + "'])\n    except Exception: pass",
    )
    written = [path.read_text(errors="replace") for path in (machine.folder / "log").iterdir()]
    written += [(machine.cluster.home / "log").read_text(), (machine.folder / "nginx" / "error.log").read_text()]
    for text in written:
        assert token not in text
        assert administrator.email not in text


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


def test_the_way_back_is_one_command(machine, reader, administrator):
    with Crowd(UNCACHED) as crowd:
        began = time.monotonic()
        done(machine.osl("rollback"))
        tell("rollback", f"{time.monotonic() - began:.1f} s, {crowd}")
    assert crowd.errors == []
    assert (machine.home / "current").resolve().name == "osl-old"
    in_by_two_steps(reader, administrator)
    done(machine.osl("rollback"))
    assert (machine.home / "current").resolve().name == "osl-new"


def another_release(machine, name, file, before, now):
    """The present one with other words in one of its files."""
    folder = machine.folder / name
    with tarfile.open(machine.folder / "osl-new.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    place = folder / file
    assert before in place.read_text()
    place.write_text(place.read_text().replace(before, now))
    return folder


def test_a_release_that_cannot_begin_is_refused_at_once(machine, reader):
    broken = another_release(
        machine, "osl-broken", "manage.py", 'if __name__ == "__main__":', "raise SystemExit(3)\nif True:"
    )
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


def test_where_one_centre_is_silent_in_a_new_release_all_come_back_to_the_old(machine, reader, administrator):
    silent = another_release(
        machine,
        "osl-silent",
        "osl_site/wsgi.py",
        "import os\n",
        "import os\nassert 'druga' not in os.environ['DATABASE_URL']\n",
    )
    began = time.monotonic()
    refused = machine.osl("upgrade", silent)
    tell("a release in which one centre is silent, and back", f"{time.monotonic() - began:.1f} s")
    assert (refused.returncode, "druga nie odpowiada" in refused.stdout) == (1, True)
    assert refused.stdout.rstrip().endswith("Znowu działa osl-new."), refused.stdout
    assert (machine.home / "current").resolve().name == "osl-new"
    assert "nie odpowiada" not in machine.osl("status").stdout
    in_by_two_steps(reader, administrator)
