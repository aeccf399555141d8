"""Staff pages of single meetings and of a series: what is typed comes to be, or comes back with the reason."""

import re
from datetime import date

import pytest

from activities import services
from activities.forms.fields import AT_LEAST_ONE
from activities.models import Occurrence
from activities.planning.preview_seen import CHANGED_MEANWHILE, LOOK_FIRST
from osl_site.common.forms.edit_forms import TOO_LARGE
from tests.activities.builders import TEN_TO_TWELVE, does, make_activity, make_occurrence, rule, sign_up, venue, wall
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ONE = {"day": "2026-12-04", "starts": "10:00", "ends": "12:00", "venue": "", "capacity": "", "note": ""}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def path(occurrence, act=""):
    return f"/biuro/spotkania/{occurrence.pk}/{act}"


def series(organiser, *, publish=True, **fields):
    activity = make_activity(in_charge=organiser, **fields)
    planned = rule(starts_on=date(2026, 12, 8), count=3)
    services.plan_occurrences(activity, planned, **TEN_TO_TWELVE, venue=None, by=organiser)
    if publish:
        services.publish_occurrences(activity, by=organiser)
    return list(Occurrence.objects.in_order())


# One meeting


def test_one_meeting_is_planned_without_a_rule(desk):
    activity, place = make_activity(), venue()
    answer = desk.post(f"/biuro/oferta/{activity.pk}/spotkania/jedno/", ONE | {"venue": place.pk, "note": "Weź kubek"})
    occurrence = Occurrence.objects.get()
    assert answer.url == occurrence.get_absolute_url()
    assert (occurrence.series, occurrence.starts_at, occurrence.note) == (None, wall(2026, 12, 4, 10), "Weź kubek")
    assert (occurrence.venue, occurrence.published_at) == (place, None)


@pytest.mark.parametrize(
    ("typed", "refusals"),
    [
        ({"day": "2026-02-30"}, {"day": ["Wpisz datę, na przykład 1.12.2026."]}),
        ({"day": "9999-12-31"}, {"day": ["Wpisz rok od 2000 do 2100."]}),
        ({"ends": "10:00"}, {"ends": ["Koniec musi być późniejszy niż początek. Popraw jedną z godzin."]}),
        ({"capacity": "0"}, {"capacity": [AT_LEAST_ONE]}),
        ({"capacity": "-1"}, {"capacity": [AT_LEAST_ONE]}),
        ({"capacity": "99999999999999999999"}, {"capacity": [TOO_LARGE]}),
        (
            {"day": "2027-03-28", "starts": "01:00", "ends": "02:30"},
            {"ends": ["28.03.2027 nie ma godziny 02:30: zegary idą do przodu. Wybierz inną."]},
        ),
    ],
)
def test_one_meeting_is_refused_at_its_field(typed, refusals, desk):
    page = desk.post(f"/biuro/oferta/{make_activity().pk}/spotkania/jedno/", ONE | typed)
    assert errors(page) == refusals
    assert Occurrence.objects.count() == 0


def test_a_clash_is_said_first_and_the_second_press_makes_it_all_the_same(desk, organiser):
    activity = make_activity(in_charge=organiser)
    make_occurrence(make_activity(title="Klub", in_charge=organiser), starts_at=wall(2026, 12, 4, 11))
    address = f"/biuro/oferta/{activity.pk}/spotkania/jedno/"
    page = desk.post(address, ONE)

    assert "„Klub”, godz. 11:00–13:00: ta sama osoba odpowiedzialna" in text_of(page)
    assert "Dodaj spotkanie mimo to" in text_of(page)
    assert activity.occurrences.count() == 0
    desk.post(address, ONE | {"anyway": "1"})
    assert activity.occurrences.count() == 1


def test_a_meeting_gets_a_place_and_a_number_of_its_own(desk):
    occurrence, place = make_occurrence(), venue()
    does(desk, occurrence, "miejsce/", venue=place.pk, capacity="7", revision="1")
    occurrence.refresh_from_db()
    assert (occurrence.venue, occurrence.capacity, occurrence.sequence) == (place, 7, 1)


def test_fewer_places_than_people_are_refused_at_the_field(desk):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=9))
    sign_up(occurrence, people=4)
    page = desk.post(path(occurrence, "miejsce/"), {"venue": "", "capacity": "3", "revision": "1"})
    assert list(errors(page)) == ["capacity"]


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("przenies/", {"day": "2026-12-09", "starts": "11:00", "ends": "12:00"}),
        ("miejsce/", {"venue": "", "capacity": "5"}),
        ("dopisek/", {"note": "moje"}),
    ],
)
def test_the_second_of_two_people_is_told_sees_both_and_may_go_on(act, typed, desk, organiser):
    occurrence = make_occurrence()
    services.annotate_occurrence(occurrence, note="Ktoś inny", by=organiser)
    page = desk.post(path(occurrence, act), typed | {"revision": "1"})

    assert errors(page) == {
        "__all__": ["W czasie pisania zapisano tu zmiany. Porównaj obie wersje i wybierz, co zostaje."]
    }
    assert ">Ktoś inny</p>" in text_of(page)
    assert 'name="revision" value="2"' in text_of(page)
    answer = desk.post(path(occurrence, act), typed | {"revision": "2"})
    assert errors(answer) == {} if act != "dopisek/" else answer.status_code == 302


