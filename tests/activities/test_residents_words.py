"""What residents are told beside the meetings: how many, that one has been, what day it is, how to get there."""

from datetime import date

import pytest
from django.utils import translation

from activities.calendar.agenda import month_of
from activities.calendar.suggestions import MOST_COUNTED, occurrences
from activities.calendar.venue_text import in_short, sentences, way_to
from activities.paper import month_sheet
from osl_site.common.centre.models import Centre
from osl_site.common.text.public_holidays import holiday_of
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 30, 9)


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("", 1, "Znaleziono 1 spotkanie."),
        ("", 2, "Znaleziono 2 spotkania."),
        ("", 5, "Znaleziono 5 spotkań."),
        ("/uk", 2, "Знайдено 2 зустрічі."),
        ("/en", 1, "Found 1 meeting."),
    ],
)
def test_the_number_found_is_said_where_something_was_asked(language, number, said, client):
    for hour in range(number):
        make_occurrence(make_activity(theme="culture"), starts_at=wall(2026, 12, 8, 9 + hour))
    for address in ("/kalendarz/", "/kalendarz/2026-12/"):
        assert said in text_of(client.get(f"{language}{address}?temat=culture"))
        assert said not in text_of(client.get(f"{language}{address}"))


def test_more_than_is_counted_is_said_to_be_more():
    assert occurrences(MOST_COUNTED) == "1000\xa0spotkań"
    assert occurrences(MOST_COUNTED + 1) == "ponad 1000 spotkań"


def test_where_nobody_signs_up_one_is_told_to_come(client):
    row = make_occurrence(make_activity(sign_up="none"), venue=venue())
    assert "Nie trzeba się zapisywać. Przyjdź." in text_of(client.get(f"/spotkania/{row.pk}/"))
    assert "Nie trzeba się zapisywać. Przyjdź." in text_of(client.get(f"/spotkania/{row.pk}/zapis/"))


def test_a_meeting_that_has_been_says_so_wherever_it_is_read(client, at):
    row = make_occurrence(make_activity(sign_up="needed"), starts_at=wall(2026, 12, 1, 10))
    at(2026, 12, 2, 9)
    assert "Odbyło się" in text_of(client.get("/kalendarz/?od=2026-12-01"))
    assert "Odbyło się" in text_of(client.get(f"/spotkania/{row.pk}/"))
    assert "To spotkanie już się odbyło." in text_of(client.get(f"/spotkania/{row.pk}/zapis/"))


def test_public_holidays_are_marked_in_the_language_of_the_page(client):
    row = make_occurrence(starts_at=wall(2026, 12, 26, 10))
    assert "święto: Boże Narodzenie (drugi dzień)" in text_of(client.get("/kalendarz/"))
    assert "Boże Narodzenie (pierwszy dzień)" in text_of(client.get("/kalendarz/2026-12/"))
    assert "Christmas Day" in text_of(client.get("/en/kalendarz/2026-12/"))
    month = date(2026, 12, 1), date(2026, 12, 31)
    assert [day.weekday for day in month_sheet.days_of([row], "pl", month)] == ["sobota, święto"]
    with translation.override("uk"):
        (week, *_others) = month_of(wall(2027, 1, 1).date(), [], "uk", "")
        assert [day.holiday for day in week if not day.other] == ["Новий рік", "", ""]


def test_a_day_of_work_is_no_holiday():
    assert holiday_of(wall(2026, 12, 8).date()) == ""


@pytest.mark.parametrize(
    ("note", "written", "left_out", "kept"),
    [
        ("Toaleta w remoncie.", "", "Toaleta jest dostępna", "Wejście jest bez schodów"),
        ("Winda nie działa.", "", "Wejście jest bez schodów", "Toaleta jest dostępna"),
        ("Parkujemy przy szkole.", "", "Parking jest przy wejściu", "Toaleta jest dostępna"),
        ("Program dnia: śpiewamy.", "", "Zadzwoń przed przyjazdem", "Wejście jest bez schodów"),
    ],
)
def test_what_the_note_for_the_day_speaks_of_is_not_told_otherwise(note, written, left_out, kept):
    place = venue(step_free="yes", toilet="accessible", parking=True)
    said = " ".join(sentences(place, note=note))
    assert left_out not in said
    assert kept in said


def test_what_the_office_wrote_is_not_said_to_be_unknown():
    place = venue(step_free="unknown", toilet="unknown", getting_in="Toaleta za rogiem, do drzwi podjazd")
    assert not any("Brak informacji" in words for words in sentences(place))
    assert len([words for words in sentences(venue(step_free="unknown", toilet="unknown")) if "Brak" in words]) == 2


def test_paper_does_not_contradict_the_note_either():
    place = venue(step_free="yes", toilet="accessible")
    assert in_short(place, note="Toaleta w remoncie") == "wejście bez schodów"


