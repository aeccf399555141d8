"""The pages of staff: what the organiser types comes to be, or comes back whole with the reason at its field."""

from datetime import date

import pytest

from activities import services
from activities.forms.fields import AT_LEAST_ONE
from activities.models import Activity, Occurrence, Series, Venue
from osl_site.common.forms.edit_forms import TOO_LARGE
from partners.models import Partner
from tests import builders
from tests.activities.builders import does, make_activity, make_occurrence, rule, venue, wall
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ACTIVITIES = "/biuro/oferta/"
SERIES = {
    "starts_on": "2026-12-22",
    "starts": "10:00",
    "ends": "12:00",
    "frequency": "weekly",
    "interval": "1",
    "weekdays": ["4"],
    "count": "3",
    "on_holiday": "skip",
}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def activity_of(person, **fields):
    """A form of an offer, filled in."""
    return {
        "title": "Herbata we wtorek",
        "text": "Przyjdź na herbatę.",
        "theme": "neighbours",
        "kind": "self_help",
        "outside_plan_reason": "pomysł mieszkanki",
        "led_by": "together",
        "in_charge": person.pk,
        "sign_up": "none",
    } | fields


def path(occurrence, act=""):
    return f"/biuro/spotkania/{occurrence.pk}/{act}"


# Offers


def test_the_organiser_makes_a_draft_with_its_groups_and_partners(desk, organiser):
    group, partner = builders.group(), Partner.objects.create(name="KGW Kandyty", kind="rural_women")
    answer = desk.post(
        f"{ACTIVITIES}nowa/",
        activity_of(organiser, groups=[group.pk], partner_1=partner.pk, capacity="12", sign_up="needed"),
    )
    activity = Activity.objects.get()

    assert answer.url == activity.get_absolute_url()
    assert (activity.title, activity.capacity, activity.published_at) == ("Herbata we wtorek", 12, None)
    assert (list(activity.groups.all()), list(activity.partners.all())) == ([group], [partner])


def test_the_form_begins_with_the_one_who_opened_it_in_charge(desk, organiser, coworker, director):
    form = desk.get(f"{ACTIVITIES}nowa/").context["form"]
    assert form["in_charge"].value() == organiser.pk
    assert set(form.fields["in_charge"].queryset) == {organiser, coworker}


@pytest.mark.parametrize(
    ("typed", "refusals"),
    [
        ({"title": " "}, {"title": ["Wpisz tutaj: nazwa."]}),
        (
            {"outside_plan_reason": ""},
            {"action": ["Wskaż działanie z planu albo napisz, dlaczego to jest poza planem."]},
        ),
        ({"capacity": "0"}, {"capacity": [AT_LEAST_ONE]}),
        ({"capacity": "99999999999"}, {"capacity": [TOO_LARGE]}),
        (
            {"contact_phone": "761 02 95"},
            {"contact_phone": ["Brakuje numeru kierunkowego. Wpisz go przed numerem, na przykład 22 123 45 67."]},
        ),
        ({"capacity": "dużo"}, {"capacity": ["Wpisz liczbę całkowitą, na przykład 12."]}),
        (
            {"title": "ż" * 301},
            {"title": ["O 1 znak za dużo. Może być najwyżej 300."]},
        ),
    ],
)
def test_an_offer_is_refused_at_its_field_with_everything_typed_still_there(typed, refusals, desk, organiser):
    page = desk.post(
        f"{ACTIVITIES}nowa/", activity_of(organiser, text="Wszyscy są mile widziani.", cost="5 zł") | typed
    )

    assert errors(page) == refusals
    assert "Wszyscy są mile widziani." in text_of(page)
    assert 'value="5 zł"' in text_of(page)
    assert Activity.objects.count() == 0


def test_a_published_offer_cannot_become_one_for_minors(desk, organiser):
    activity = make_activity(in_charge=organiser)
    page = desk.post(f"{ACTIVITIES}{activity.pk}/zmien/", activity_of(organiser, for_minors="on", revision="1"))

    assert errors(page) == {
        "for_minors": [
            "Te zajęcia są opublikowane. Osoba prowadząca nr 1 nie ma potwierdzonego sprawdzenia w rejestrach. "
            "Najpierw wpisz je na stronie „Osoby prowadzące”."
        ]
    }
    assert not Activity.objects.get().for_minors


