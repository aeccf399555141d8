"""The calendar's version: another one after every change that residents can see, by whatever way it was made."""

import threading
import urllib.request

import psycopg
import pytest
from django.db import connection, transaction

from activities import services
from activities.calendar.cache_version import version
from activities.models import CalendarChange, Occurrence
from osl_site.common.accounts.models import User
from tests import builders, office
from tests.activities.builders import make_activity, make_occurrence, venue
from tests.machine.waiting import until
from tests.partners.builders import partner

TABLES = [
    "activities_occurrence",
    "activities_activity",
    "activities_activity_groups",
    "activities_activity_services",
    "activities_activitypartner",
    "activities_venue",
    "partners_partner",
    "centre_centre",
    "centre_commune",
    "centre_village",
    "centre_locality",
    "centre_targetgroup",
    "centre_theme",
]


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", TABLES)
def test_any_statement_on_what_residents_see_is_another_version(table, owner):
    seen = [version()]
    for statement in (f"update {table} set id = id where false", f"delete from {table} where false"):
        run(statement.replace("id = id", _column(table)))
        seen.append(version())
    assert len(set(seen)) == 3
    assert CalendarChange.objects.count() == 1


def _column(table):
    key = {"centre_commune": "terc", "centre_locality": "simc"}.get(table, "id")
    return f"{key} = {key}"


def test_rows_that_are_made_and_acts_are_another_version(db, organiser):
    seen = [version()]
    for make in (
        lambda: venue(),
        lambda: make_occurrence(make_activity(groups=[builders.group()])),
        lambda: services.annotate_occurrence(make_occurrence(), note="Weź kubek", by=organiser),
    ):
        make()
        seen.append(version())
    assert len(set(seen)) == len(seen)


def test_what_was_rolled_back_never_was(db):
    before = version()
    with transaction.atomic():
        partner()
        assert version() != before
        transaction.set_rollback(True)
    assert version() == before


def test_what_nobody_outside_sees_is_no_change(db, organiser):
    before = version()
    builders.user("coworker")
    assert version() == before


@pytest.fixture
def two(own_database):
    """Two connections of their own, which give up soon when they have to wait."""
    parameters = office.server_parameters(own_database) | {"options": "-c lock_timeout=2000"}
    with psycopg.connect(**parameters) as one, psycopg.connect(**parameters) as other:
        yield one, other


RENAME = "update activities_activity set title = title || '!' where id = (select min(id) from activities_activity)"
RENAME_PLACE = "update activities_venue set address = address || '!' where id = (select min(id) from activities_venue)"


def test_writers_do_not_wait_for_each_other_and_each_commit_is_a_version(two):
    one, other = two
    seen = [version()]
    one.execute(RENAME)
    seen.append(version())
    other.execute(RENAME_PLACE)  # would wait for the first here, were there one row to count up
    other.commit()
    seen.append(version())
    one.commit()  # the older mark is committed last
    seen.append(version())

    assert seen[0] == seen[1]
    assert len(set(seen[1:])) == 3


def test_writers_that_lock_in_another_order_do_not_stop_each_other(two):
    one, other = two
    one.execute(RENAME)
    other.execute(RENAME_PLACE)
    one.execute("update centre_locality set name = name where simc = (select min(simc) from centre_locality)")
    other.execute("update centre_targetgroup set name = name")
    one.commit()
    other.commit()
    assert CalendarChange.objects.count() <= 2


def test_under_many_writers_no_commit_is_missed_and_the_marks_stay_few(own_database):
    """Each writer commits, then reads: what it reads must differ from all that anybody read before its commit."""
    seen, wrong, lock = set(), [], threading.Lock()

    def write(number):
        with psycopg.connect(**office.server_parameters(own_database), autocommit=True) as mine:
            for _ in range(25):
                with lock:
                    before = set(seen)
                mine.execute("update centre_targetgroup set name = name where id = %s", [number])
                now = mine.execute("select string_agg(id::text, ',' order by id) from activities_calendarchange")
                after = now.fetchone()[0]
                with lock:
                    seen.add(after)
                    if after in before:
                        wrong.append(after)

    threads = [threading.Thread(target=write, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert CalendarChange.objects.count() < 10


def read(site, path):
    with urllib.request.urlopen(site + path, timeout=10) as answer:
        assert answer.headers["Set-Cookie"] is None
        return answer.read().decode()


def test_a_change_shows_within_two_seconds_in_every_process(own_database, tmp_path):
    """Two workers hold the page ready; another process, this one, changes a title."""
    organiser = User.objects.get(email="organizator@przyklad.pl")
    occurrence = Occurrence.objects.filter(cancelled_at=None, starts_at__gt="2026-12-02T00:00:00+01:00").first()
    with office.served(own_database, tmp_path / "log", workers=2) as site:
        path = "/kalendarz/?od=2026-12-02"
        for _ in range(40):
            read(site, path)
        services.annotate_occurrence(occurrence, note="Weź własny kubek", by=organiser)
        assert until(lambda: all("Weź własny kubek" in read(site, path) for _ in range(40)), seconds=2)
