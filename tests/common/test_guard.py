"""Holding machines off forms that are open to everybody: what counts, what is asked for, and that nobody is known."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory

from osl_site.common import clock
from osl_site.common.guard.guard import STAMP, TRAP, Guard
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.guard.models import Counter, DaySecret, SpentWork
from osl_site.common.guard.services import DAY, HOUR, MINUTE, WorkWanted, count, so_far, take_work
from osl_site.common.guard.stamps import Stamp
from osl_site.common.privacy.services import remove_due
from tests.activities.working import answer_to

pytestmark = pytest.mark.django_db
PURPOSE = "tests:1"
AGAIN = "naciśnij przycisk jeszcze raz"


@pytest.fixture(autouse=True)
def morning(at, settings):
    at(2026, 11, 24, 9)
    settings.GUARD_LEAST_SECONDS = 3


def sent(**fields):
    return Guard(RequestFactory().post("/", fields), PURPOSE, asks=lambda: False)


# Counting


def test_each_span_is_counted_by_itself_and_each_mailbox_too(at):
    assert [count("letter", "a@b.pl", span=DAY) for _time in range(3)] == [1, 2, 3]
    assert count("letter", "c@d.pl", span=DAY) == 1
    assert count("letter", "a@b.pl", span=HOUR) == 1
    assert count("letter", "a@b.pl", span=MINUTE) == 1
    at(2026, 11, 24, 9, 1)
    assert count("letter", "a@b.pl", span=MINUTE) == 1
    assert so_far("letter", "a@b.pl", span=DAY) == 3
    assert so_far("letter", "nobody", span=DAY) == 0
    at(2026, 11, 25, 0, 0)
    assert so_far("letter", "a@b.pl", span=DAY) == 0


def test_to_count_is_one_query(django_assert_num_queries):
    count("letter", "a@b.pl", span=DAY)
    with django_assert_num_queries(1):
        count("letter", "a@b.pl", span=DAY)


def test_who_was_counted_is_not_kept_and_the_secret_is_thrown_away_with_the_day(at):
    count("letter", "ofiara@przyklad.pl", span=DAY)
    before = Counter.objects.get().bucket
    assert "ofiara" not in before
    at(2026, 11, 25, 0, 5)
    remove_due("counters")
    assert (Counter.objects.count(), DaySecret.objects.count()) == (0, 0)
    count("letter", "ofiara@przyklad.pl", span=DAY)
    assert Counter.objects.get().bucket != before


def test_the_day_that_goes_on_is_not_forgotten():
    count("letter", span=DAY)
    take_work(stamp := Stamp.fresh(PURPOSE), answer_to(stamp))
    remove_due("counters")
    assert (so_far("letter", span=DAY), SpentWork.objects.count()) == (1, 1)


def test_nothing_of_it_is_written_to_the_log_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("select relname, relpersistence from pg_class where relname like 'guard%' and relkind = 'r'")
        assert dict(cursor.fetchall()) == dict.fromkeys(("guard_counter", "guard_daysecret", "guard_spentwork"), "u")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria.Nowak+kurs@GMail.com", "marianowak@googlemail.com"),
        ("maria+1@przyklad.pl", "MARIA+2+3@przyklad.pl"),
    ],
)
def test_addresses_of_one_mailbox_are_one(one, other):
    assert mailbox_of(one) == mailbox_of(other)


ADDRESSES = ["Ma.Ria+1@GMAIL.com", "a.b+c+d@x.pl", "+x@y.pl", "++a@y.pl", '"a@b"@x.pl', "a@b@gmail.com", "x", "", "@"]


def test_other_mailboxes_stay_apart_and_the_database_finds_as_we_do():
    assert len({mailbox_of(one) for one in ADDRESSES}) == len(ADDRESSES)
    assert mailbox_of("ma.ria@przyklad.pl") != mailbox_of("maria@przyklad.pl")
    with connection.cursor() as cursor:
        cursor.execute(
            "select osl_mailbox(t) from unnest(%s::text[]) with ordinality as a (t, n) order by n", [ADDRESSES]
        )
        assert [found for (found,) in cursor.fetchall()] == [mailbox_of(one) for one in ADDRESSES]


# Work


def test_work_lets_in_one_form():
    stamp = Stamp.fresh(PURPOSE)
    answer = answer_to(stamp)
    take_work(stamp, answer)
    with pytest.raises(WorkWanted):
        take_work(stamp, answer)


def test_work_for_another_page_or_of_yesterday_or_none_at_all_lets_nobody_in(at):
    stamp = Stamp.fresh(PURPOSE)
    answer = answer_to(stamp)
    spoiled = [
        (stamp, ""),
        (stamp, "x"),
        (stamp, answer + "0" * 40),
        (Stamp("tests:2", stamp.text), answer),
        (Stamp(PURPOSE, stamp.text + "x"), answer),
        (Stamp(PURPOSE, ""), answer),
    ]
    for one, said in spoiled:
        with pytest.raises(WorkWanted):
            take_work(one, said)
    at(2026, 11, 25, 9, 1)
    with pytest.raises(WorkWanted):
        take_work(stamp, answer)
    assert SpentWork.objects.count() == 0


# What no person sends at the first try


def test_who_reads_before_pressing_is_let_in(at):
    text = Stamp.fresh(PURPOSE).text
    for moment in ((2026, 11, 24, 9, 0, 3), (2026, 11, 25, 9)):
        at(*moment)
        sent(**{STAMP: text}).refuse_machines()


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({TRAP: "https://przyklad.pl"}, (2026, 11, 24, 9, 5)),
        ({}, (2026, 11, 24, 9, 0, 2)),
        ({}, (2026, 11, 25, 9, 0, 1)),
        ({STAMP: ""}, (2026, 11, 24, 9, 5)),
        ({STAMP: "1.x"}, (2026, 11, 24, 9, 5)),
        ({STAMP: "\x00"}, (2026, 11, 24, 9, 5)),
    ],
)
def test_a_field_nobody_sees_haste_and_a_page_of_yesterday_show_a_page_that_may_be_sent_at_once(fields, moment, at):
    text = Stamp.fresh(PURPOSE).text
    at(*moment)
    guard = sent(**{STAMP: text} | fields)
    with pytest.raises(ValidationError, match=AGAIN):
        guard.refuse_machines()
    sent(**{STAMP: guard.stamp.text}).refuse_machines()


def test_the_stamp_of_another_form_is_none():
    stamp = Stamp.fresh("tests:2", age=datetime.timedelta(minutes=1))
    with pytest.raises(ValidationError, match=AGAIN):
        sent(**{STAMP: stamp.text}).refuse_machines()
    assert stamp.drawn_at == clock.now() - datetime.timedelta(minutes=1)
