import re
from datetime import date, timedelta

import pytest

from needs import services
from needs.forms import ONE_PLACE
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from tests import builders
from tests.needs.builders import asset, conclusion, goal_citing, need, note, submit

pytestmark = pytest.mark.django_db
ROOM = "/biuro/rozeznanie/"
NOTE = {
    "noted_on": "2026-11-20",
    "method": "talk",
    "finding": "need",
    "text": "Autobus <nie> jeździ.",
    "source": "sołtys",
    "commune": "2801052",
}
NEED = {"title": "Dojazd do lekarza", "description": "Nie ma autobusu.", "state": "reported", "priority": "normal"}
ASSET = {"title": "Sala w remizie", "kind": "material", "state": "available", "owner": "rada sołecka"}
CONCLUSION = {"text": "Nie ma czym dojechać.", "about": "needs", "scope": ["services"], "valid_from": "2026-12-01"}
NEW = {
    "notatki/nowa/": (NOTE, FieldNote),
    "potrzeby/nowa/": (NEED, Need),
    "zasoby/nowy/": (ASSET, Asset),
    "wnioski/nowy/": (CONCLUSION, Conclusion),
}
NOT_OFFERED = "Tej odpowiedzi nie ma już na liście. Wybierz inną."


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 23, 9)


def words_of(page):
    """What the fields of the page's form hold, as the person typed it."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", [], False)}


@pytest.mark.parametrize("path", NEW)
def test_what_was_typed_is_saved_and_its_page_opens(path, desk):
    builders.commune()
    typed, model = NEW[path]
    answer = desk.post(ROOM + path, typed)

    row = model.objects.get()
    assert (answer.status_code, answer.url) == (302, row.get_absolute_url())
    assert desk.get(answer.url).status_code == 200
    assert Entry.objects.roots().count() == 1


@pytest.mark.parametrize(
    ("path", "bad", "field", "sentence"),
    [
        ("notatki/nowa/", {"text": " "}, "text", "Odpowiedz na to pytanie."),
        (
            "notatki/nowa/",
            {"text": "a\0b"},
            "text",
            "W tym tekście jest znak, którego nie da się zapisać. Wpisz ten tekst jeszcze raz.",
        ),
        ("notatki/nowa/", {"finding": ""}, "finding", "Zaznacz: potrzeba, potencjał albo oba."),
        ("notatki/nowa/", {"noted_on": "wczoraj"}, "noted_on", "Wpisz datę, na przykład 1.12.2026."),
        (
            "notatki/nowa/",
            {"noted_on": "2026-11-24"},
            "noted_on",
            "Ten dzień jeszcze nie nadszedł. Wpisz dzień rozmowy albo obserwacji.",
        ),
        (
            "notatki/nowa/",
            {"people_count": "0"},
            "people_count",
            "Wpisz liczbę osób większą od zera albo zostaw pole puste.",
        ),
        ("notatki/nowa/", {"people_count": "dwie"}, "people_count", "Wpisz liczbę całkowitą, na przykład 12."),
        ("notatki/nowa/", {"locality": "0000000"}, "locality", NOT_OFFERED),
        ("potrzeby/nowa/", {"title": ""}, "title", "Wpisz tutaj: potrzeba."),
        ("potrzeby/nowa/", {"state": "declined"}, "state_reason", "Napisz, dlaczego jej nie podejmujemy."),
        ("potrzeby/nowa/", {"state": "passed_on"}, "state_reason", "Napisz, komu ją przekazano."),
        ("zasoby/nowy/", {"kind": ""}, "kind", "Wybierz z listy: rodzaj zasobu."),
        ("zasoby/nowy/", {"confirmed_on": "99999-01-01"}, "confirmed_on", "Wpisz datę, na przykład 1.12.2026."),
        ("zasoby/nowy/", {"partner": "99999999999999999999"}, "partner", NOT_OFFERED),
        (
            "wnioski/nowy/",
            {"scope": []},
            "scope",
            "Wskaż zakres: działania wspierające, usługi społeczne albo oba.",
        ),
        ("wnioski/nowy/", {"valid_from": "31.02.2026"}, "valid_from", "Wpisz datę, na przykład 1.12.2026."),
    ],
)
def test_bad_words_are_refused_at_their_field_with_everything_still_there(path, bad, field, sentence, desk):
    builders.commune()
    typed, model = NEW[path]
    page = desk.post(ROOM + path, typed | bad)

    assert (page.status_code, page.context["form"].errors) == (200, {field: [sentence]})
    assert sentence in page.content.decode()
    assert words_of(page) == {name: value for name, value in (typed | bad).items() if value not in ("", [])}
    assert not model.objects.exists()


def test_where_it_was_is_a_locality_a_whole_commune_or_not_known(desk):
    place = builders.locality("Kandyty")
    nowhere = {name: value for name, value in NOTE.items() if name != "commune"}
    for answer in ({"locality": place.pk}, {"commune": "on"}, {}):
        desk.post(ROOM + "notatki/nowa/", nowhere | answer)

    places = [(row.locality, row.commune, row.place_unknown) for row in FieldNote.objects.order_by("id")]
    assert places == [(place, None, False), (None, place.commune, False), (None, None, True)]
    assert [row.place for row in FieldNote.objects.order_by("id")] == [
        "Kandyty",
        "cała gmina (Górowo Iławeckie)",
        "nie wiadomo gdzie",
    ]


def test_where_it_was_is_answered_in_one_way(desk):
    page = desk.post(ROOM + "notatki/nowa/", NOTE | {"locality": builders.locality("Kandyty").pk, "commune": "on"})

    assert page.context["form"].errors == {"locality": [ONE_PLACE]}
    assert not FieldNote.objects.exists()


def folded(page):
    """What the folded groups of a page say they hold."""
    return [
        " ".join(re.sub(r"<[^>]+>", "", one).split())
        for one in re.findall(r"<summary>(.*?)</summary>", page.text, re.DOTALL)
    ]


def test_the_next_note_of_the_evening_is_of_the_same_place_and_says_so(desk):
    """Never a place that nobody chose: without one of this evening the page says that it is not known."""
    form = desk.get(ROOM + "notatki/nowa/")
    assert "Gdzie: nie wiem jeszcze, rozmowa, dziś Zmień" in folded(form)
    place = builders.locality("Kandyty")
    there = {name: value for name, value in NOTE.items() if name != "commune"} | {"locality": place.pk}
    saved = desk.post(ROOM + "notatki/nowa/", there | {"method": "village_meeting"}, follow=True)
    assert f"{FieldNote.objects.get().code}</strong> jest zapisana." in saved.text
    assert "Następna stąd" in saved.text
    told = "Kandyty, zebranie wiejskie"
    assert told in " ".join(folded(desk.get(ROOM + "notatki/nowa/")))
    FieldNote.objects.update(created_at=clock.now() - timedelta(hours=7))
    assert told not in " ".join(folded(desk.get(ROOM + "notatki/nowa/")))


def test_where_the_office_serves_several_communes_each_can_be_chosen(desk):
    communes = [builders.commune(), builders.commune(terc="2801021", name="Miasto")]
    desk.post(ROOM + "notatki/nowa/", NOTE | {"commune": communes[1].pk})
    desk.post(ROOM + "potrzeby/nowa/", NEED | {"communes": [row.pk for row in communes]})
    desk.post(ROOM + "zasoby/nowy/", ASSET | {"communes": [communes[1].pk]})

    assert FieldNote.objects.get().commune == communes[1]
    assert list(Need.objects.get().communes.order_by("terc")) == [communes[1], communes[0]]
    assert "cała gmina Górowo Iławeckie, cała gmina Miasto" in desk.get(ROOM + "potrzeby/").content.decode()
    assert "cała gmina Miasto" in desk.get(ROOM + "zasoby/").content.decode()


def test_where_the_office_serves_one_commune_one_tick_asks_of_it(desk):
    builders.commune()
    builders.commune(terc="2801021", name="Miasto", is_served=False)
    desk.post(ROOM + "potrzeby/nowa/", NEED | {"communes": "on"})
    page = desk.get(f"{ROOM}potrzeby/{Need.objects.get().pk}/zmien/").content.decode()

    assert re.search(r"cała gmina\s*<", desk.get(ROOM + "potrzeby/").content.decode())
    assert re.search(r'type="checkbox"[^>]*name="communes"[^>]* checked', page)
    assert ("Dotyczy całej gminy" in page, "Górowo Iławeckie" in page) == (True, False)


@pytest.mark.parametrize(
    ("row", "path", "typed", "field"),
    [
        (note, "notatki", NOTE, "text"),
        (need, "potrzeby", NEED, "title"),
        (asset, "zasoby", ASSET, "title"),
        (conclusion, "wnioski", CONCLUSION, "text"),
    ],
)
def test_the_second_of_two_people_sees_both_versions_and_then_decides(row, path, typed, field, signed_in):
    stored = row()
    edit = f"{ROOM}{path}/{stored.pk}/zmien/"
    first, second = signed_in(builders.user("organiser")), signed_in(builders.user("organiser"))
    opened = {person: person.get(edit).context["form"]["revision"].value() for person in (first, second)}
    assert first.post(edit, typed | {field: "Wersja pierwszej osoby.", "revision": opened[first]}).status_code == 302
    page = second.post(edit, typed | {field: "Wersja drugiej osoby.", "revision": opened[second]})

    assert page.status_code == 200
    assert "Wersja pierwszej osoby." in [text for _, text in page.context["form"].stored_version]
    assert "Wersja pierwszej osoby." in page.content.decode()
    assert words_of(page) == typed | {field: "Wersja drugiej osoby.", "revision": 2}
    assert second.post(edit, typed | {field: "Wersja drugiej osoby.", "revision": 2}).status_code == 302
    stored.refresh_from_db()
    assert (getattr(stored, field), stored.revision) == ("Wersja drugiej osoby.", 3)


def test_a_form_whose_revision_was_taken_out_overwrites_nothing(desk):
    row = need()
    page = desk.post(f"{ROOM}potrzeby/{row.pk}/zmien/", NEED | {"title": "Inna"})

    assert (page.status_code, Need.objects.get().title) == (200, "Dojazd do lekarza")


@pytest.mark.parametrize("role", ["coworker", "director"])
def test_others_edit_and_remove_their_own_notes_only(role, signed_in):
    person = builders.user(role)
    client, own, anothers = signed_in(person), note(written_by=person), note()
    answers = {
        (row, act): client.get(f"{row.get_absolute_url()}{act}/").status_code
        for row in (own, anothers)
        for act in ("zmien", "usun")
    }

    assert answers == {(own, "zmien"): 200, (own, "usun"): 200, (anothers, "zmien"): 403, (anothers, "usun"): 403}
    assert client.post(f"{anothers.get_absolute_url()}usun/").status_code == 403
    assert client.post(f"{own.get_absolute_url()}usun/").status_code == 302
    assert list(FieldNote.objects.all()) == [anothers]


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_is_given_the_forms_of_needs_assets_and_conclusions(role, signed_in):
    client = signed_in(builders.user(role))
    paths = [*list(NEW)[1:], *(f"{row.get_absolute_url()}zmien/" for row in (need(), asset(), conclusion()))]
    addresses = [path if path.startswith("/") else ROOM + path for path in paths]

    assert [client.get(address).status_code for address in addresses] == [403] * 6
    assert [client.post(address, {}).status_code for address in addresses] == [403] * 6


def test_removing_a_note_asks_first_and_says_what_holds_it(desk):
    row = note()
    wanted = need(notes=[row])
    address = f"{row.get_absolute_url()}usun/"
    assert desk.get(address).context["cited"]
    page = desk.post(address, follow=True)

    assert [str(message) for message in page.context["messages"]] == [services.NOTE_IS_USED]
    assert page.redirect_chain == [(row.get_absolute_url(), 302)]
    wanted.notes.clear()
    page = desk.post(address, follow=True)
    assert [str(message) for message in page.context["messages"]] == [f"Notatka {row.code} jest usunięta."]
    assert not FieldNote.objects.exists()


@pytest.mark.parametrize(("path", "row"), [("potrzeby/nowa/", Need), ("zasoby/nowy/", Asset)])
def test_what_is_drawn_of_a_note_begins_with_its_words_and_cites_it(path, row, desk):
    place = builders.locality("Kandyty")
    heard = note(text="Autobus nie jeździ.\nOd maja.", locality=place)
    form = desk.get(f"{ROOM}{path}?notatka={heard.pk}").context["form"]

    assert (form["title"].value(), form["notes"].value(), form["localities"].value()) == (
        "Autobus nie jeździ.",
        [heard.pk],
        [place.pk],
    )
    assert desk.post(ROOM + path, NEW[path][0] | {"notes": [heard.pk]}).status_code == 302
    assert list(row.objects.get().notes.all()) == [heard]


def test_an_old_note_that_is_cited_stays_among_those_to_choose(desk):
    old = note(noted_on=date(2020, 1, 1))
    row = need(notes=[old])
    newer = [note() for _ in range(50)]
    form = desk.get(f"{row.get_absolute_url()}zmien/").context["form"]

    assert set(form.fields["notes"].queryset) == {old, *newer}
    assert set(desk.get(f"{ROOM}potrzeby/nowa/").context["form"].fields["notes"].queryset) == set(newer)


@pytest.mark.parametrize("notes", [["99999999999999999999"], ["x"], ["-1"], ["\0"], ["٣"]])
def test_a_note_that_is_not_there_cannot_be_cited(notes, desk):
    page = desk.post(f"{ROOM}potrzeby/nowa/", NEED | {"notes": notes})

    assert (page.status_code, list(page.context["form"].errors)) == (200, ["notes"])


def test_a_conclusion_of_a_submitted_plan_is_not_given_to_edit_and_what_was_typed_meanwhile_stays(desk):
    row = conclusion()
    edit = f"{row.get_absolute_url()}zmien/"
    assert desk.get(edit).status_code == 200
    submit(goal_citing(row))
    page = desk.post(edit, CONCLUSION | {"revision": "1"})

    assert page.context["form"].errors == {"__all__": [services.FROZEN]}
    assert words_of(page) == CONCLUSION | {"revision": "1"}
    moved = desk.get(edit, follow=True)
    assert moved.redirect_chain == [(row.get_absolute_url(), 302)]
    assert [str(message) for message in moved.context["messages"]] == [services.FROZEN]
    assert edit not in moved.content.decode()


def test_a_newer_conclusion_begins_as_a_copy_and_stands_in_the_list_instead(desk):
    wanted, heard = need(), note()
    old = conclusion(needs=[wanted], notes=[heard], scope=["supporting", "services"])
    address = f"{old.get_absolute_url()}zastap/"
    form = desk.get(address).context["form"]
    assert {name: form[name].value() for name in ("text", "scope", "needs", "assets", "notes", "valid_from")} == {
        "text": old.text,
        "scope": ["supporting", "services"],
        "needs": [wanted.pk],
        "assets": [],
        "notes": [heard.pk],
        "valid_from": date(2026, 11, 23),
    }

    assert desk.post(address, CONCLUSION | {"material_change": "Nie ma autobusu."}).status_code == 302
    newer = Conclusion.objects.get(replaces=old)
    assert newer.material_change == "Nie ma autobusu."
    assert list(desk.get(f"{ROOM}wnioski/").context["page"]) == [newer]
    assert list(desk.get(f"{ROOM}wnioski/?zastapione=on").context["page"]) == [newer, old]


def test_a_conclusion_replaced_by_somebody_meanwhile_is_not_replaced_again(desk):
    old = conclusion()
    newer = conclusion(replaces=old)
    address = f"{old.get_absolute_url()}zastap/"
    page = desk.post(address, CONCLUSION)

    assert page.context["form"].errors == {"__all__": [services.ALREADY_REPLACED]}
    assert words_of(page) == CONCLUSION
    assert desk.get(address).url == old.get_absolute_url()
    assert list(Conclusion.objects.current()) == [newer]


def test_the_page_of_a_conclusion_says_what_it_rests_on_in_numbers(desk):
    heard = note(locality=builders.locality(), people_count=7)
    row = conclusion(notes=[heard], needs=[need(notes=[heard])])
    page = desk.get(row.get_absolute_url())

    assert str(page.context["evidence"]) == "notatki: 1, rozmówcy: 7, miejscowości: 1"
    assert "<dt>Rozmówcy</dt><dd>7</dd>" in page.content.decode()


def test_words_of_residents_are_shown_as_text_and_never_as_markup(desk):
    row = note(text="<script>alert(1)</script>")

    assert "<script>alert(1)" not in desk.get(row.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in desk.get(f"{ROOM}notatki/").content.decode()


LISTS = {"notatki/": (note, 9), "potrzeby/": (need, 11), "zasoby/": (asset, 10), "wnioski/": (conclusion, 6)}


@pytest.mark.parametrize("path", LISTS)
def test_a_longer_list_takes_no_more_queries(path, desk, django_assert_num_queries):
    made, queries = LISTS[path]
    grow(made, 1)
    with django_assert_num_queries(queries):
        desk.get(ROOM + path)
    grow(made, 29)
    with django_assert_num_queries(queries):
        page = desk.get(ROOM + path)
    assert (len(page.context["page"]), page.context["page"].paginator.count) == (25, 30)


def grow(made, count):
    """Rows that differ in everything a list shows of its neighbours."""
    for _ in range(count):
        place = builders.locality()
        if made is note:
            note(locality=place)
        elif made is conclusion:
            conclusion(needs=[need()], assets=[asset()], notes=[note()])
        else:
            row = made(localities=[place], notes=[note(locality=place)])
            conclusion(**{"needs" if made is need else "assets": [row]})


ODD = [
    "od=9999-12-31&do=0001-01-01",
    "od=99999-01-01",
    "od=%00",
    "szukaj=%00",
    "szukaj=%25_%5C%27",
    f"szukaj={'a' * 101}",
    "miejscowosc=0000000",
    "miejscowosc=%00",
    "strona=x",
    "strona=-1",
    "strona=99999999999999999999",
    "co=x&metoda=%00&stan=x&rodzaj=%00&o_czym=x&zastapione=x&do_potwierdzenia=%00",
]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("path", LISTS)
def test_odd_questions_are_answered_by_the_list(path, query, desk):
    LISTS[path][0]()

    assert desk.get(f"{ROOM}{path}?{query}").status_code == 200


@pytest.mark.parametrize("path", list(LISTS)[:3])
def test_a_question_that_cannot_be_understood_is_said_at_its_field_and_not_applied(path, desk):
    row = LISTS[path][0]()
    page = desk.get(f"{ROOM}{path}?miejscowosc=0000000")

    assert page.context["form"].errors == {"miejscowosc": [NOT_OFFERED]}
    assert list(page.context["page"]) == [row]


@pytest.mark.parametrize("came_from", ["99999999999999999999", "%00", "x", "٣", "-1"])
@pytest.mark.parametrize("path", ["potrzeby/nowa/", "zasoby/nowy/"])
def test_a_note_to_draw_from_that_is_not_there_is_no_error(path, came_from, desk):
    page = desk.get(f"{ROOM}{path}?notatka={came_from}")

    assert (page.status_code, page.context["cited_note"]) == (200, None)


def found(desk, path, query):
    return list(desk.get(f"{ROOM}{path}?{query}").context["page"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("co=potential", ["phoned", "heard"]),
        ("co=need", ["phoned"]),
        ("metoda=phone", ["phoned"]),
        ("od=2026-11-03", ["phoned"]),
        ("od=2026-11-02&do=2026-11-02", ["heard"]),
        ("szukaj=ŻYWNOŚĆ sołtys", ["heard"]),
        ("szukaj=żywność autobus", []),
    ],
)
def test_notes_are_found_by_what_when_how_and_every_word(query, expected, desk):
    heard = note(noted_on=date(2026, 11, 2), text="Żywność z ogrodu", source="sołtys", finding="potential")
    phoned = note(noted_on=date(2026, 11, 20), method="phone", finding="both")
    rows = {"heard": heard, "phoned": phoned}

    assert found(desk, "notatki/", query) == [rows[name] for name in expected]


def test_notes_of_a_place_are_those_of_that_place(desk):
    kandyty = builders.locality("Kandyty")
    row = note(locality=kandyty)
    note()

    assert found(desk, "notatki/", f"miejscowosc={kandyty.pk}") == [row]


@pytest.mark.parametrize(("path", "row"), [("potrzeby/", need), ("zasoby/", asset)])
def test_what_holds_for_the_whole_commune_holds_for_each_place(path, row, desk):
    kandyty, other = builders.locality("Kandyty"), builders.locality("Pieszkowo")
    here, everywhere = row(localities=[kandyty, other]), row(communes=[kandyty.commune])
    row(localities=[other], communes=[builders.commune(terc="2801022", name="Bartoszyce")])

    assert found(desk, path, f"miejscowosc={kandyty.pk}") == [everywhere, here]


def test_assets_nobody_has_confirmed_for_half_a_year_are_found(desk):
    asset(confirmed_on=date(2026, 11, 1))
    old, never = asset(confirmed_on=date(2026, 5, 26)), asset()

    assert found(desk, "zasoby/", "do_potwierdzenia=on") == [never, old]
