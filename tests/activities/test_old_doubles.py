"""Who was signed up twice before names were folded: one place after the migration, and a page that says as before."""

from importlib import import_module

import pytest
from django.db import connection

from activities.models import Registration
from activities.seats import seats_of
from tests import builders
from tests.activities.builders import line_up, sign_up
from tests.breaking import sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("owner")]
MERGE = import_module("activities.migrations.0031_repeated_rows").Migration.operations[0].sql
SPELLED = ["Maria Nówak", "maria nowak", "MARIA NOWAK"]


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def doubles(occurrence, *spelled):
    """Rows as they could stand before: by SQL, past the index that came later."""
    rows = [sign_up(occurrence) for _name in spelled]
    for row, name in zip(rows, spelled, strict=True):
        sql(f"update activities_registration set name = '{name}', phone = '601234567', email = '' where id = {row.pk}")
    return rows


def states():
    return list(Registration.objects.order_by("id").values_list("state", "told_state", "repeats"))


def test_of_three_spellings_the_first_keeps_the_place_and_the_index_fits():
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = 'registration_once'")
        (index,) = cursor.fetchone()
    sql("drop index registration_once")
    occurrence, _rows = line_up(2, 0)
    other = sign_up(occurrence, name="Maria Nowak")
    first, *_waiting = doubles(occurrence, *SPELLED)
    assert states() == [("confirmed", "", None)] * 2 + [("waiting", "", None)] * 2
    sql(MERGE)
    kept = ("confirmed", "", None)
    assert states() == [kept, kept, *[("repeated", "waiting", first.pk)] * 2]
    sql("set constraints all immediate")
    sql(index)
    assert (seats_of(occurrence).taken, seats_of(occurrence).waiting) == (2, 0)
    other.refresh_from_db()
    assert other.phone != "601234567"


def test_who_waited_and_then_got_a_place_under_another_spelling_keeps_the_place():
    sql("drop index registration_once")
    occurrence, (taken,) = line_up(1, 1)
    waits, has_place = doubles(occurrence, *SPELLED[:2])
    sql(f"update activities_registration set state = 'cancelled' where id = {taken.pk}")
    sql(f"update activities_registration set state = 'confirmed' where id = {has_place.pk}")
    sql(MERGE)
    assert states()[1:] == [("repeated", "waiting", has_place.pk), ("confirmed", "", None)]
    assert waits.pk < has_place.pk
