"""The waiting line keeps its promise: whoever comes, gives up, is moved or counted anew, in whatever order."""

from datetime import time, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from activities import services
from activities.models import Occurrence, Registration
from activities.registrations.codes import page_of_registration
from activities.seats import seats_of, served
from osl_site.common import clock
from osl_site.common.audit.models import Actor
from tests import builders
from tests.activities.builders import line_up, make_activity, make_occurrence, sign_up

pytestmark = pytest.mark.django_db
GROUPS = st.lists(st.integers(1, 8), max_size=20)
ACTS = ("come", "come", "give_up", "confirm", "people", "capacity", "hand_on", "late", "move")
TOLD = {"waiting": "waiting", "offered": "offered", "expired": "expired", "confirmed": "confirmation"}


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


# The line beside the database


@given(st.integers(0, 30), GROUPS)
def test_along_the_line_nobody_gets_what_is_enough_for_somebody_before(free, line):
    got = served(free, line)
    assert got == sorted(set(got))
    assert sum(line[position] for position in got) <= free
    for position, people in enumerate(line):
        before = sum(line[other] for other in got if other < position)
        assert (position in got) == (people <= free - before)


@given(st.integers(0, 30), GROUPS, GROUPS)
def test_who_joins_the_end_of_the_line_takes_nothing_from_those_before(free, line, later):
    assert [position for position in served(free, line + later) if position < len(line)] == served(free, line)


@given(GROUPS)
def test_where_nobody_counts_places_everybody_is_served(line):
    assert served(None, line) == [*range(len(line))]


# The line in the database


class Waiters:
    """One meeting, to which anything happens; whatever is refused changes nothing."""

    def __init__(self, capacity: int, at) -> None:
        self.activity = make_activity(sign_up="needed", capacity=capacity, waiting_limit=6)
        self.office, self.at = self.activity.in_charge, at
        self.occurrence = make_occurrence(self.activity)

    def row(self, number: int) -> Registration | None:
        rows = [*self.occurrence.registrations.active().order_by("id")]
        return rows[number % len(rows)] if rows else None

    def come(self, number: int) -> None:
        sign_up(self.occurrence, people=number)

    def give_up(self, number: int) -> None:
        services.give_up(self.row(number), by=Actor.RESIDENT)

    def confirm(self, number: int) -> None:
        services.confirm_place(self.row(number), by=Actor.RESIDENT)

    def people(self, number: int) -> None:
        row = self.row(number)
        services.change_registration(row, {"people": number}, revision=row.revision, by=self.office)

    def capacity(self, number: int) -> None:
        services.change_place(self.occurrence, venue=None, capacity=number, by=self.office)

    def hand_on(self, number: int) -> None:
        self.activity.refresh_from_db()
        services.change_activity(self.activity, {"capacity": number}, revision=self.activity.revision, by=self.office)

    def late(self, _number: int) -> None:
        builders.run_queue()
        self.at(2026, 11, 24, 18)
        services.expire_offered_seats(self.occurrence, by=Actor.WORKER)
        self.at(2026, 11, 23, 9)

    def move(self, number: int) -> None:
        day = clock.today() + timedelta(days=10 + number)
        services.move_occurrence(self.occurrence, day=day, starts=time(10), ends=time(12), by=self.office)

    def standing(self) -> dict[int, str]:
        return dict(self.occurrence.registrations.order_by("id").values_list("pk", "state"))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_order_is_as_said_and_everybody_is_told(seed, at):
    chance = Random(seed)
    waiters = Waiters(chance.randint(2, 5), at)
    for number in (2, 1, 3, 1, 2, 1):
        happen(waiters, "come", number)
    for _act in range(20):
        happen(waiters, chance.choice(ACTS), chance.randint(1, 6))


def happen(waiters: "Waiters", act: str, number: int) -> None:
    before = waiters.standing()
    if act in ("give_up", "confirm", "people") and not waiters.row(number):
        return
    try:
        getattr(waiters, act)(number)
    except ValidationError:
        assert waiters.standing() == before
    holds(waiters, before)