def test_two_people_in_one_offer_see_both_versions_and_the_second_save_wins(desk, organiser):
    activity = make_activity(in_charge=organiser)
    services.change_activity(activity, {"title": "Nazwa kogoś innego"}, revision=1, by=organiser)
    address, mine = f"{ACTIVITIES}{activity.pk}/zmien/", activity_of(organiser, title="Moja nazwa")
    page = desk.post(address, mine | {"revision": "1"})

    assert errors(page) == {
        "__all__": ["W czasie pisania zapisano tu zmiany. Porównaj obie wersje i wybierz, co zostaje."]
    }
    assert ">Nazwa kogoś innego</p>" in text_of(page)
    assert 'value="Moja nazwa"' in text_of(page)
    assert 'name="revision" value="2"' in text_of(page)
    assert desk.post(address, mine | {"revision": "2"}).status_code == 302
    assert Activity.objects.get().title == "Moja nazwa"


def test_a_form_that_lost_its_revision_never_wins(desk, organiser):
    activity = make_activity(in_charge=organiser, title="Jest")
    page = desk.post(f"{ACTIVITIES}{activity.pk}/zmien/", activity_of(organiser))
    assert list(errors(page)) == ["__all__"]
    assert Activity.objects.get().title == "Jest"


def test_publishing_shows_the_offer_and_says_so(desk):
    activity = make_activity(published_at=None)
    make_occurrence(activity, published_at=None)
    page = desk.get(f"{ACTIVITIES}{activity.pk}/opublikuj/")
    ticked = {"occurrences": page.context["form"]["occurrences"].value(), "shown": page.context["preview"].fingerprint}
    page = desk.post(f"{ACTIVITIES}{activity.pk}/opublikuj/", ticked, follow=True)

    assert "Opublikowano. Mieszkańcy już to widzą." in text_of(page)
    assert Occurrence.objects.published().count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Napisz opis dla mieszkańców."),
        ({"kind": "cooperation"}, "Współpraca z partnerami nie trafia do kalendarza mieszkańców."),
        ({"for_minors": True}, "Nie można opublikować."),
    ],
)
def test_what_may_not_go_out_says_why_before_and_after_it_is_tried(fields, sentence, desk):
    activity = make_activity(published_at=None, **fields)
    before = desk.get(f"{ACTIVITIES}{activity.pk}/")
    after = desk.post(f"{ACTIVITIES}{activity.pk}/opublikuj/", follow=True)

    assert sentence in text_of(before)
    assert "Opublikuj w ofercie" not in text_of(before)
    assert sentence in [str(message)[: len(sentence)] for message in after.context["messages"]]
    assert Activity.objects.published().count() == 0


def test_the_offer_is_listed_by_state(desk):
    make_activity(title="Herbata")
    make_activity(title="Łąka", published_at=None)
    make_activity(title="Szkic herbaty", published_at=None)
    make_activity(title="Śpi", paused_at=builders.EPOCH, stopped_reason="remont")
    make_activity(title="Była", ended_at=builders.EPOCH, stopped_reason="brak chętnych")
    listed = {
        state: [row.title for row in desk.get(ACTIVITIES, {"stan": state}).context["page"]]
        for state in ("", "szkic", "w-ofercie", "wstrzymane", "zakonczone", "inny")
    }
    assert listed == {
        "": ["Była", "Herbata", "Łąka", "Szkic herbaty", "Śpi"],
        "szkic": ["Łąka", "Szkic herbaty"],
        "w-ofercie": ["Herbata"],
        "wstrzymane": ["Śpi"],
        "zakonczone": ["Była"],
        "inny": ["Była", "Herbata", "Łąka", "Szkic herbaty", "Śpi"],
    }


# Series