def test_the_way_there_leads_to_a_map_and_to_the_phones_own():
    village = builders.locality("Kandyty", latitude=54.3172, longitude=20.3697)
    known, by_name = way_to(venue(locality=village, address="Kandyty 10A")), way_to(venue(locality=village, address=""))
    assert known.map == "https://www.openstreetmap.org/search?query=Kandyty%2010A"
    assert known.phone_map == "geo:54.31720,20.36970?q=Kandyty%2010A"
    assert by_name.map == "https://www.openstreetmap.org/?mlat=54.31720&mlon=20.36970#map=15/54.31720/20.36970"
    assert way_to(venue(locality=builders.locality("Dęby"))).phone_map == ""


def test_a_meeting_says_how_to_get_there(client):
    builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")
    page = text_of(client.get(f"/spotkania/{make_occurrence(venue=venue()).pk}/"))
    assert "Pokaż na mapie" in page
    assert "Zadzwoń i zapytaj o autobus albo podwózkę" in page
    assert "Pokaż na mapie" not in text_of(client.get(f"/spotkania/{make_occurrence(venue=None).pk}/"))


@pytest.mark.parametrize(
    ("room", "said"), [("pokój nr 8", "room 8"), ("parter", '<span lang="pl">parter</span>'), ("pok. 12", "room 12")]
)
def test_a_room_that_is_a_number_is_said_in_every_language(room, said, client):
    builders.office(name="Centrum", short_name="CUS", organiser_room=room)
    assert said in text_of(client.get("/en/kontakt/"))
    assert Centre.objects.get().organiser_room == room


def test_polish_names_on_other_pages_are_marked_so(client):
    place = builders.locality("Kandyty")
    page = text_of(client.get("/uk/", {"miejscowosc": place.simc}))
    assert '<p><span lang="pl">Kandyty</span>' in page
    assert f'<option value="{place.simc}" lang="pl" selected>Kandyty</option>' in page


def test_polish_choices_are_marked_so_on_other_pages_and_translated_ones_are_not(client):
    place = builders.locality("Kandyty")
    for name, translated in (("Seniorzy", "Older people"), ("Gospodynie", "")):
        builders.group(name, slug=name.lower(), name_en=translated)
    list_page, calendar = text_of(client.get("/en/oferta/")), text_of(client.get("/en/kalendarz/"))
    kandyty = f'<option value="{place.simc}" lang="pl">Kandyty</option>'
    wanted = (kandyty, '<option value="gospodynie" lang="pl">', '<option value="seniorzy">Older people</option>')
    assert [words for words in wanted if words not in calendar] == []
    assert kandyty in list_page
    assert 'lang="pl">Kandyty' not in text_of(client.get("/kalendarz/"))


def test_a_list_of_groups_has_one_capital(client):
    groups = [builders.group(name) for name in ("Osoby starsze", "Wolontariusze")]
    make_occurrence(make_activity(groups=groups))
    assert "Osoby starsze, wolontariusze" in text_of(client.get("/kalendarz/"))


def test_a_telephone_in_the_feed_is_grouped(client):
    builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")
    make_occurrence()
    assert "89\xa0761\xa002\xa095" in client.get("/kalendarz.ics").content.decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    ("elsewhere", "said"),
    [(1, "jest jeszcze 1 spotkanie"), (3, "są jeszcze 3 spotkania"), (9, "jest jeszcze 9 spotkań")],
)
def test_the_sheet_of_a_village_says_how_much_there_is_in_others(elsewhere, said):
    assert month_sheet._others(elsewhere, in_villages=True) % {"count": elsewhere} == f"W innych wsiach {said}."


def test_a_moved_meeting_that_is_over_says_both(client, at):
    row = make_occurrence(starts_at=wall(2026, 12, 2, 10), moved_from=wall(2026, 12, 1, 10))
    at(2026, 12, 3, 9)
    text = text_of(client.get("/kalendarz/?od=2026-12-01"))
    assert "Odbyło się. Przeniesione z wtorku, 1 grudnia." in text, row


def test_a_page_in_another_language_says_once_that_part_of_it_is_polish(client):
    texts = {"title_uk": "Чай", "text_uk": "Приходьте."}
    row = make_occurrence(make_activity(**texts, venue=venue(getting_there="Naprzeciw kościoła.")))
    plain = make_occurrence(make_activity(**texts, venue=venue(getting_there="", getting_in="")))
    words = "Частина тексту є лише польською."
    for address in (f"/uk/spotkania/{row.pk}/", f"/uk/oferta/{row.activity_id}/"):
        assert text_of(client.get(address)).count(words) == 1
    assert words not in text_of(client.get(f"/uk/spotkania/{plain.pk}/"))