def holds(waiters: Waiters, before: dict[int, str]) -> None:
    """What is true of the line whenever nobody is at work on it."""
    occurrence = Occurrence.objects.select_related("activity").get(pk=waiters.occurrence.pk)
    seats, rows = seats_of(occurrence), {row.pk: row for row in occurrence.registrations.all()}
    waiting = [row for row in rows.values() if row.state == "waiting"]
    assert seats.taken <= seats.capacity
    assert all(seats.free < row.people <= seats.capacity for row in waiting)
    assert occurrence.is_full == (seats.free == 0)
    seated = [row for row in rows.values() if row.has_seat and before.get(row.pk, "waiting") == "waiting"]
    for row in seated:
        free = seats.free + sum(other.people for other in seated if other.pk >= row.pk)
        assert all(earlier.people > free for earlier in waiting if earlier.pk < row.pk)
    for row in rows.values():
        if row.state in TOLD and before.get(row.pk) != row.state:
            assert row.notices.filter(kind=TOLD[row.state]).exists(), row.state


# What is said


def test_a_group_larger_than_the_hall_is_refused_at_its_field(organiser):
    builders.office(organiser_phone="897610295")
    occurrence, (row,) = line_up(3, 1)
    of_residents = "Na to spotkanie są tylko 3 miejsca. Wpisz mniej osób albo zadzwoń do nas."
    of_staff = "Liczba miejsc na tym spotkaniu: 3. Zaproponuj inne spotkanie albo zmień tę liczbę."
    for act, sentence in (
        (lambda: sign_up(occurrence, people=4), of_residents),
        (lambda: sign_up(occurrence, people=4, by=organiser), of_staff),
        (lambda: services.change_registration(row, {"people": 4}, revision=1, by=organiser), of_staff),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.message_dict["people"] == [sentence]


def test_a_hall_does_not_become_smaller_than_a_group_that_waits(organiser):
    occurrence, _rows = line_up(4, 1)
    sign_up(occurrence, people=4)
    for act in (
        lambda: services.change_activity(occurrence.activity, {"capacity": 3}, revision=1, by=organiser),
        lambda: services.change_place(occurrence, venue=None, capacity=3, by=organiser),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        (sentence,) = refusal.value.message_dict["capacity"]
        assert "czeka grupa, w której osób jest 4. Wpisz co najmniej 4" in sentence


@pytest.mark.parametrize(
    "statement",
    [
        "update activities_registration set people = 5 where state = 'waiting'",
        "update activities_registration set state = 'waiting', people = 5 where state = 'confirmed'",
        "update activities_occurrence set capacity = 3",
        "update activities_activity set capacity = 3",
    ],
)
def test_the_database_itself_lets_nobody_wait_in_vain(statement):
    occurrence, _rows = line_up(4, 1)
    sign_up(occurrence, people=4)
    refused = pytest.raises(IntegrityError, match="more people wait together")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_line_of_a_meeting_that_had_begun_goes_on_when_it_is_moved(at, organiser):
    occurrence, rows = line_up(1, 2)
    at(2026, 12, 1, 10, 30)
    services.give_up(rows[0], by=organiser)
    assert Registration.objects.get(pk=rows[1].pk).state == "waiting"
    occurrence.refresh_from_db()
    later = {"day": clock.today() + timedelta(days=7), "starts": time(10), "ends": time(12)}
    services.move_occurrence(occurrence, **later, by=organiser)
    assert Registration.objects.get(pk=rows[1].pk).state == "offered"


def test_a_group_in_line_is_told_by_which_rule_somebody_later_may_be_first(client):
    occurrence, _rows = line_up(2, 1)
    rule = "Wolne miejsca dostaje pierwsza osoba z listy, dla której ich wystarczy."
    group = sign_up(occurrence, people=2)
    assert group.state == "waiting"
    assert rule in page_of(client, group)
    assert sign_up(occurrence).state == "confirmed"
    assert rule not in page_of(client, sign_up(occurrence))
    assert rule in client.get(f"/spotkania/{occurrence.pk}/zapis/").text


def test_who_still_waits_when_it_begins_is_told_that_no_place_came(client, at):
    _occurrence, rows = line_up(1, 3)
    services.give_up(rows[0], by=Actor.RESIDENT)
    at(2026, 12, 1, 10, 30)
    assert "Czas na potwierdzenie minął, bo spotkanie już się zaczęło." in page_of(client, rows[1])
    assert "Do początku spotkania nie zwolniło się miejsce." in page_of(client, rows[2])


def page_of(client, row) -> str:
    return client.get(page_of_registration(row)).text