def series_page(desk, activity, **typed):
    return desk.post(f"{ACTIVITIES}{activity.pk}/spotkania/uloz/", {**SERIES, **typed})


def words_of(page):
    return [day.words for day in page.context["preview"].days]


def test_a_series_is_shown_with_the_holidays_it_skips_before_anything_is_stored(desk):
    page = series_page(desk, make_activity())
    shown = page.context["preview"]

    assert shown.skipped == (
        "piątek, 25 grudnia 2026\N{NO-BREAK SPACE}r. (święto: Boże Narodzenie (pierwszy dzień))",
        "piątek, 1 stycznia 2027\N{NO-BREAK SPACE}r. (święto: Nowy Rok)",
    )
    assert words_of(page) == [f"piątek, {day} stycznia 2027\N{NO-BREAK SPACE}r." for day in (8, 15, 22)]
    told = [words.replace("\N{NO-BREAK SPACE}", " ") for words in (*shown.skipped, *words_of(page))]
    assert [words for words in told if words not in text_of(page)] == []
    assert Series.objects.count() + Occurrence.objects.count() == 0


def test_what_was_shown_is_what_is_stored(desk):
    activity, place = make_activity(), venue()
    page = series_page(desk, activity, venue=place.pk, capacity="8")
    assert page.context["each"] == f"{place}, liczba miejsc: 8"
    shown = page.context["preview"].fingerprint
    answer = series_page(desk, activity, venue=place.pk, capacity="8", make="1", shown=shown)

    assert answer.url == activity.get_absolute_url()
    stored = Occurrence.objects.in_order()
    assert [occurrence.starts_at for occurrence in stored] == [wall(2027, 1, day, 10) for day in (8, 15, 22)]
    assert {(occurrence.venue, occurrence.capacity, occurrence.published_at) for occurrence in stored} == {
        (place, 8, None)
    }


@pytest.mark.parametrize(
    ("typed", "said", "end", "is_open"),
    [
        ({"starts": "16", "ends": "14"}, "16:00 – niedziela, 10 stycznia 2027 r., godz. 14:00", (10, 14), False),
        ({"starts": "16", "ends": "24:00"}, "16:00 – niedziela, 10 stycznia 2027 r., godz. 24:00", (11, 0), False),
        ({"starts": "16", "ends": "", "open_ended": "on"}, "16:00 – niedziela, 10 stycznia 2027 r.", (11, 0), True),
    ],
)
def test_each_meeting_of_a_series_may_last_several_days(typed, said, end, is_open, desk):
    activity = make_activity()
    page = series_page(desk, activity, lasts="3", **typed)
    told = [words.replace("\N{NO-BREAK SPACE}", " ") for words in words_of(page)]
    assert told[0].startswith(f"piątek, 8 stycznia 2027 r., godz. {said}")
    assert "przez 3 dni (pierwszego od godz. 16:00" in text_of(page)
    series_page(desk, activity, lasts="3", **typed, make="1", shown=page.context["preview"].fingerprint)
    rows = list(Occurrence.objects.in_order())
    assert rows[0].when == (wall(2027, 1, 8, 16), wall(2027, 1, *end), is_open)
    assert [row.ends_at - row.starts_at for row in rows] == [rows[0].ends_at - rows[0].starts_at] * 3


def test_what_was_typed_after_it_was_shown_is_shown_again_and_not_stored(desk):
    activity = make_activity()
    shown = series_page(desk, activity).context["preview"].fingerprint
    page = series_page(desk, activity, starts="11:00", make="1", shown=shown)

    assert errors(page) == {
        "__all__": ["Po podglądzie coś się zmieniło. Sprawdź nowy podgląd i potwierdź jeszcze raz."]
    }
    assert page.context["preview"].fingerprint != shown
    assert Occurrence.objects.count() == 0


def test_listed_days_are_skipped_and_said(desk):
    page = series_page(desk, make_activity(), skip_days="8.01.2027, 2027-01-22")
    assert page.context["preview"].skipped[-2:] == (
        "piątek, 8 stycznia 2027\N{NO-BREAK SPACE}r. (dzień wyłączony)",
        "piątek, 22 stycznia 2027\N{NO-BREAK SPACE}r. (dzień wyłączony)",
    )