def test_a_calling_off_is_taken_back_by_one_button_and_told(desk, organiser):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=9))
    sign_up(occurrence, email="")
    services.cancel_occurrence(occurrence, reason="pomyłka", by=organiser)
    assert "Cofnij odwołanie" in text_of(desk.get(path(occurrence)))
    page = desk.get(path(occurrence, "cofnij-odwolanie/"))
    assert "Trzeba zadzwonić do: 1." in text_of(page)
    page = does(desk, occurrence, "cofnij-odwolanie/")

    occurrence.refresh_from_db()
    assert (occurrence.is_cancelled, occurrence.sequence) == (False, 2)
    assert "Odwołanie jest cofnięte." in text_of(page)
    notices = occurrence.registrations.get().notices.values_list("kind", "state")
    assert set(notices) >= {("cancelled", "dropped"), ("restored", "to_call")}


def test_a_calling_off_of_what_is_over_is_not_taken_back(desk, organiser):
    occurrence = make_occurrence(starts_at=wall(2026, 11, 3, 10))
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    page = desk.post(path(occurrence, "cofnij-odwolanie/"), follow=True)
    assert "To spotkanie już minęło." in text_of(page)
    assert Occurrence.objects.get().is_cancelled


def test_what_residents_never_saw_is_deleted_alone_or_with_its_series(desk, organiser):
    rows = series(organiser, publish=False)
    desk.post(path(rows[0], "usun/"), {})
    assert Occurrence.objects.count() == 2
    page = desk.post(path(rows[1], "usun/"), {"with_series": "on"}, follow=True)
    assert "Usunięto 2 spotkania." in text_of(page)
    assert Occurrence.objects.count() == 0


def test_what_residents_saw_is_not_deleted(desk):
    occurrence = make_occurrence()
    page = desk.post(path(occurrence, "usun/"), {})
    assert errors(page) == {
        "__all__": ["To spotkanie jest opublikowane. Odwołaj je, żeby mieszkańcy wiedzieli dlaczego."]
    }
    assert "usun/" not in text_of(desk.get(path(occurrence)))


def test_a_meeting_says_what_is_in_its_way(desk, organiser):
    make_occurrence(make_activity(title="Klub", in_charge=organiser), starts_at=wall(2026, 12, 2, 11))
    occurrence = make_occurrence(make_activity(in_charge=organiser), starts_at=wall(2026, 12, 2, 10))
    assert desk.get(path(occurrence)).context["clashes"] == [
        "„Klub”, godz.\N{NO-BREAK SPACE}11:00–13:00: ta sama osoba odpowiedzialna"
    ]


# A series


def test_a_change_is_shown_whole_and_done_by_the_second_press(desk, organiser):
    rows = series(organiser, sign_up="needed", capacity=9)
    sign_up(rows[1])
    typed = {"scope": "kolejne", "starts": "11:00", "ends": "13:00", "day": "2026-12-16"}
    page = desk.post(path(rows[1], "zmien/"), typed)

    assert "wtorek, 15 grudnia 2026 r., godz. 10:00–12:00" in text_of(page)
    assert "środa, 16 grudnia 2026 r., godz. 11:00–13:00" in text_of(page)
    assert "E-mail dostaną: 1. Razem osób: 1." in text_of(page)
    assert Occurrence.objects.filter(sequence__gt=0).count() == 0
    shown = page.context["outlook"].fingerprint
    page = desk.post(path(rows[1], "zmien/"), typed | {"make": "1", "shown": shown}, follow=True)
    assert "Zmieniono 2 spotkania." in text_of(page)
    assert [row.starts_at for row in Occurrence.objects.in_order()] == [
        wall(2026, 12, 8, 10),
        wall(2026, 12, 16, 11),
        wall(2026, 12, 23, 11),
    ]


