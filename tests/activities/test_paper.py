"""The month on paper and the posters: what stands on them, how they are set, that they are real PDF/UA."""

import io
import subprocess
import time
from datetime import date, timedelta

import pikepdf
import pytest
from django.conf import settings
from django.core.cache import caches

from activities import services
from activities.paper import fitting
from activities.paper.fitting import Above, SheetDay, SheetLine
from osl_site.common.centre.models import Centre
from osl_site.common.documents import pdf, pdf_cache
from tests import builders, tools
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, venue, wall

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
SHEET = "/kalendarz/2026-12/druk.pdf"
CHOICE = "/kalendarz/2026-12/druk/"
BOUND = 2.0  # seconds of processor time


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def here(db):
    return builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")


def pages_of(client, address=SHEET, query=None):
    """The text of each page, its white space made single."""
    answer = client.get(address, query)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    done = subprocess.run(
        [tools.need("pdftotext"), "-raw", "-", "-"], input=answer.content, capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def opened(client, address=SHEET, query=None):
    return pikepdf.open(io.BytesIO(client.get(address, query).content))


def nodes_of(document):
    """Every element of the document's structure; they live no longer than it does."""
    found, waiting = [], [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            found += [node] if "/S" in node else []
            waiting += [node.K] if "/K" in node else []
    return found


def village(name="Kandyty", **fields):
    fields = {"slug": name.lower(), "locative": "w Kandytach"} | fields
    return builders.locality(name, **fields)


def crowded(count):
    """So many meetings of different length of words, spread over December's working days."""
    titles = ("Herbata z sąsiadami", "Warsztaty: jak napisać prosty wniosek o dotację", "Klub rodzica")
    halls = [venue(name="Świetlica wiejska", locality=village(f"Wieś {n}"), step_free="yes") for n in range(5)]
    groups = [builders.group("Osoby starsze")]
    activities = [
        make_activity(title=f"{titles[n % 3]} {n}", venue=halls[n % 5], groups=groups, sign_up="needed")
        for n in range(10)
    ]
    days = [day for day in range(1, 31) if date(2026, 12, day).weekday() < 5]
    for number in range(count):
        day = days[number % len(days)]
        make_occurrence(activities[number % 10], starts_at=wall(2026, 12, day, 8 + number // len(days) * 2))


def test_the_sheet_says_the_month_whom_to_ring_and_what_is_on(here, client):
    place = venue(name="Świetlica", locality=village(), address="Kandyty 5", step_free="yes", toilet="accessible")
    activity = make_activity(title="Herbata", venue=place, groups=[builders.group("Osoby starsze")], sign_up="needed")
    make_occurrence(activity, starts_at=wall(2026, 12, 8, 10))
    (page,) = pages_of(client)

    wanted = (
        "Grudzień 2026",
        "89 761 02 95",
        "8 wtorek",
        "10:00–12:00 Herbata",
        "Świetlica, Kandyty 5 · wejście bez schodów, toaleta dostępna · osoby starsze · zapisy",
        "Gdzie napisano „zapisy”, zadzwoń wcześniej.",
        "/kalendarz/",
        "Ostatnia zmiana na tej kartce: piątek, 2 stycznia 2026 r.",
        "strona 1/1",
    )
    assert [words for words in wanted if words not in page] == []


def test_only_published_meetings_of_that_month_are_printed(here, client):
    for title, fields in {
        "Grudniowe": {},
        "Listopadowe": {"starts_at": wall(2026, 11, 30, 23)},
        "Styczniowe": {"starts_at": wall(2027, 1, 1, 0)},
        "Nieopublikowane": {"published_at": None},
    }.items():
        make_occurrence(make_activity(title=title), **fields)
    make_occurrence(make_activity(title="Szkic", published_at=None))
    (page,) = pages_of(client)
    found = [word for word in ("Grudniowe", "Listopadowe", "Styczniowe", "Nieopublikowane", "Szkic") if word in page]
    assert found == ["Grudniowe"]


def test_called_off_and_moved_are_said_in_words(here, client, organiser):
    off = make_occurrence(make_activity(title="Herbata"))
    services.cancel_occurrence(off, reason="remont pieca", by=organiser)
    moved = make_occurrence(make_activity(title="Klub"))
    services.move_occurrence(moved, day=date(2026, 12, 9), **TEN_TO_TWELVE, note="W remizie", by=organiser)
    (page,) = pages_of(client)

    assert "Herbata ODWOŁANE. Powód: Remont pieca." in page
    assert "Klub PRZENIESIONE z wtorku, 1 grudnia. W remizie." in page


def test_what_went_to_another_month_stands_struck_where_it_was(here, client, organiser):
    there, here_still, off = (make_occurrence(make_activity(title=title)) for title in ("Herbata", "Klub", "Bank"))
    for row, day in ((there, date(2027, 1, 8)), (here_still, date(2026, 12, 9)), (off, date(2027, 1, 9))):
        services.move_occurrence(row, day=day, **TEN_TO_TWELVE, note="", by=organiser)
    services.cancel_occurrence(off, reason="mróz", by=organiser)
    (page,) = pages_of(client)

    assert "1 wtorek 10:00 Herbata PRZENIESIONE na piątek, 8 stycznia, godz. 10:00." in page
    assert "10:00 Bank ODWOŁANE. Powód: Mróz." in page
    assert page.count("Klub") == 1
    (january,) = pages_of(client, "/kalendarz/2027-01/druk.pdf")
    assert "8 piątek 10:00–12:00 Herbata PRZENIESIONE z wtorku, 1 grudnia." in january
    (without,) = pages_of(client, query={"bez_odwolanych": "1"})
    assert "Bank" not in without


def test_the_calendars_filters_choose_what_is_printed_and_the_sheet_says_what_is_left_out(here, client):
    kandyty, bukowiec = village(), village("Bukowiec", locative="")
    older = builders.group("Osoby starsze", slug="starsi")
    make_occurrence(make_activity(title="Tutaj", venue=venue(locality=kandyty, step_free="yes"), groups=[older]))
    make_occurrence(make_activity(title="Tutaj schody", venue=venue(locality=kandyty), theme="culture"))
    make_occurrence(make_activity(title="Gdzie indziej", venue=venue(locality=bukowiec)))

    def shown(**query):
        (page,) = pages_of(client, query=query)
        return [title for title in ("Tutaj", "Tutaj schody", "Gdzie indziej") if f"12:00 {title} Ś" in page], page

    titles, page = shown(miejscowosc=kandyty.simc)
    assert titles == ["Tutaj", "Tutaj schody"]
    assert "Spotkania w Kandytach" in page
    assert "/kalendarz/kandyty/" in page
    assert "W innych wsiach jest jeszcze 1 spotkanie." in page

    titles, page = shown(miejscowosc=[kandyty.simc, bukowiec.simc])
    assert titles == ["Tutaj", "Tutaj schody", "Gdzie indziej"]
    assert "Spotkania: Bukowiec, Kandyty" in page or "Spotkania: Kandyty, Bukowiec" in page

    titles, page = shown(dla="starsi", dostepnosc="on")
    assert titles == ["Tutaj"]
    assert "Tylko wybrane spotkania: dla kogo: Osoby starsze; wejście bez schodów." in page
    assert "są jeszcze 2 inne spotkania" in page

    assert shown(temat="culture")[0] == ["Tutaj schody"]
    assert shown(szukaj="schody")[0] == ["Tutaj schody"]


def test_a_part_of_the_month_can_be_printed(here, client):
    for day in (4, 14, 24):
        make_occurrence(make_activity(title=f"Dnia {day}"), starts_at=wall(2026, 12, day, 10))
    (page,) = pages_of(client, query={"od": "2026-12-10", "do": "2027-01-10"})

    assert [day for day in (4, 14, 24) if f"Dnia {day}" in page] == [14, 24]
    assert "Tylko te dni: czwartek, 10 grudnia – czwartek, 31 grudnia." in page


def test_places_nobody_has_measured_stand_apart_from_what_is_near(here, client):
    centre = village(latitude=54.3, longitude=20.5)
    near = builders.locality("Blisko", latitude=54.32, longitude=20.5)
    far = builders.locality("Daleko", latitude=54.9, longitude=20.5)
    unknown = builders.locality("Nieznana")
    for place in (near, far, unknown):
        make_occurrence(make_activity(title=f"W: {place.name}", venue=venue(locality=place)))
    (page,) = pages_of(client, query={"miejscowosc": centre.simc, "odleglosc": 10})

    assert "Spotkania w Kandytach i okolicy do 10 km" in page
    assert "W: Daleko" not in page
    assert "W: Nieznana" in page.partition("Nie wiemy, jak daleko")[2]
    assert "W: Blisko" in page.partition("Nie wiemy, jak daleko")[0]


def test_a_month_without_meetings_is_a_sound_sheet(here, client):
    (page,) = pages_of(client)
    assert "W tym miesiącu nic tu nie zaplanowano. Masz pomysł na spotkanie? Zadzwoń." in page
    assert "89 761 02 95" in page


@pytest.mark.parametrize(("query", "most"), [({}, 3), ({"druk": "duzy"}, 12)])
def test_sixty_meetings_are_drawn_before_anyone_tires_of_waiting(query, most, here, client):
    crowded(60)
    client.get(SHEET)  # fonts and styles are read
    before = time.process_time()
    pages = pages_of(client, query=query | {"do": "2026-12-30"})

    assert time.process_time() - before < BOUND
    assert 2 <= len(pages) <= most


def test_the_meetings_of_one_village_stand_on_one_page_with_large_letters(here, client):
    place = venue(name="Świetlica wiejska", locality=village(), step_free="yes", toilet="ordinary")
    for day in range(1, 13):
        make_occurrence(make_activity(title="Herbata z sąsiadami", venue=place), starts_at=wall(2026, 12, day * 2, 10))
    assert len(pages_of(client)) == 1


def test_no_page_begins_within_a_day_without_saying_which(here, client):
    for day in (1, 2, 3):
        for hour in range(6, 22):
            make_occurrence(make_activity(title=f"Spotkanie {day}.{hour}"), starts_at=wall(2026, 12, day, hour))
    pages = pages_of(client)

    assert len(pages) > 1
    for page in pages[1:]:
        assert page.startswith(("1 wtorek", "2 środa", "3 czwartek"))


def test_more_meetings_than_paper_holds_are_counted_and_not_hidden(here, client, monkeypatch):
    monkeypatch.setattr("activities.paper.month_sheet.MOST_PRINTED", 2)
    for hour in (8, 10, 12):
        make_occurrence(make_activity(title=f"O {hour}"), starts_at=wall(2026, 12, 1, hour))
    (page,) = pages_of(client)
    assert [hour for hour in (8, 10, 12) if f"O {hour}" in page] == [8, 10]
    assert "jest jeszcze 1 inne spotkanie." in page


def test_large_print_has_letters_of_eighteen_points(here, client):
    make_occurrence(make_activity(title="Herbata"))

    def letters(query):
        content = client.get(SHEET, query).content
        said = subprocess.run([tools.need("pdftotext"), "-bbox", "-", "-"], input=content, capture_output=True)
        line = next(line for line in said.stdout.decode().splitlines() if ">Herbata<" in line)
        tops = [float(line.split(f'{name}="')[1].split('"')[0]) for name in ("yMin", "yMax")]
        return tops[1] - tops[0]

    assert letters({"druk": "duzy"}) > 18
    assert letters({"druk": "duzy"}) > letters({})


@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_the_sheet_is_what_pdf_ua_wants_in_each_language(language, here, client):
    make_occurrence(make_activity(title="Herbata", venue=venue(locality=village())))
    document = opened(client, SHEET if language == "pl" else f"/{language}{SHEET}")
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert str(document.Root.Lang) == language
    assert document.Root.MarkInfo.Marked
    tags = [str(node.S) for node in nodes_of(document)]
    assert {name: tags.count(name) for name in ("/H1", "/H2", "/L", "/LI")} == {"/H1": 1, "/H2": 1, "/L": 1, "/LI": 1}


def test_the_square_to_scan_is_told_to_those_who_do_not_see_it(here, client):
    make_occurrence(make_activity(venue=venue(locality=village())))
    document = opened(client)
    pictures = [node for node in nodes_of(document) if node.S == "/Figure"]
    assert [str(node.Alt) for node in pictures] == ["Kod QR z adresem 127.0.0.1:8000/kalendarz/"]


def test_the_title_says_which_month_and_which_villages(here, client):
    here = village()
    make_occurrence(make_activity(venue=venue(locality=here)))
    document = opened(client, query={"miejscowosc": here.simc})
    assert str(document.docinfo["/Title"]) == "Grudzień 2026. Spotkania w Kandytach"


def test_an_office_of_examples_says_so_on_paper(here, client):
    Centre.objects.update(is_demo=True)
    occurrence = make_occurrence(make_activity(title="Herbata"))
    assert "Dane przykładowe" in pages_of(client)[0]
    assert "Dane przykładowe" in pages_of(client, f"/spotkania/{occurrence.pk}/plakat.pdf")[0]


def test_the_same_rows_give_the_same_bytes_and_any_change_gives_others(here, client, at, organiser):
    occurrence = make_occurrence(make_activity(title="Herbata"))
    first = client.get(SHEET)
    caches["pdf"].clear()
    at(2026, 12, 5, 12)
    assert client.get(SHEET).content == first.content
    assert client.get(SHEET, headers={"if-none-match": first.headers["ETag"]}).status_code == 304

    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    assert client.get(SHEET, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_what_was_drawn_is_not_drawn_again(here, client, monkeypatch):
    make_occurrence(make_activity(title="Herbata"))
    first = client.get(SHEET).content
    monkeypatch.setattr(pdf, "draw", None)
    assert client.get(SHEET).content == first


def test_a_crowd_is_told_that_the_paper_is_being_made(here, client, monkeypatch):
    make_occurrence(make_activity(title="Herbata inna"))
    monkeypatch.setattr(pdf_cache, "PATIENCE", 0.01)
    with pdf_cache._pen:
        answer = client.get(SHEET, {"druk": "duzy"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"
    assert "Dokument jest w przygotowaniu" in answer.content.decode()
    assert f'href="{SHEET}?druk=duzy"' in answer.content.decode()
    assert client.get(SHEET, {"druk": "duzy"}).status_code == 200


def test_no_more_than_a_few_wait_for_their_turn(here, client):
    taken = [pdf_cache._places.acquire(blocking=False) for _ in range(1 + pdf_cache.WAITING)]
    try:
        assert client.get(SHEET, {"druk": "duzy"}).status_code == 503
    finally:
        for _ in taken:
            pdf_cache._places.release()


@pytest.mark.parametrize(
    ("query", "name", "refusal"),
    [
        ({"miejscowosc": "0000000"}, "miejscowosc", "Nie znamy tu takiej miejscowości."),
        ({"od": "2026-02-30"}, "od", "Wpisz datę, na przykład 1.12.2026."),
        ({"odleglosc": "10"}, "miejscowosc", "Wybierz miejscowość, od której liczyć odległość."),
        ({"druk": "olbrzymi"}, "druk", "Tej odpowiedzi nie ma już na liście. Wybierz inną."),
    ],
)
def test_what_cannot_be_understood_is_refused_where_one_chooses(query, name, refusal, here, client):
    answer = client.get(SHEET, query, follow=True)
    assert answer.redirect_chain[0][0].startswith(f"{CHOICE}?")
    assert refusal in " ".join(answer.context["form"].errors[name])


def test_more_villages_than_a_sheet_can_name_are_refused(here, client):
    simcs = [builders.locality(f"Wieś {number}").simc for number in range(51)]
    answer = client.get(SHEET, {"miejscowosc": simcs}, follow=True)
    assert answer.context["form"].errors["miejscowosc"] == [
        "Pokazujemy pierwsze 50 wybranych miejscowości. Wybierz ich mniej."
    ]


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "9999-12", "0000-01", "1999-12"])
@pytest.mark.parametrize("ending", ["druk.pdf", "druk/"])
def test_a_month_that_does_not_exist_has_no_sheet(ending, month, client):
    assert client.get(f"/kalendarz/{month}/{ending}").status_code == 404


@pytest.mark.parametrize(("address", "queries"), [(SHEET, 9), (f"{SHEET}?dostepnosc=on", 9), (CHOICE, 5)])
def test_sixty_meetings_ask_the_database_as_often_as_one(address, queries, here, client, django_assert_num_queries):
    make_occurrence(make_activity(venue=venue(step_free="yes"), groups=[builders.group()]))
    with django_assert_num_queries(queries):
        client.get(address)
    for day in range(1, 31):
        gone = {"starts_at": wall(2027, 1, day, 12), "moved_from": wall(2026, 12, day, 12)}
        make_occurrence(make_activity(venue=venue(step_free="yes")), **gone)
        make_occurrence(
            make_activity(venue=venue(step_free="yes"), groups=[builders.group()]), starts_at=wall(2026, 12, day, 12)
        )
    with django_assert_num_queries(queries):
        client.get(address)


def test_one_chooses_villages_and_sees_how_much_each_has(here, client):
    kandyty = village()
    village("Bukowiec")
    for day in (1, 2):
        make_occurrence(make_activity(venue=venue(locality=kandyty)), starts_at=wall(2026, 12, day, 10))
    page = client.get(CHOICE, {"temat": "culture"})
    text = page.content.decode()

    assert [name for _, name in page.context["form"].fields["miejscowosc"].choices] == [
        "Bukowiec",
        "Kandyty: 2 spotkania",
    ]
    assert f'action="{SHEET}"' in text
    assert '<input type="hidden" name="temat" value="culture">' in text
    assert 'href="/kalendarz/2027-01/druk/?temat=culture"' in text


@pytest.mark.parametrize("address", [CHOICE, SHEET])
def test_paper_is_only_read(address, client):
    assert client.post(address).status_code == 405


def poster_of(client, occurrence):
    (page,) = pages_of(client, f"/spotkania/{occurrence.pk}/plakat.pdf")
    return page


def test_a_poster_says_what_when_where_how_to_get_in_and_whom_to_ring(here, client):
    place = venue(name="Świetlica", locality=village(), step_free="yes", getting_there="obok szkoły")
    activity = make_activity(title="Herbata z sąsiadami", venue=place, cost="5 zł", ukrainian_spoken=True)
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 8, 10))
    page = poster_of(client, occurrence)

    wanted = (
        "Herbata z sąsiadami wtorek, 8 grudnia 2026 r. godz. 10:00–12:00",
        "Gdzie Świetlica, Kandyty",
        "Obok szkoły. Wejście jest bez schodów. Brak informacji o toalecie.",
        "Dla kogo Wszyscy mieszkańcy",
        "Koszt 5 zł",
        "Mówimy także po ukraińsku",
        "89 761 02 95",
        f"/spotkania/{occurrence.pk}/",
    )
    assert [words for words in wanted if words not in page.replace("\N{NO-BREAK SPACE}", " ")] == []


def test_the_poster_of_what_is_called_off_says_that_first_and_when_the_next_one_is(here, client):
    activity = make_activity(title="Herbata", text="Przyjdź koniecznie.")
    off = make_occurrence(activity, cancelled_at=builders.EPOCH, cancelled_reason="remont")
    make_occurrence(activity, starts_at=wall(2026, 12, 15, 10))
    page = poster_of(client, off)

    assert page.index("ODWOŁANE") < page.index("Herbata")
    assert "ODWOŁANE. Powód: Remont." in page
    assert "Najbliższe spotkanie: wtorek, 15 grudnia" in page
    assert "Przyjdź" not in page


def test_the_longest_words_still_make_a_poster_of_one_page(here, client):
    place = venue(
        name="Świetlica " * 19, locality=village(), address="Bardzo długi adres " * 10, getting_there="jedź " * 60,
        getting_in="wejdź " * 50,
    )  # fmt: skip
    activity = make_activity(
        title="Spotkanie o bardzo długiej nazwie " * 8 + "aż do ostatniego słowa",
        text="Długi opis. " * 160, venue=place, cost="złotych " * 15,
    )  # fmt: skip
    long = make_occurrence(activity, note="Dopisek. " * 33, moved_from=wall(2026, 11, 30, 10))
    page = poster_of(client, long)
    assert "aż do ostatniego słowa" in page


def test_what_has_no_dates_has_a_poster_too(here, client):
    activity = make_activity(title="Sąsiedzkie podwózki", is_continuous=True, sign_up="phone")
    (page,) = pages_of(client, f"/oferta/{activity.pk}/plakat.pdf")
    assert "Zadzwoń i powiedz, czego potrzebujesz albo w czym możesz pomóc." in page
    assert f"/oferta/{activity.pk}/" in page


def test_a_poster_is_what_pdf_ua_wants(here, client):
    occurrence = make_occurrence(make_activity(title="Herbata"))
    document = opened(client, f"/spotkania/{occurrence.pk}/plakat.pdf")
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert str(document.docinfo["/Title"]) == "Herbata, wtorek, 1 grudnia 2026\N{NO-BREAK SPACE}r."
    nodes = nodes_of(document)
    assert [str(node.S) for node in nodes].count("/H1") == 1
    assert [str(node.Alt) for node in nodes if node.S == "/Figure"] == [
        f"Kod QR z adresem 127.0.0.1:8000/spotkania/{occurrence.pk}/"
    ]


@pytest.mark.parametrize("fields", [{"published_at": None}, {"offer": {"published_at": None}}])
def test_what_is_not_published_has_no_poster(fields, client):
    activity = make_activity(**fields.get("offer", {}))
    occurrence = make_occurrence(activity, published_at=fields.get("published_at", builders.EPOCH))
    assert client.get(f"/spotkania/{occurrence.pk}/plakat.pdf").status_code == 404


def line(title="Herbata"):
    return SheetLine(
        time="10:00–12:00", title=title, state="", note="", is_cancelled=False, about=["Świetlica, Kandyty"]
    )


def test_a_sheet_is_set_as_large_as_its_pages_allow():
    days = [SheetDay(number, "poniedziałek", False, [line()]) for number in range(1, 32)]
    assert fitting.sheet_size([]) == 16
    assert fitting.sheet_size(days[:14]) == 10
    for count in range(32):
        some = days[:count]
        assert fitting.pages_of(some, fitting.sheet_size(some)) == fitting.pages_of(some, 10)


def test_what_stands_above_the_days_takes_its_room():
    days = [SheetDay(number, "poniedziałek", False, [line()]) for number in range(1, 14)]
    plain, full = Above(), Above("Spotkania w Toprzynach i okolicy do 10 km", "W innych wsiach", is_parted=True)
    assert full.height(16) - plain.height(16) > 30
    assert fitting.pages_of(days, 10, plain) == 1 and fitting.pages_of(days, 10, full) == 2
    assert fitting.sheet_size(days[:8], full) < fitting.sheet_size(days[:8], plain)


def test_every_size_of_paper_is_drawn():
    drawn = (settings.BASE_DIR / "static" / "css" / "paper.css").read_text()
    wanted = [f".sheet--{size} {{ font-size: {size}pt; }}" for size in (*fitting.SHEET_SIZES, fitting.LARGE)]
    wanted += [f".poster--{size} {{ font-size: {size}pt; }}" for size in fitting.POSTER_SIZES]
    wanted += [f".poster__title--{name} {{ font-size: {share}em; }}" for name, (_, share) in fitting.TITLES.items()]
    assert [rule for rule in wanted if rule not in drawn] == []


def test_the_last_minute_of_a_month_belongs_to_it(here, client):
    late = wall(2026, 12, 31, 23, 59)
    make_occurrence(make_activity(title="Sylwester"), starts_at=late, ends_at=late + timedelta(hours=3))
    (page,) = pages_of(client)
    assert "23:59–2:59 Sylwester" in page