def test_a_series_says_which_of_its_days_stand_in_the_way_of_others(desk, organiser):
    activity, place = make_activity(), venue()
    make_occurrence(make_activity(title="Klub"), starts_at=wall(2027, 1, 15, 11), venue=place)
    page = series_page(desk, activity, venue=place.pk)

    assert [day.warnings for day in page.context["preview"].days] == [
        (),
        ("W tym czasie jest też „Klub”, godz.\N{NO-BREAK SPACE}11:00–13:00: to samo miejsce.",),
        (),
    ]
    assert "Dodaj te 3 spotkania" in text_of(page)


def test_a_first_day_that_does_not_fit_is_said(desk):
    page = series_page(desk, make_activity(), weekdays=["2"])
    assert "Pierwsze spotkanie będzie później: środa, 23 grudnia 2026 r." in text_of(page)


def test_a_series_on_holidays_too_where_that_is_wanted(desk):
    page = series_page(desk, make_activity(), on_holiday="keep")
    assert words_of(page)[0] == "piątek, 25 grudnia 2026\N{NO-BREAK SPACE}r."


def test_a_series_begins_with_the_place_and_the_number_of_the_offer(desk):
    activity = make_activity(venue=venue(), capacity=9)
    form = desk.get(f"{ACTIVITIES}{activity.pk}/spotkania/uloz/").context["form"]
    assert (form["venue"].value(), form["capacity"].value()) == (activity.venue.pk, 9)


@pytest.mark.parametrize("make", [{}, {"make": "1"}])
@pytest.mark.parametrize(
    ("typed", "refusals"),
    [
        ({"ends": "10:00"}, {"ends": ["Koniec musi być późniejszy niż początek. Popraw jedną z godzin."]}),
        ({"count": ""}, {"until": ["Podaj ostatni dzień albo liczbę spotkań."]}),
        ({"count": "401"}, {"count": ["Wpisz liczbę od 1 do 400."]}),
        ({"weekdays": []}, {"weekdays": ["Zaznacz co najmniej jeden dzień tygodnia."]}),
        ({"frequency": "monthly_by_weekday"}, {"places": ["Zaznacz, który raz w miesiącu jest spotkanie."]}),
        ({"starts_on": "9999-12-31"}, {"starts_on": ["Wpisz rok od 2000 do 2100."]}),
        ({"starts_on": "2026-02-30"}, {"starts_on": ["Wpisz datę, na przykład 1.12.2026."]}),
        ({"interval": "13"}, {"interval": ["Wpisz liczbę od 1 do 12."]}),
        ({"lasts": "0"}, {"lasts": ["Wpisz liczbę od 1 do 31."]}),
        ({"lasts": "32"}, {"lasts": ["Wpisz liczbę od 1 do 31."]}),
        ({"lasts": "9"}, {"lasts": ["Następne spotkanie zaczyna się, zanim to się skończy. Popraw liczbę dni."]}),
        (
            {"lasts": "2", "also_at": "17–19"},
            {"also_at": ["Kilka godzin jednego dnia ma tylko spotkanie, które trwa jeden dzień."]},
        ),
        ({"capacity": "0"}, {"capacity": [AT_LEAST_ONE]}),
        ({"capacity": "40000"}, {"capacity": [TOO_LARGE]}),
        (
            {"starts_on": "2027-03-28", "weekdays": ["6"], "count": "1", "starts": "02:30", "on_holiday": "keep"},
            {"starts": ["28.03.2027 nie ma godziny 02:30: zegary idą do przodu. Wybierz inną."]},
        ),
        (
            {"skip_days": "24.12.2026, 2026-02-30"},
            {
                "skip_days": [
                    "Nie ma takiego dnia: „2026-02-30”. Wpisz daty po przecinku, na przykład 24.12.2026, 31.12.2026."
                ]
            },
        ),
        ({"count": "10000"}, {"count": ["Wpisz liczbę od 1 do 400."]}),
        (
            {"frequency": "daily", "weekdays": [], "count": "", "until": "2054-05-08"},
            {"until": ["To więcej niż 400 spotkań. Skróć okres albo zmień powtarzanie."]},
        ),
    ],
)
def test_a_rule_is_refused_at_its_field_with_everything_typed_still_there(typed, refusals, make, desk):
    page = series_page(desk, make_activity(), **({"ends": "12:34"} | typed | make))

    assert errors(page) == refusals
    assert 'value="12:34"' in text_of(page) or "ends" in typed
    assert page.context["preview"] is None
    assert Series.objects.count() == 0