@pytest.mark.parametrize("shown", ["", "zmyślone"])
def test_what_was_not_shown_is_shown_first(shown, desk, organiser):
    rows = series(organiser)
    typed = {"scope": "kolejne", "day": "2026-12-09", "make": "1", "shown": shown}
    page = desk.post(path(rows[0], "zmien/"), typed)
    assert errors(page) == {"__all__": [CHANGED_MEANWHILE if shown else LOOK_FIRST]}
    assert len(page.context["outlook"].steps) == 3


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "__all__"),
        ({"day": "31 lutego"}, "day"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "5", "without_capacity": "on"}, "capacity"),
        ({"note": "x", "without_note": "on"}, "note"),
        ({"scope": "wszystko"}, "scope"),
        ({"venue": "999999"}, "venue"),
        ({"starts": "25:00"}, "starts"),
    ],
)
def test_a_change_is_refused_at_its_field(typed, field, desk, organiser):
    page = desk.post(path(series(organiser)[0], "zmien/"), {"scope": "kolejne"} | typed)
    assert list(errors(page)) == [field]


def test_hours_that_end_before_they_start_are_said_at_each_meeting_and_cannot_be_saved(desk, organiser):
    page = desk.post(path(series(organiser)[0], "zmien/"), {"scope": "kolejne", "starts": "13:00"})
    assert "Koniec musi być późniejszy niż początek." in text_of(page)
    assert "Zapisz te zmiany" not in text_of(page)


def test_calling_off_more_than_one_is_shown_first(desk, organiser):
    rows = series(organiser)
    typed = {"reason": "remont", "scope": "przyszle"}
    page = desk.post(path(rows[0], "odwolaj/"), typed)
    assert "Spotkania, które się zmienią: 3" in text_of(page)
    assert Occurrence.objects.exclude(cancelled_at=None).count() == 0
    shown = page.context["outlook"].fingerprint
    desk.post(path(rows[0], "odwolaj/"), typed | {"make": "1", "shown": shown})
    assert Occurrence.objects.exclude(cancelled_at=None).count() == 3


# The list


def test_the_list_answers_every_question(desk, organiser, coworker):
    hall = venue()
    activity = make_activity(title="Klub", in_charge=coworker)
    make_occurrence(activity, starts_at=wall(2026, 12, 3, 10), venue=hall)
    make_occurrence(make_activity(title="Szkic", published_at=None), starts_at=wall(2026, 12, 4, 10))
    moved = {"starts_at": wall(2026, 12, 5, 10), "moved_from": wall(2026, 12, 4, 10)}
    make_occurrence(make_activity(title="Przeniesione"), **moved)
    off = {"cancelled_at": wall(2026, 11, 30, 10), "cancelled_reason": "mróz"}
    make_occurrence(make_activity(title="Odwołane"), starts_at=wall(2026, 12, 6, 10), **off)
    make_occurrence(make_activity(title="Dawne"), starts_at=wall(2026, 11, 3, 10))

    def listed(**query):
        return [
            row.occurrence.activity.title for row in desk.get("/biuro/spotkania/", query).context["list"].extra["rows"]
        ]

    assert listed() == ["Klub", "Szkic", "Przeniesione", "Odwołane"]
    assert listed(oferta=activity.pk) == listed(miejsce=hall.pk) == listed(osoba=coworker.pk) == ["Klub"]
    states = ("nieopublikowane", "opublikowane", "przeniesione", "odwolane")
    assert [listed(stan=state) for state in states] == [
        ["Szkic"],
        ["Klub", "Przeniesione"],
        ["Przeniesione"],
        ["Odwołane"],
    ]
    assert listed(miejscowosc=hall.locality_id) == listed(szukaj="klub") == ["Klub"]
    assert listed(od="2026-11-01", do="2026-12-03") == ["Dawne", "Klub"]
    assert listed(do="2026-12-04", kiedy="minione") == ["Dawne"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("od=2026-02-30", "Wpisz datę, na przykład 1.12.2026."),
        ("do=9999-12-31", "Wpisz rok od 2000 do 2100."),
        ("stan=nie-ma", "Tej odpowiedzi nie ma już na liście. Wybierz inną."),
    ],
)
def test_a_question_that_cannot_be_is_said_at_its_field_and_not_asked(query, sentence, desk):
    make_occurrence(starts_at=wall(2026, 12, 3, 10))
    page = desk.get(f"/biuro/spotkania/?{query}")
    assert sentence in text_of(page)
    assert len(page.context["page"]) == 1


def test_the_filled_button_of_a_meeting_is_what_comes_next(desk, at, organiser):
    def main_act(occurrence):
        page = text_of(desk.get(path(occurrence)))
        return re.findall(r'class="button" href="([^"]+)"', page), f'href="{path(occurrence, "zapisy/")}"' in page

    needed, none = (make_occurrence(make_activity(sign_up=how)) for how in ("needed", "none"))
    hidden = make_occurrence(make_activity(), published_at=None)
    assert main_act(needed) == ([path(needed, "zapisy/nowy/")], True)
    assert main_act(none) == ([], False)
    assert main_act(hidden) == ([f"/biuro/oferta/{hidden.activity_id}/spotkania/opublikuj/"], False)
    at(2026, 12, 31, 9)
    assert main_act(none) == ([path(none, "wyniki/")], False)
