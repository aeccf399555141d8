"""The office of `test_server.py` is backed up, its database destroyed, and comes back in another one."""

import re
import time

import psycopg
import pytest

from osl_site.common.backup import contents
from osl_site.machine.postgres.embedded import OWNER
from tests.deploy.readers import Crowd
from tests.deploy.telling import UNCACHED, answers, done, in_by_two_steps, of_git, status_of, tell, told
from tests.machine.waiting import until

pytestmark = pytest.mark.deploy
STAFF = "/biuro/"
MOVE_BY_THEMSELVES = {  # what a backup, a restore and the worker write down, and who comes in meanwhile
    "audit_entry",
    "auth_permission",
    "backup_backup",
    "django_content_type",
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}


@pytest.fixture(scope="module")
def lost():
    """What was there, and where its backup is; filled as the story goes."""
    return {}


def rows(machine, database):
    with psycopg.connect(machine.cluster.url(database, OWNER), autocommit=True) as opened:
        opened.execute(contents.SAME_WORDS)
        tables, _left_out = contents.tables(opened)
        return {table.name: contents.rows(opened, table) for table in tables}


def archives(machine):
    return sorted((machine.folder / "backups").glob("*.tar.age"))


def test_a_backup_is_taken_for_two_keys_while_it_serves(machine, lost):
    keys = [machine.folder / name for name in ("sejf.txt", "administrator.txt")]
    public = [re.search(r"age1\w+", machine.manage("backup_key", key))[0] for key in keys]
    machine.say_of("gmina", OSL_BACKUP_DIR=str(machine.folder / "backups"), OSL_BACKUP_KEYS=",".join(public))
    done(machine.osl("start", "gmina"))
    lost["key"], lost["rows"] = keys[0], rows(machine, "gmina")
    began = time.monotonic()
    with Crowd(UNCACHED) as crowd:
        machine.manage("backup")
    tell("backup", f"{time.monotonic() - began:.1f} s, {crowd}")
    assert crowd.errors == []
    (lost["archive"],) = archives(machine)


def test_what_was_read_is_read_on_when_the_database_is_destroyed(machine, reader, lost):
    assert status_of(reader, "/kalendarz/") == 200
    lost["at"] = time.monotonic()
    machine.destroy_database("gmina")
    assert status_of(reader, "/kalendarz/") == 200
    assert until(lambda: status_of(reader, "/stan-systemu/") == 503, seconds=20)


def test_it_comes_back_in_another_database_with_every_row(machine, reader, administrator, lost):
    machine.move_to_new_database("gmina", "gmina_nowa")
    began = time.monotonic()
    said = machine.manage("restore", lost["archive"], "--identity", lost["key"], as_owner=True)
    tell("restore", f"{time.monotonic() - began:.1f} s")
    assert "porównane wiersz po wierszu" in said
    there = rows(machine, "gmina_nowa")
    assert {name for name in there if there[name] != lost["rows"].get(name)} <= MOVE_BY_THEMSELVES
    done(machine.osl("start", "gmina"))
    assert until(answers, seconds=30)
    tell("from the loss to the first page", f"{time.monotonic() - lost['at']:.1f} s")
    in_by_two_steps(reader, administrator)
    assert len(machine.names_of_groups("gmina_nowa")) > 0
    assert until(lambda: told(reader)["stan"] == "działa", seconds=60), told(reader)


def test_an_upgrade_takes_a_backup_first(machine, reader, administrator):
    before = archives(machine)
    done(machine.osl("upgrade", of_git("HEAD", machine.folder / "osl-next.tar.gz")))
    assert set(archives(machine)) - set(before)  # of one day the last one is kept
    done(machine.osl("rollback"))
    assert (machine.home / "current").resolve().name == "osl-new"
    in_by_two_steps(reader, administrator)
