from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from partners import rules, services
from partners.models import ContactPerson, Partner
from tests import builders
from tests.needs.builders import asset
from tests.partners.builders import partner, person

pytestmark = pytest.mark.django_db
VALUES = {"name": "Koło Gospodyń w Kandytach", "kind": "rural_women"}
MARIA = {"name": "Maria Hnat", "phone": "897610001", "email": "", "is_public": True}
JAN = {"name": "Jan Sawka", "phone": "", "email": "jan@przyklad.pl", "is_public": False}


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "fields"))


def people_of(row):
    return list(row.people.order_by("name").values("name", "phone", "email", "is_public"))


def test_a_partner_is_entered_with_its_people_as_one_act(organiser):
    kandyty = builders.locality()
    row = services.create_partner(VALUES | {"localities": [kandyty]}, by=organiser, people=[MARIA, JAN])

    stored = Partner.objects.get()
    assert (stored, stored.name, list(stored.localities.all())) == (row, VALUES["name"], [kandyty])
    assert people_of(stored) == [JAN, MARIA]
    assert acts() == [("partner.created", [])]


def test_a_change_of_a_partner_is_stored_and_its_people_stay(organiser):
    row = partner()
    person(row)
    services.change_partner(row, {"offers": "Sala", "communes": [builders.commune()]}, revision=1, by=organiser)

    row.refresh_from_db()
    assert (row.offers, row.communes.count(), row.revision, row.people.count()) == ("Sala", 1, 2, 1)
    assert acts() == [("partner.changed", ["communes", "offers"])]


def test_the_list_of_people_is_whole_and_who_stays_is_not_written_anew(organiser):
    row = partner()
    maria, _ = person(row, **MARIA), person(row, name="Ewa Lis")
    services.change_partner(row, {}, revision=1, by=organiser, people=[MARIA, JAN])

    row.refresh_from_db()
    assert people_of(row) == [JAN, MARIA]
    assert row.people.get(name="Maria Hnat") == maria
    assert row.revision == 2
    assert acts() == [("partner.changed", ["people"])]


def test_the_same_people_once_more_change_nothing(organiser):
    row = partner()
    person(row, **MARIA), person(row, **JAN)
    row = services.change_partner(row, {"name": row.name}, revision=1, by=organiser, people=[JAN, MARIA])

    assert (row.revision, acts()) == (1, [("partner.changed", [])])


def test_nobody_on_the_list_removes_the_contact_data(organiser):
    row = partner()
    person(row)
    services.change_partner(row, {}, revision=1, by=organiser, people=[])

    assert not ContactPerson.objects.exists()


def test_data_that_were_asked_about_today_are_confirmed(organiser, at):
    at(2026, 12, 1, 9)
    row = services.confirm_partner(partner(confirmed_on=date(2026, 1, 5)), by=organiser)

    row.refresh_from_db()
    assert (row.confirmed_on, row.revision) == (date(2026, 12, 1), 2)
    assert acts() == [("partner.confirmed", ["confirmed_on"])]


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_keeps_the_list(role):
    row = partner()
    for act in (
        partial(services.create_partner, VALUES, people=[MARIA]),
        partial(services.change_partner, row, {"name": "Inny"}, revision=1),
        partial(services.change_partner, row, {}, revision=1, people=[MARIA]),
        partial(services.confirm_partner, row),
    ):
        with pytest.raises(PermissionDenied):
            act(by=builders.user(role))
    assert (Partner.objects.get().name, ContactPerson.objects.count(), acts()) == (row.name, 0, [])


@pytest.mark.parametrize(("values", "people"), [({"name": "Świetlica"}, []), ({}, [JAN])])
def test_the_second_of_two_people_is_stopped_even_if_the_first_changed_only_the_contacts(values, people, organiser):
    row = partner()
    services.change_partner(row, values, revision=1, by=organiser, people=people)
    with pytest.raises(ChangedMeanwhile):
        services.change_partner(row, {"name": "Parafia"}, revision=1, by=organiser, people=[MARIA])

    assert (Partner.objects.filter(name="Parafia").exists(), len(acts())) == (False, 1)
    assert people_of(row) == people


def test_confirming_stops_a_form_opened_before_it(organiser):
    row = partner()
    services.confirm_partner(row, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_partner(row, {"confirmed_on": None}, revision=1, by=organiser)


@pytest.mark.parametrize(
    ("values", "field"), [({"name": " "}, "name"), ({"kind": "circus"}, "kind"), ({"name": "Remiza"}, "name")]
)
def test_unusable_values_are_refused_by_field_and_leave_no_trace(values, field, organiser):
    partner(name="Remiza")
    with pytest.raises(ValidationError) as refusal:
        services.create_partner(VALUES | values, by=organiser, people=[MARIA])
    assert field in refusal.value.error_dict
    assert (Partner.objects.count(), ContactPerson.objects.count(), acts()) == (1, 0, [])


def test_a_person_with_a_broken_address_stops_the_whole_act(organiser):
    row = partner()
    with pytest.raises(ValidationError):
        services.change_partner(row, {"name": "Inny"}, revision=1, by=organiser, people=[JAN | {"email": "jan"}])

    assert (Partner.objects.get().name, acts()) == (row.name, [])


def test_the_database_refuses_a_partner_without_a_name():
    partner()
    with pytest.raises(IntegrityError, match="partner_has_name"), transaction.atomic():
        Partner.objects.update(name="")


def test_the_database_refuses_two_partners_of_one_name():
    partner(name="Remiza")
    with pytest.raises(IntegrityError, match="name"), transaction.atomic():
        partner(name="Remiza")


def test_a_partner_that_an_asset_belongs_to_is_not_deleted():
    row = partner()
    asset(partner=row)
    with pytest.raises(ProtectedError):
        row.delete()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("organiser", (True, True)),
        ("director", (True, True)),
        ("coworker", (False, True)),
        ("administrator", (False, False)),
    ],
)
def test_who_sees_people_that_are_not_public_and_those_that_are(role, seen):
    user = builders.user(role)

    assert tuple(rules.may_see_person(user, ContactPerson(is_public=public)) for public in (False, True)) == seen


@pytest.mark.parametrize(
    ("confirmed_on", "expected"), [(None, True), (date(2026, 6, 3), True), (date(2026, 6, 4), False)]
)
def test_data_are_to_be_confirmed_again_after_180_days(confirmed_on, expected):
    today, row = date(2026, 12, 1), partner(confirmed_on=confirmed_on)

    assert row.is_to_confirm(today) is expected
    assert Partner.objects.to_confirm(today).exists() is expected


def test_partners_stand_in_polish_order():
    for name in ("Zespół", "Łączka", "Ćmielów", "Lira", "Celulo", "Marzenie"):
        partner(name=name)

    names = ["Celulo", "Ćmielów", "Lira", "Łączka", "Marzenie", "Zespół"]
    assert list(Partner.objects.values_list("name", flat=True)) == names
