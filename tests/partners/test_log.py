"""The log of cooperation: written down in half a minute, with what follows; read before the next call."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import GONE
from osl_site.common.promises import desk as promises_desk
from osl_site.common.promises.models import Promise
from osl_site.common.promises.services import keep_promise, make_promise
from partners import desk, services
from partners.forms.log import IS_PAST, NOT_YET
from partners.forms.naming import TWICE
from partners.log import known
from partners.models import LogEntry
from partners.models.log import NOTHING_SAID
from partners.services.log import WITH_NOBODY
from tests import builders
from tests.partners.builders import entry, partner, person

pytestmark = pytest.mark.django_db
LOG = "/biuro/partnerzy/dziennik/"
ADD = f"{LOG}nowy/"
NOBODY = "Nie ma takiego partnera w spisie. Wybierz z listy albo najpierw dodaj partnera."
SEVERAL = "Tak nazywa się kilku partnerów: PA-… KGW Pieszkowo, PA-… KGW Toprzyny. Wpisz numer jednego z nich."
TYPED = {"form": "call", "held_on": "2026-12-01", "agreed": "Koło ugotuje."}


@pytest.fixture
def desk_of(signed_in, organiser, at):
    at(2026, 12, 1, 9)
    return signed_in(organiser)


def test_three_fields_make_an_entry_and_what_follows_is_on_the_desk_until_it_is_done(desk_of, organiser, at):
    row = partner(name="KGW Pieszkowo")
    page = desk_of.get(f"{ADD}?partner={row.pk}")
    assert page.context["form"]["partner_1"].value() == "KGW Pieszkowo"
    step = {"step": "wysłać wzór zgody", "step_due": "2026-12-03"}
    answer = desk_of.post(ADD, TYPED | {"partner_1": "kgw pieszk"} | step)
    made = LogEntry.objects.get()
    assert (answer.status_code, answer.url, list(made.partners.all())) == (302, made.get_absolute_url(), [row])
    assert [one.act for one in Entry.objects.roots()] == ["log.created", "promise.made"]
    shown = desk_of.get(row.get_absolute_url()).content.decode()
    assert all(words in shown for words in ("Koło ugotuje.", "wysłać wzór zgody", "Ostatnio ustalono"))
    assert "wysłać wzór zgody, do 3.12.2026" in desk_of.get(LOG).content.decode()
    [matter] = promises_desk.promises_due(organiser)
    assert "wysłać wzór zgody" in matter.sentence
    keep_promise(Promise.objects.get(), outcome="wysłano", by=organiser)
    assert list(promises_desk.promises_due(organiser)) == []
    assert "zrobione 1.12.2026: wysłano" in " ".join(desk_of.get(made.get_absolute_url()).content.decode().split())


def test_what_nobody_said_is_in_a_week_and_seen_to_by_oneself(desk_of, organiser):
    partner(name="Remiza")
    desk_of.post(ADD, TYPED | {"partner_1": "Remiza", "step": "zadzwonić"})
    promise = Promise.objects.get()
    assert (promise.due, promise.owner, promise.is_private) == (date(2026, 12, 8), organiser, False)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"partner_1": [WITH_NOBODY]}),
        (
            {"partner_1": "Cyrk"},
            {"partner_1": ["Nie ma takiego partnera w spisie. Wybierz z listy albo najpierw dodaj partnera."]},
        ),
        (
            {"partner_1": "KGW"},
            {"partner_1": [SEVERAL]},
        ),
        ({"partner_1": "PA-999999"}, {"partner_1": ["Nie ma w spisie partnera PA-999999. Wybierz z listy."]}),
        ({"partner_1": "Remiza", "partner_2": "remiza"}, {"partner_2": [TWICE]}),
        ({"partner_1": "Remiza", "agreed": " "}, {"agreed": [NOTHING_SAID]}),
        ({"partner_1": "Remiza", "form": ""}, {"form": ["Zaznacz, jak to było."]}),
        ({"partner_1": "Remiza", "held_on": "2026-12-02"}, {"held_on": [NOT_YET]}),
        ({"partner_1": "Remiza", "step": "x", "step_due": "2026-11-30"}, {"step_due": [IS_PAST]}),
        (
            {"partner_1": "Remiza", "step_due": "2026-12-30"},
            {"step": ["Napisz, co trzeba zrobić, albo wyczyść datę i osobę."]},
        ),
    ],
)
def test_bad_words_are_refused_at_their_field_with_everything_still_there(typed, errors, desk_of):
    for name in ("KGW Pieszkowo", "KGW Toprzyny", "Remiza"):
        partner(name=name)
    page = desk_of.post(ADD, TYPED | typed)
    form = page.context["form"]
    told = {name: [re.sub(r"PA-\d+ KGW", "PA-… KGW", words) for words in said] for name, said in form.errors.items()}
    assert (page.status_code, told) == (200, errors)
    assert {name: form[name].value() for name in TYPED | typed} == TYPED | typed
    assert not LogEntry.objects.exists()


def test_a_withdrawn_partner_is_not_named_anew_and_stays_where_it_stood(desk_of, organiser):
    row = partner(name="Remiza")
    there = entry(row)
    services.withdraw_partner(row, reason="Nie działa.", by=organiser)
    assert "partner_1" in desk_of.post(ADD, TYPED | {"partner_1": "Remiza"}).context["form"].errors
    with pytest.raises(ValidationError):
        services.create_entry(
            {"form": "call", "held_on": date(2026, 12, 1), "agreed": "x", "partners": [row]}, by=organiser
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        entry(row)
    changed = TYPED | {"partner_1": "Remiza", "revision": "1", "agreed": "Inaczej."}
    assert desk_of.post(f"{there.get_absolute_url()}zmien/", changed).status_code == 302
    assert LogEntry.objects.get().agreed == "Inaczej."


def test_an_entry_names_a_partner_whoever_writes_it(organiser):
    there = entry(partner())
    with pytest.raises(IntegrityError, match="names a partner"), transaction.atomic():
        there.partners.clear()
        connection.check_constraints()
    with pytest.raises(IntegrityError, match="names a partner"), transaction.atomic():
        entry()
        connection.check_constraints()
    with pytest.raises(ValidationError, match=WITH_NOBODY):
        services.change_entry(there, {"partners": []}, revision=1, by=organiser)
    with pytest.raises(IntegrityError, match="log_says_something"), transaction.atomic():
        LogEntry.objects.update(agreed="", summary="")
    services.remove_entry(there, by=organiser)
    connection.check_constraints()


def test_who_may_change_what_somebody_wrote(coworker, organiser):
    theirs, ours = entry(partner(), by=organiser), entry(partner(), by=coworker)
    with pytest.raises(PermissionDenied):
        services.change_entry(theirs, {"agreed": "x"}, revision=1, by=coworker)
    with pytest.raises(PermissionDenied):
        services.remove_entry(theirs, by=coworker)
    for who, row in ((coworker, ours), (organiser, theirs)):
        assert services.change_entry(row, {"agreed": "Inaczej."}, revision=1, by=who).agreed == "Inaczej."
    with pytest.raises(PermissionDenied):
        services.create_entry({"form": "call"}, by=builders.user("administrator"))


def test_what_follows_goes_with_its_entry_and_the_second_press_is_told_so(organiser):
    there = entry(partner())
    make_promise(there, {"what": "x", "due": date(2026, 12, 9), "owner": organiser, "is_private": False}, by=organiser)
    services.remove_entry(LogEntry.objects.get(), by=organiser)
    assert (LogEntry.objects.exists(), Promise.objects.exists()) == (False, False)
    with pytest.raises(ValidationError, match=GONE[:20]):
        services.remove_entry(there, by=organiser)


def test_the_first_talk_is_when_a_person_must_know_at_the_latest(organiser, at):
    at(2026, 12, 1, 9)
    row = partner()
    person(row, added_on=date(2026, 11, 25))
    assert list(desk.to_inform(organiser)) == []
    entry(row, held_on=date(2026, 11, 20))
    assert list(desk.to_inform(organiser)) == []
    entry(row, held_on=date(2026, 11, 28))
    assert [one.inform_by for one in desk.to_inform(organiser)] == [date(2026, 11, 28)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Nowy", "Dawny"]),
        ("partner={}", ["Dawny"]),
        ("jak=visit", ["Nowy"]),
        ("od=2026-11-20", ["Nowy"]),
        ("do_dopilnowania=on", ["Dawny"]),
        ("szukaj=dawnego", ["Dawny"]),
        ("szukaj=remiza", ["Dawny"]),
        ("partner=x&jak=%00", ["Nowy", "Dawny"]),
    ],
)
def test_entries_are_found_by_partner_way_day_words_and_what_is_open(query, expected, desk_of, organiser):
    row, other = (
        services.create_partner({"name": "Remiza", "kind": "fire_brigade"}, by=organiser),
        partner(name="Szkoła"),
    )
    values = {"form": "call", "held_on": date(2026, 11, 2), "agreed": "Dawny", "partners": [row]}
    old = services.create_entry(values, by=organiser)
    services.create_entry(
        values | {"form": "visit", "held_on": date(2026, 11, 30), "agreed": "Nowy", "partners": [other]}, by=organiser
    )
    make_promise(old, {"what": "x", "due": date(2026, 12, 9), "owner": organiser, "is_private": False}, by=organiser)
    page = desk_of.get(f"{LOG}?{query.format(row.pk)}")
    assert [one.agreed for one in page.context["lines"]] == expected


def test_a_longer_log_and_a_longer_story_take_no_more_queries(desk_of, django_assert_num_queries):
    row = partner()
    entry(row, partner())
    desk_of.get(LOG), desk_of.get(row.get_absolute_url())
    with django_assert_num_queries(9):
        desk_of.get(LOG)
    with django_assert_num_queries(32):
        desk_of.get(row.get_absolute_url())
    for _ in range(29):
        entry(row, partner())
    with django_assert_num_queries(9):
        desk_of.get(LOG)
    with django_assert_num_queries(32):
        page = desk_of.get(row.get_absolute_url())
    assert (len(page.context["story"].object_list), page.context["story"].paginator.count) == (15, 30)
    assert len(desk_of.get(f"{row.get_absolute_url()}?strona=2").context["story"].object_list) == 15
    assert desk_of.get(f"{row.get_absolute_url()}?strona=x").status_code == 200


def test_the_page_offers_those_whom_one_spoke_with_last_and_finds_all_others(desk_of, monkeypatch):
    """However many partners there are, a hundred names are sent."""
    monkeypatch.setattr(known, "MOST_OFFERED", 2)
    rows = [partner(name=name) for name in ("Remiza", "Biblioteka w Pieszkowie", "Świetlica", "Żłobek")]
    entry(rows[3], held_on=date(2026, 11, 20)), entry(rows[2], held_on=date(2026, 11, 21))
    page = desk_of.get(ADD)
    assert list(page.context["form"].known.offered) == ["Świetlica", "Żłobek"]
    assert desk_of.post(ADD, TYPED | {"partner_1": "bibl piesz"}).status_code == 302
    assert list(LogEntry.objects.order_by("pk").last().partners.all()) == [rows[1]]