# Meetings


def test_calling_off_needs_a_reason(desk):
    occurrence = make_occurrence()
    page = desk.post(path(occurrence, "odwolaj/"), {"reason": "  "})

    assert errors(page) == {"reason": ["Wpisz tutaj: powód."]}
    assert not Occurrence.objects.get().is_cancelled


def test_called_off_it_says_why_and_nothing_more_can_be_done(desk):
    occurrence = make_occurrence()
    page = does(desk, occurrence, "odwolaj/", reason="remont pieca")

    assert "Odwołane. Powód: remont pieca" in text_of(page)
    assert [act for act in ("odwolaj/", "przenies/", "dopisek/") if path(occurrence, act) in text_of(page)] == []


def test_calling_off_twice_is_refused_with_the_second_reason_still_there(desk, organiser):
    occurrence = services.cancel_occurrence(make_occurrence(), reason="pierwszy", by=organiser)
    page = desk.post(path(occurrence, "odwolaj/"), {"reason": "drugi powód"})

    assert errors(page) == {"__all__": ["To spotkanie jest już odwołane."]}
    assert 'value="drugi powód"' in text_of(page)
    assert Occurrence.objects.get().cancelled_reason == "pierwszy"


def test_moving_keeps_where_it_was_from(desk):
    occurrence = make_occurrence()
    typed = {"day": "2026-12-09", "starts": "11:00", "ends": "13:00", "note": "W remizie", "revision": "1"}
    page = does(desk, occurrence, "przenies/", **typed)

    assert "Przeniesione z wtorku, 1 grudnia, godz. 10:00. W remizie" in text_of(page)
    occurrence.refresh_from_db()
    assert (occurrence.moved_from, occurrence.starts_at) == (wall(2026, 12, 1, 10), wall(2026, 12, 9, 11))


@pytest.mark.parametrize(
    ("typed", "refusals"),
    [
        (
            {"day": "2026-12-01"},
            {"__all__": ["Spotkanie jest już tego dnia o tej godzinie. Podaj inny dzień albo inną godzinę."]},
        ),
        ({"ends": "09:00"}, {"ends": ["Koniec musi być późniejszy niż początek. Popraw jedną z godzin."]}),
        ({"day": "2026-02-30"}, {"day": ["Wpisz datę, na przykład 1.12.2026."]}),
        ({"day": "2020-12-01"}, {"day": ["Ten dzień już minął. Podaj dzisiejszy dzień albo późniejszy."]}),
        ({"day": "0001-01-01", "starts": "00:10"}, {"day": ["Wpisz rok od 2000 do 2100."]}),
        ({"day": "9999-12-31"}, {"day": ["Wpisz rok od 2000 do 2100."]}),
        ({"starts": ""}, {"starts": ["Wpisz godzinę, na przykład 16:30."]}),
        (
            {"day": "2026-10-25", "starts": "02:30"},
            {"starts": ["25.10.2026 godzina 02:30 jest dwa razy: zegary idą do tyłu. Wybierz inną."]},
        ),
    ],
)
def test_a_move_is_refused_at_its_field_with_everything_typed_still_there(typed, refusals, desk):
    occurrence = make_occurrence()
    whole = {"day": "2026-12-09", "starts": "10:00", "ends": "12:00", "note": "W remizie"} | typed
    page = desk.post(path(occurrence, "przenies/"), whole | {"revision": "1"})

    assert errors(page) == refusals
    assert [value for value in whole.values() if value and f'value="{value}"' not in text_of(page)] == []
    assert not Occurrence.objects.get().is_moved


