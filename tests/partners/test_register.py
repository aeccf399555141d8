"""The register: numbers, states, people who must know that the office has their data, partners that are alike."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from osl_site.common.audit.models import Actor, Entry, Erasure
from partners import desk, services
from partners.models import ContactPerson, NumberKind, Partner
from partners.numbers.alike import alike
from partners.numbers.checks import SAVED, read
from partners.services.people import IS_INFORMED
from tests import builders
from tests.needs.builders import asset
from tests.partners.builders import partner, person
from tests.partners.test_views import ADD, LIST, MARIA, TYPED, edit, with_people, words_of
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NIP, REGON, KRS = "5260001246", "123456785", "0000123456"


@pytest.fixture
def desk_of(signed_in, organiser, at):
    at(2026, 12, 1, 9)
    return signed_in(organiser)


@pytest.mark.parametrize(
    ("kind", "typed", "stored", "doubt"),
    [
        ("nip", "526-000-12-46", NIP, ""),
        ("nip", "PL 5260001246", NIP, ""),
        ("nip", "5260001247", "5260001247", f"Ten NIP ma błędną cyfrę kontrolną. {SAVED}"),
        ("nip", "123-45-67", "123-45-67", f"Liczba cyfr w tym numerze NIP: 7, a ma być 10. {SAVED}"),
        ("nip", "dziesięć", "dziesięć", f"W tym numerze NIP są nie tylko cyfry. {SAVED}"),
        ("nip", "52600012a6", "52600012a6", f"W tym numerze NIP są nie tylko cyfry. {SAVED}"),
        ("regon", "123 456 785", REGON, ""),
        ("regon", "123456784", "123456784", f"Ten REGON ma błędną cyfrę kontrolną. {SAVED}"),
        ("krs", "0000 123456", KRS, ""),
        ("krs", "123456", "123456", f"Liczba cyfr w tym numerze KRS: 6, a ma być 10. {SAVED}"),
        ("krkgw", "PRZYKŁAD-1", "PRZYKŁAD-1", ""),
        ("nip", "  ", "", ""),
    ],
)
def test_a_number_is_read_or_doubted_and_never_lost(kind, typed, stored, doubt):
    assert read(NumberKind(kind), typed) == (stored, doubt)


def test_a_doubted_number_is_saved_said_on_the_page_and_right_again_once_it_is_corrected(desk_of):
    answer = desk_of.post(ADD, TYPED | {"nip": "123-45-67", "krs": KRS} | with_people(MARIA))
    row = Partner.objects.get()
    assert (row.nip, row.krs, row.doubted) == ("123-45-67", KRS, ["nip"])
    page = desk_of.get(answer.url).content.decode()
    assert "Liczba cyfr w tym numerze NIP: 7" in page
    assert "do sprawdzenia" in page
    assert words_of(desk_of.get(edit(row)).context["form"])["nip"] == "123-45-67"
    desk_of.post(edit(row), TYPED | {"nip": "526-000-12-46", "revision": "1"} | with_people(MARIA, stored=1))
    row = Partner.objects.get()
    assert (row.nip, row.doubted) == (NIP, [])


def test_a_right_number_is_of_one_partner_and_a_doubted_one_may_be_of_two(desk_of):
    first = partner(name="Koło w Kandytach", nip=NIP)
    page = desk_of.post(ADD, TYPED | {"nip": "526 000 12 46"} | with_people())
    said = f"Ten NIP ma już {first.code}, „Koło w Kandytach”. Sprawdź numer."
    assert page.context["form"].errors == {"nip": [said]}
    with pytest.raises(IntegrityError, match="partner_nip_once"), transaction.atomic():
        partner(nip=NIP)
    partner(nip="12", doubted=["nip"])
    assert partner(nip="12", doubted=["nip"]).pk


def test_two_at_once_with_one_number_are_refused_with_a_sentence(organiser):
    partner(nip=NIP)
    with pytest.raises(ValidationError) as refusal:
        services.create_partner({"name": "Inny", "kind": "ngo", "nip": NIP}, by=organiser)
    assert "Ten numer NIP ma już inny partner w spisie." in refusal.value.messages


def test_who_is_closed_says_until_when_and_the_page_and_the_list_say_so_with_the_alert(desk_of):
    page = desk_of.post(ADD, TYPED | {"state": "closed"} | with_people())
    assert page.context["form"].errors == {"closed_until": ["Wpisz, do którego dnia partner jest nieczynny."]}
    closed = {"state": "closed", "closed_until": "2026-12-20", "alert": "Remont, wejście od podwórza"}
    answer = desk_of.post(ADD, TYPED | closed | with_people())
    said = "Chwilowo nieczynny do 20.12.2026: Remont, wejście od podwórza"
    assert said in desk_of.get(answer.url).content.decode()
    assert asset(partner=Partner.objects.get()).partner.warning == said
    shown = desk_of.get(LIST).content.decode()
    assert "Chwilowo nieczynny do 20.12.2026" in shown
    assert "Remont, wejście od podwórza" in shown
    with pytest.raises(IntegrityError, match="closed_till_a_day"), transaction.atomic():
        Partner.objects.update(closed_until=None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("forma=foundation", ["Fundacja"]),
        ("praca=none", ["Klub"]),
        ("animacja=on", ["Fundacja", "Koło"]),
        ("stan=paused", ["Klub"]),
        ("spoza=on", ["Fundacja"]),
        ("niepoinformowani=on", ["Koło"]),
        (f"szukaj={NIP}", ["Fundacja"]),
        ("forma=x&praca=x&stan=x", ["Fundacja", "Klub", "Koło"]),
    ],
)
def test_partners_are_found_by_form_work_state_seat_and_number(query, expected, desk_of, organiser):
    fund = {"name": "Fundacja", "kind": "ngo", "legal_form": "foundation", "nip": NIP, "outside": "Bartoszyce"}
    services.create_partner(fund | {"community_work": "other"}, by=organiser)
    partner(name="Klub", kind="ngo", community_work="none", animation="dawniej", state="paused")
    person(partner(name="Koło", kind="rural_women", animation="wspólne gotowanie"))
    assert [row.name for row in desk_of.get(f"{LIST}?{query}").context["page"]] == expected


def test_a_partner_that_may_be_there_is_asked_about_once_with_all_that_was_typed(desk_of):
    for name in ("KGW – przykład (Pieszkowo)", "KGW – przykład (Toprzyny)", "OSP – przykład (Sągnity)"):
        partner(name=name)
    there = partner(name="Stowarzyszenie – przykład (Dwórzno)", kind="ngo")
    typed = TYPED | {"name": "Stow. przykład, Dworzno"}
    page = desk_of.post(ADD, typed | with_people(MARIA))
    assert [one.partner for one in page.context["form"].alike] == [there]
    assert f"{there.code} {there.name}</a>: podobna nazwa" in " ".join(page.content.decode().split())
    assert words_of(page.context["form"]) == typed
    assert Partner.objects.count() == 4
    assert desk_of.post(ADD, typed | {"is_another": "on"} | with_people(MARIA)).status_code == 302
    assert Partner.objects.count() == 5


def test_alike_are_those_of_the_same_number_telephone_and_name_and_nobody_else(django_assert_num_queries):
    by_number, by_phone = partner(name="Szkoła", nip="1", doubted=["nip"]), partner(name="Remiza")
    person(by_phone, phone="+48 601 234 567")
    partner(name="KGW – przykład (Toprzyny)")
    with django_assert_num_queries(4):
        found = alike("KGW – przykład (Pieszkowo)", {NumberKind.NIP: "1"}, ["601-234-567"])
    assert [(one.partner, one.why) for one in found] == [(by_number, "ten sam NIP"), (by_phone, "ten sam telefon")]
    assert [one.partner.name for one in alike("kgw przyklad TOPRZYNY")] == ["KGW – przykład (Toprzyny)"]
    assert alike("", but=by_number.pk) == alike("–") == []


def test_the_part_that_a_script_asks_for_names_them(desk_of, signed_in):
    there = partner(name="Biblioteka w Kandytach")
    part = desk_of.get("/biuro/partnerzy/spis/podobni/?name=biblioteka+kandytach").content.decode()
    assert there.get_absolute_url() in part
    assert "<html" not in part
    assert desk_of.get("/biuro/partnerzy/spis/podobni/?name=%00&nip=%FF").status_code == 200


def test_who_is_known_under_the_same_name_stays_known_since_the_same_day(organiser, at):
    at(2026, 11, 2, 9)
    row = services.create_partner({"name": "Koło", "kind": "ngo"}, people=[MARIA, {"name": "Jan"}], by=organiser)
    at(2026, 12, 1, 9)
    services.change_partner(row, {}, revision=1, people=[MARIA | {"position": "skarbniczka"}], by=organiser)
    told = row.people.values_list("name", "position", "added_on", "basis")
    assert list(told) == [("Maria Hnat", "skarbniczka", date(2026, 11, 2), "task")]
    assert list(Erasure.objects.values_list("table", flat=True)) == ["partners_contactperson"]


def test_who_does_not_know_yet_is_on_the_desk_by_the_day_and_leaves_it_by_one_press(desk_of, organiser):
    row = partner(name="Koło")
    late = person(row, added_on=date(2026, 10, 27))
    person(row, name="Jan", added_on=date(2026, 11, 30))
    seen = person(row, name="Ewa", added_on=date(2026, 11, 30), is_public=True)
    old = person(row, name="Adam", added_on=None)
    matters = list(desk.people_to_inform(organiser))
    assert [(one.when, one.subject) for one in matters] == [*[("po terminie", "„Koło”")] * 2, ("dziś", "„Koło”")]
    assert {one.pk for one in desk.to_inform(organiser)} == {late.pk, seen.pk, old.pk}
    address = f"/biuro/partnerzy/spis/osoby/{late.pk}/poinformowana/"
    page = desk_of.post(address, {"jak": "call"}, follow=True).content.decode()
    late.refresh_from_db()
    assert (late.informed_on, late.informed_by) == (date(2026, 12, 1), "call")
    assert "poinformowano telefonicznie 1.12.2026" in " ".join(page.split())
    assert [one.pk for one in desk.to_inform(organiser)] == [seen.pk, old.pk]
    assert IS_INFORMED in desk_of.post(address, {"jak": "x"}, follow=True).content.decode()
    assert Entry.objects.filter(act="partner.informed").count() == 1


def test_more_than_five_who_do_not_know_are_one_matter(organiser, at):
    at(2026, 12, 1, 9)
    for _ in range(6):
        person(partner(), added_on=date(2026, 10, 1))
    [one] = desk.people_to_inform(organiser)
    assert (one.subject, one.when) == ("6", "po terminie")


def test_nobody_else_says_that_a_person_knows(coworker):
    with pytest.raises(PermissionDenied):
        services.inform_person(person(partner()), how="call", by=coworker)


def test_who_was_to_be_kept_until_a_day_goes_in_the_night_after_it(organiser):
    row = partner()
    gone, stays = person(row, kept_until=date(2026, 11, 30)), person(row, name="Jan", kept_until=date(2026, 12, 1))
    night = datetime(2026, 12, 1, 3, 30, tzinfo=UTC)
    assert services.erase_people(night - timedelta(days=1), by=Actor.WORKER) == 1
    assert list(row.people.all()) == [stays]
    assert Partner.objects.get().revision == row.revision + 1
    assert Erasure.objects.get().row == str(gone.pk)
    assert services.erase_people(night - timedelta(days=1), by=Actor.WORKER) == 0


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"informed_on": "2026-12-02"},
            {"informed_on": ["Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym poinformowano."]},
        ),
        (
            {"kept_until": "2026-11-30"},
            {"kept_until": ["Ten dzień już minął. Wpisz dzień od dziś albo usuń tę osobę."]},
        ),
        ({"informed_on": "x"}, {"informed_on": ["Wpisz datę, na przykład 1.12.2026."]}),
    ],
)
def test_bad_days_of_a_person_are_refused_at_their_field(typed, errors, desk_of):
    page = desk_of.post(ADD, TYPED | with_people(MARIA | typed))
    assert page.context["people"][0].errors == errors
    assert words_of(page.context["people"][0]) == MARIA | typed


def test_a_place_with_nothing_but_the_list_of_bases_is_empty(desk_of):
    assert desk_of.post(ADD, TYPED | with_people(MARIA | {"basis": "consent"}, {"basis": "task"})).status_code == 302
    assert list(ContactPerson.objects.values_list("name", "basis")) == [("Maria Hnat", "consent")]


def test_what_a_partner_gives_becomes_an_asset_by_a_press_on_its_page(desk_of):
    row = partner(offers="Kuchnia na 60 osób", localities=[builders.locality("Kandyty")])
    doors = desk_of.get(row.get_absolute_url()).context["doors"]
    [door] = [one for one in doors if one.url.startswith(reverse("needs:asset_add"))]
    form = desk_of.get(door.url).context["form"]
    assert (form["title"].value(), form["partner"].value()) == ("Kuchnia na 60 osób", row.pk)
    assert form["localities"].value() == [place.pk for place in row.localities.all()]


def test_a_partner_past_its_day_of_closing_is_asked_about(desk_of):
    row = partner(state="closed", closed_until=date(2026, 11, 30))
    partner(state="closed", closed_until=date(2026, 12, 1))
    assert row.state_in_words == "Nieczynny do 30.11.2026, dziś do sprawdzenia"
    assert list(Partner.objects.closed_before(date(2026, 12, 1))) == [row]
    assert "dziś do sprawdzenia" in text_of(desk_of.get(f"{LIST}?czy_czynni=on"))


def test_who_was_entered_before_the_register_asked_is_to_be_informed_today(desk_of):
    person(partner())
    assert ContactPerson.objects.uninformed().get().inform_by == date(2026, 12, 1)
