"""Who rings is found by a piece of a name or number, and signed up in three presses."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities import services
from activities.forms.registrations import OwnForm
from activities.models import Notice
from activities.registrations.emails import what_happened
from activities.views.call_list import to_say
from activities.views.registrations import said_of
from osl_site.common.audit.models import Access, Actor
from tests.activities.builders import line_up, make_activity, make_occurrence, sign_up, wall
from tests.reading import errors, text_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday")]
PAGE = "/biuro/zapisy/osoby/"


@pytest.fixture
def tuesday(at):
    at(2026, 11, 24, 9)


def found(page, words):
    return [(link.label.partition(",")[0], link.url) for link in page.get(PAGE, {"szukaj": words}).context["links"]]


def test_a_caller_is_found_by_a_piece_of_the_name_or_by_digits_and_reading_is_noted(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", title="Klub"))
    row = sign_up(occurrence, name="Łucja Wąsik", phone="601234567")
    gone = sign_up(occurrence, name="Łukasz Wąs", phone="602222333")
    services.give_up(gone, by=organiser)
    sign_up(occurrence, name="Anna Kot", phone="603333444")
    there = [(each.name, f"/biuro/spotkania/{occurrence.pk}/zapisy/#zapis-{each.pk}") for each in (row, gone)]
    assert found(desk, "was") == there, "who gave up is found too"
    assert found(desk, "lucja wasik") == found(desk, "601 234") == found(desk, "+48 601-234-567") == there[:1]
    assert Access.objects.filter(what__startswith="szukanie osoby w zapisach").count() == 4
    assert f'id="zapis-{row.pk}"' in desk.get(f"/biuro/spotkania/{occurrence.pk}/zapisy/").text
    assert "Nikogo takiego nie ma w zapisach" in text_at(desk, PAGE, {"szukaj": "Zenon"})


def test_meetings_of_the_last_week_are_looked_through_and_no_older_ones(desk, at):
    activity = make_activity(sign_up="needed")
    at(2026, 11, 10, 9)
    for day in (16, 20):
        sign_up(make_occurrence(activity, starts_at=wall(2026, 11, day, 10)), name=f"Jan Kot {day}")
    at(2026, 11, 24, 9)
    assert [name for name, _url in found(desk, "kot")] == ["Jan Kot 20"]


def test_a_coworker_finds_those_of_their_own_meetings(signed_in, coworker, organiser):
    for person in (coworker, organiser):
        sign_up(make_occurrence(make_activity(sign_up="needed", in_charge=person)), name=f"Jan od {person.pk}")
    assert [name for name, _url in found(signed_in(coworker), "jan")] == [f"Jan od {coworker.pk}"]


def test_the_field_of_the_rail_says_where_people_are_looked_for(desk, signed_in, director):
    answer = desk.get(reverse("search"), {"szukaj": "Wąsik"}).text
    assert f'<a href="{PAGE}?szukaj=W%C4%85sik">Osób szukaj w „Zapisy”</a>' in answer
    assert "Osób szukaj" not in signed_in(director).get(reverse("search"), {"szukaj": "Wąsik"}).text


def test_the_desk_leads_to_the_form_of_a_caller_by_way_of_one_list(desk):
    occurrence = make_occurrence(make_activity(sign_up="needed", title="Klub"))
    page = desk.get("/biuro/zapisy/")
    assert '<a class="button' in desk.get("/biuro/").text.partition("/biuro/zapisy/")[0]
    assert [row.act_url for row in page.context["list"].rows] == [f"/biuro/spotkania/{occurrence.pk}/zapisy/nowy/"]
    assert f'href="/biuro/spotkania/{occurrence.pk}/zapisy/"' in page.text


# What the office enters


def entered(desk, occurrence, people, **typed):
    """The page after a caller of that number is sent from the form of the office."""
    address = f"/biuro/spotkania/{occurrence.pk}/zapisy/nowy/"
    form = desk.get(address).context["form"]
    hidden = {name: form[name].value() for name in ("key", "clause")}
    return desk.post(address, hidden | {"name": "Koło gospodyń", "phone": "601234567", "people": people} | typed)


def test_the_office_signs_a_group_up_whole_as_far_as_places_go(desk):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=15))
    assert entered(desk, occurrence, 13).status_code == 302
    assert [row.people for row in occurrence.registrations.all()] == [13]
    refused = entered(desk, occurrence, 16, name="Szkoła", phone="602234567")
    assert errors(refused)["people"] == [
        "Liczba miejsc na tym spotkaniu: 15. Zaproponuj inne spotkanie albo zmień tę liczbę."
    ]
    assert errors(entered(desk, occurrence, 101))["people"] == ["Wpisz liczbę od 1 do 100."]


def test_residents_come_in_groups_of_eight_and_keep_what_the_office_wrote_down(organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=30))
    with pytest.raises(ValidationError, match=r"^\{.people.: \[.Wpisz liczbę od 1 do 8\..\]"):
        sign_up(occurrence, people=9)
    row = sign_up(occurrence, by=organiser, people=13)
    own = {"name": row.name, "phone": "603334445", "email": row.email, "people": 13}
    assert OwnForm(own, instance=row).is_valid()
    assert not OwnForm(own | {"people": 14}, instance=row).is_valid()
    services.change_registration(row, own, revision=None, by=Actor.RESIDENT)
    with pytest.raises(ValidationError, match="od 1 do 8"):
        services.change_registration(row, own | {"people": 12}, revision=None, by=Actor.RESIDENT)


def test_a_group_that_waits_though_places_are_free_is_told_why(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=6, title="Klub"))
    sign_up(occurrence, people=3)
    group = sign_up(occurrence, by=organiser, people=5, name="Koło gospodyń")
    assert said_of(group).startswith(
        "Koło gospodyń: lista rezerwowa, miejsce 1 (wolne są 3 miejsca, grupa ma 5 osób). Kod: "
    )
    page = text_at(desk, f"/biuro/spotkania/{occurrence.pk}/zapisy/")
    assert page.count("wolne są 3 miejsca, grupa ma 5 osób") == 2
    sign_up(occurrence, people=3, name="Trzy osoby")
    assert "grupa ma" not in text_at(desk, f"/biuro/spotkania/{occurrence.pk}/zapisy/"), "nothing is free any more"


def test_a_resignation_entered_by_mistake_is_undone_while_nobody_has_the_place(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=1))
    row = services.give_up(sign_up(occurrence, by=organiser), by=organiser)
    undo = f"/biuro/zapisy/{row.pk}/cofnij-rezygnacje/"
    assert undo in desk.get(f"/biuro/spotkania/{occurrence.pk}/zapisy/").text
    assert "rezygnacja jest cofnięta" in desk.post(undo, follow=True).text
    row.refresh_from_db()
    assert row.state == "confirmed"
    assert not row.notices.filter(kind="given_up", state="queued").exists()
    assert "rezygnacja jest cofnięta" in desk.post(undo, follow=True).text, "the second press"


def test_a_place_that_went_to_the_next_in_line_does_not_come_back_and_says_why(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=1))
    row, waits = sign_up(occurrence, by=organiser), sign_up(occurrence)
    services.give_up(row, by=organiser)
    answer = desk.post(f"/biuro/zapisy/{row.pk}/cofnij-rezygnacje/", follow=True).text
    assert "Rezygnacji nie da się już cofnąć: to miejsce ma albo ma potwierdzić ktoś inny." in answer
    states = dict(occurrence.registrations.values_list("pk", "state"))
    assert states == {row.pk: "cancelled", waits.pk: "offered"}


def test_whoever_resigned_is_neither_corrected_nor_given_a_code(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed"))
    row = services.give_up(sign_up(occurrence, by=organiser), by=organiser)
    why = "Ta osoba zrezygnowała. Cofnij rezygnację na liście zapisów albo zapisz tę osobę jeszcze raz."
    assert why in desk.get(f"/biuro/zapisy/{row.pk}/zmien/", follow=True).text
    assert why in desk.post(f"/biuro/zapisy/{row.pk}/nowy-kod/", follow=True).text
    with pytest.raises(ValidationError, match="Ta osoba zrezygnowała"):
        services.change_registration(row, {"name": "Inna Osoba"}, revision=None, by=organiser)


def test_a_message_tells_whoever_waits_that_they_have_no_place_yet():
    _occurrence, (seated, waits) = line_up(1, 2)
    said = "Jesteś na liście rezerwowej, więc nie masz jeszcze miejsca."
    told = [what_happened(Notice(registration=row, kind="message", text="Weź kubek.")) for row in (seated, waits)]
    assert [said in words for words in told] == [False, True]
    by_phone = Notice(registration=waits, kind="message", text="Weź kubek.")
    assert to_say(by_phone) == "Weź kubek. Powiedz też: to lista rezerwowa, miejsca jeszcze nie ma."