def test_a_word_for_the_day_is_written_and_taken_away(desk):
    occurrence = make_occurrence()
    for revision, word in enumerate(("Weź kubek", ""), 1):
        desk.post(path(occurrence, "dopisek/"), {"note": word, "revision": revision})
        assert Occurrence.objects.get().note == word


def test_a_word_that_grows_when_it_is_stored_is_refused_and_still_there(desk):
    grows = "\N{DEVANAGARI LETTER QA}" * 300
    page = desk.post(path(make_occurrence(), "dopisek/"), {"note": grows, "revision": "1"})
    assert list(errors(page)) == ["note"]
    assert grows in text_of(page)


@pytest.mark.parametrize("act", ["odwolaj/", "dopisek/"])
def test_a_coworker_runs_the_meetings_they_are_in_charge_of_and_no_others(act, signed_in, coworker, organiser):
    own, foreign = (
        make_occurrence(make_activity(in_charge=coworker)),
        make_occurrence(make_activity(in_charge=organiser)),
    )
    client = signed_in(coworker)
    typed = {"reason": "choroba", "note": "choroba", "revision": "1"}

    assert path(own, act) in text_of(client.get(path(own)))
    assert path(foreign, act) not in text_of(client.get(path(foreign)))
    answer = client.post(path(own, act), typed)
    assert answer.status_code == 302 or answer.context["outlook"].is_possible
    assert client.get(path(foreign, act)).status_code == 403
    assert client.post(path(foreign, act), typed).status_code == 403
    foreign.refresh_from_db()
    assert (foreign.is_cancelled, foreign.note) == (False, "")


def test_a_coworker_in_charge_does_not_move_or_edit(signed_in, coworker):
    own = make_occurrence(make_activity(in_charge=coworker))
    client = signed_in(coworker)
    answers = [
        client.get(path(own, "przenies/")),
        client.get(f"{ACTIVITIES}{own.activity_id}/zmien/"),
        client.post(f"{ACTIVITIES}{own.activity_id}/opublikuj/"),
        client.post(f"{ACTIVITIES}{own.activity_id}/spotkania/opublikuj/"),
        client.post(f"{ACTIVITIES}{own.activity_id}/spotkania/uloz/", SERIES),
    ]
    assert [answer.status_code for answer in answers] == [403] * 5


def test_meetings_are_listed_ahead_past_and_ones_own(desk, organiser):
    mine = make_activity(title="Moje", in_charge=organiser)
    make_occurrence(mine)
    make_occurrence(make_activity(title="Cudze"))
    for day in (3, 10):
        make_occurrence(make_activity(title=f"{day} listopada"), starts_at=wall(2026, 11, day, 10))

    def listed(**query):
        return [
            row.occurrence.activity.title for row in desk.get("/biuro/spotkania/", query).context["list"].extra["rows"]
        ]

    assert listed() == ["Moje", "Cudze"]
    assert listed(moje="on") == ["Moje"]
    assert listed(kiedy="minione") == ["10 listopada", "3 listopada"]


def test_the_table_says_a_day_once_and_only_what_is_out_of_the_ordinary(desk):
    activity = make_activity(venue=venue(), sign_up="needed", capacity=12)
    saturday, sunday = wall(2026, 12, 5, 10), wall(2027, 1, 3, 10)
    make_occurrence(activity, starts_at=saturday)
    make_occurrence(activity, starts_at=saturday, moved_from=wall(2026, 12, 4, 10))
    make_occurrence(activity, starts_at=saturday, cancelled_at=wall(2026, 12, 1, 8), cancelled_reason="mróz")
    make_occurrence(activity, starts_at=sunday, ends_at=wall(2027, 1, 4, 12))
    page = desk.get("/biuro/spotkania/")
    rows = page.context["list"].extra["rows"]
    assert [row.word for row in rows] == ["", "Przeniesione", "Odwołane", ""]
    assert [row.hours for row in rows] == [*["10:00–12:00"] * 3, "10:00, do pon. 4.01.2027"]
    assert rows[0].seats.in_words == "0 z 12"
    assert [text_of(page).count(f"<strong>{day}</strong>") for day in ("sob. 5.12", "niedz. 3.01.2027")] == [1, 1]


def test_the_table_says_a_clash_in_a_word_the_village_first_and_nothing_where_nobody_is_counted(desk):
    hall, at = venue(name="Remiza"), wall(2026, 12, 5, 10)
    for hours in (10, 11, 15):
        make_occurrence(make_activity(venue=hall, sign_up="needed"), starts_at=wall(2026, 12, 5, hours), venue=hall)
    off = {"cancelled_at": at, "cancelled_reason": "mróz"}
    make_occurrence(make_activity(venue=hall), starts_at=at, venue=hall, **off)
    page = desk.get("/biuro/spotkania/")
    rows = page.context["list"].extra["rows"]
    assert [(row.hours, row.is_clashing) for row in rows] == [
        ("10:00–12:00", True),
        ("10:00–12:00", False),
        ("11:00–13:00", True),
        ("15:00–17:00", False),
    ]
    assert (text_of(page).count("kolizja"), text_of(page).count("bez zapisów")) == (2, 4)
    assert {row.place for row in rows} == {f"{hall.locality.name}, Remiza"}


def test_a_meeting_not_shown_to_residents_says_so(desk):
    activity = make_activity()
    make_occurrence(activity, published_at=None)
    make_occurrence(make_activity(published_at=None))
    assert [row.word for row in desk.get("/biuro/spotkania/").context["list"].extra["rows"]] == ["Nieopublikowane"] * 2


def test_a_meeting_shows_the_number_of_places_of_its_offer_unless_it_has_its_own(desk):
    activity = make_activity(capacity=20)
    pages = [desk.get(path(make_occurrence(activity, capacity=capacity))) for capacity in (None, 7)]
    assert [page.context["seats"].capacity for page in pages] == [20, 7]


# Places


def test_a_place_is_added_and_corrected(desk):
    here = builders.locality()
    typed = {"name": "Remiza", "locality": here.simc, "step_free": "yes", "toilet": "unknown"}
    desk.post(f"{ACTIVITIES}miejsca/nowe/", typed)
    place = Venue.objects.get()
    answer = desk.post(f"{ACTIVITIES}miejsca/{place.pk}/", typed | {"name": "Remiza OSP", "revision": "1"})

    assert answer.status_code == 302
    assert [str(row) for row in Venue.objects.all()] == ["Remiza OSP, Kandyty"]


def test_a_place_that_is_already_there_is_refused_in_plain_words(desk):
    place = venue(name="Remiza")
    typed = {"name": "Remiza", "locality": place.locality_id, "step_free": "yes", "toilet": "unknown", "address": "1"}
    page = desk.post(f"{ACTIVITIES}miejsca/nowe/", typed)

    assert errors(page) == {"__all__": ["W tej miejscowości jest już miejsce o tej nazwie."]}
    assert 'value="Remiza"' in text_of(page)


def test_two_people_in_one_place_see_both_versions(desk, organiser):
    place = venue(name="Remiza")
    services.change_venue(place, {"address": "ul. Leśna 1"}, revision=1, by=organiser)
    typed = {"name": "Remiza", "locality": place.locality_id, "step_free": "yes", "toilet": "unknown", "revision": "1"}
    page = desk.post(f"{ACTIVITIES}miejsca/{place.pk}/", typed)
    assert ">ul. Leśna 1</p>" in text_of(page)


# Lists


def fill(number, in_charge):
    """That many offers outside the plan, each with a place, a group and a meeting of its own."""
    for day in range(number):
        activity = make_activity(in_charge=in_charge, venue=venue(), groups=[builders.group()])
        make_occurrence(activity, starts_at=wall(2026, 12, 2 + day % 28, 10))


def test_longer_lists_take_no_more_queries(desk, organiser, django_assert_num_queries):
    queries = {ACTIVITIES: 10, "/biuro/spotkania/": 14, f"{ACTIVITIES}miejsca/": 7}
    for more, rows in ((1, 1), (29, 30)):
        fill(more, organiser)
        for address, number in queries.items():
            with django_assert_num_queries(number):
                page = desk.get(address)
            assert len(page.context["page"]) == rows


def test_the_list_of_the_offer_says_when_each_meets_next(desk, organiser):
    activity = make_activity(in_charge=organiser)
    make_occurrence(activity, starts_at=wall(2026, 11, 3, 10))
    make_occurrence(
        activity, starts_at=wall(2026, 12, 4, 10), cancelled_at=wall(2026, 11, 20, 9), cancelled_reason="remont"
    )
    make_occurrence(activity, starts_at=wall(2026, 12, 9, 10))
    make_occurrence(activity, starts_at=wall(2026, 12, 5, 10), published_at=None)
    never = make_activity(in_charge=organiser)

    assert {line.activity.pk: line.next_at for line in desk.get(ACTIVITIES).context["lines"]} == {
        activity.pk: wall(2026, 12, 5, 10),
        never.pk: None,
    }


def test_the_offer_is_asked_by_place_person_words_and_the_plan(desk, organiser, coworker):
    hall = venue()
    make_activity(title="Herbata", in_charge=organiser, venue=hall)
    make_activity(title="Klub", in_charge=coworker, text="Szachy i warcaby")
    found = {
        query: [line.activity.title for line in desk.get(f"{ACTIVITIES}?{query}").context["lines"]]
        for query in (
            f"miejscowosc={hall.locality_id}",
            f"osoba={coworker.pk}",
            "szukaj=szachy",
            "moje=on",
            "poza_planem=on",
        )
    }
    assert list(found.values()) == [["Herbata"], ["Klub"], ["Klub"], ["Herbata"], ["Herbata", "Klub"]]
    page = text_of(desk.get(f"{ACTIVITIES}?szukaj=szachy"))
    assert "Znalezione pozycje oferty: 1, według nazwy" in page
    assert "Pobierz 1 wiersz" in page


def test_an_offer_with_more_meetings_takes_no_more_queries(desk, organiser, django_assert_num_queries):
    activity = make_activity(venue=venue(), groups=[builders.group()])
    address = f"{ACTIVITIES}{activity.pk}/"
    plan = {"starts": wall(2026, 12, 1, 10).time(), "ends": wall(2026, 12, 1, 12).time(), "venue": activity.venue}
    services.plan_occurrences(activity, rule(count=1), **plan, by=organiser)
    with django_assert_num_queries(17):
        desk.get(address)
    services.plan_occurrences(activity, rule(starts_on=date(2026, 12, 8), count=29), **plan, by=organiser)
    with django_assert_num_queries(17):
        page = desk.get(address)
    assert (len(page.context["dates"]), page.context["ahead"]) == (8, 30)
    assert f'href="/biuro/spotkania/?oferta={activity.pk}">Wszystkie przyszłe: 30</a>' in text_of(page)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (ACTIVITIES, "Zacznij od jednego stałego spotkania."),
        ("/biuro/spotkania/", "Ułóż je przy pozycji oferty."),
        (f"{ACTIVITIES}miejsca/", "Dodaj pierwszą świetlicę."),
    ],
)
def test_an_empty_list_says_what_to_do_next(address, sentence, desk):
    assert sentence in text_of(desk.get(address))


@pytest.mark.parametrize("address", [ACTIVITIES, "/biuro/spotkania/", f"{ACTIVITIES}miejsca/"])
@pytest.mark.parametrize("query", ["strona=x", "strona=-1", "strona=999999999999", "stan=%00&kiedy=%ff&moje=tak"])
def test_a_list_asked_for_nonsense_is_still_a_list(address, query, desk, organiser):
    fill(1, organiser)
    assert len(desk.get(f"{address}?{query}").context["page"]) == 1
