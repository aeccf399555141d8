"""Three languages of the public pages: the catalogues are whole, the address decides, a switch leads across."""

import re
import shutil
from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import ngettext

from osl_site.common.centre import services
from osl_site.common.text import date_formats
from tests import builders, catalogues, tools
from tests.activities import builders as activities
from tests.reading import source_of

LANGUAGES = ("pl", "uk", "en")
FOREIGN = ("uk", "en")
STAFF = (  # staff pages are in Polish only
    "activities/proposals/matters.py",
    "activities/village_sheets",
    "activities/desk.py",
    "activities/services/",
    "activities/views/",
    "needs/desk.py",
    "needs/links.py",
    "needs/matrix/",
    "needs/rounds/",
    "needs/views/",
    "osl_site/common/faults/",
    "osl_site/common/letters/desk.py",
    "osl_site/common/privacy/listings.py",
    "partners/corrections/matters.py",
    "partners/desk.py",
    "plans/",
)
PUBLIC_OF_PLANS = ("plans/hooks.py", "plans/publication/published.py", "plans/forms/publication.py")
PAGES = (
    "/",
    "/kalendarz/",
    "/kalendarz/2026-12/",
    "/kalendarz/subskrypcja/",
    "/kalendarz/kandyty/",
    "/oferta/",
    "/plan/",
    "/plan/wersje/",
    "/plan/wersje/porownaj/",
    "/kontakt/",
    "/deklaracja-dostepnosci/",
    "/ochrona-danych/",
)
MENU = {
    "pl": ["Kalendarz", "Stałe zajęcia i pomoc", "Plan", "Kontakt"],
    "uk": ["Календар", "Постійні заняття та допомога", "Скажіть нам", "План", "Контакти"],
    "en": ["Calendar", "Regular groups and help", "Tell us", "Our plan", "Contact us"],
}
PAGES_OF_STAFF = ("/logowanie/", "/biuro/styl/")
TUESDAY = date(2026, 12, 1)


def is_read_by_residents(file):
    return file.startswith(PUBLIC_OF_PLANS) or not file.startswith(STAFF)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    """After a change: python3 manage.py makemessages"""
    translated = {ids: forms for ids, forms in catalogues.written(language).items() if all(forms)}
    compiled = catalogues.compiled(language)
    plural = re.compile(r"^Plural-Forms: .*$", re.MULTILINE)

    assert plural.findall(compiled.pop(("",))[0]) == plural.findall(translated.pop(("",))[0])
    assert compiled == translated


@pytest.mark.parametrize("language", FOREIGN)
def test_everything_that_residents_read_is_translated(language):
    written = catalogues.written(language)
    read = [ids for ids, files in catalogues.marked().items() if any(is_read_by_residents(file) for file in files)]
    assert [ids for ids in read if not all(written.get(ids, [""]))] == []


def test_every_counted_word_has_its_polish_forms():
    written = catalogues.written("pl")
    counted = [ids for ids in catalogues.marked() if len(ids) == 2]
    assert [ids for ids in counted if not all(written.get(ids, [""]))] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_a_translation_fills_in_what_the_polish_string_fills_in(language):
    filled = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    wrong = [
        (ids[0], form)
        for ids, forms in catalogues.written(language).items()
        for form in forms
        if form and ids != ("",) and sorted(filled.findall(form)) != sorted(filled.findall(ids[0]))
    ]
    assert wrong == []


@pytest.fixture
def copy_of_the_tree(tmp_path, settings, monkeypatch):
    """What makemessages reads and writes, to be changed."""
    tools.need("xgettext")
    for path in [*catalogues.sources(), *(catalogues.ROOT / "locale").rglob("django.*")]:
        copy = tmp_path / path.relative_to(catalogues.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    monkeypatch.setattr(catalogues, "folder", lambda language: tmp_path / "locale" / language / "LC_MESSAGES")
    return tmp_path


def all_of(tree):
    """Every catalogue: its text and what its compiled form says."""
    return {
        language: ((tree / "locale" / language / "LC_MESSAGES/django.po").read_text(), catalogues.compiled(language))
        for language in LANGUAGES
    }


def test_makemessages_changes_nothing_where_nothing_changed(copy_of_the_tree):
    before = all_of(copy_of_the_tree)
    call_command("makemessages", verbosity=0)
    assert all_of(copy_of_the_tree) == before


def test_makemessages_adds_what_is_new_and_takes_away_what_is_gone(copy_of_the_tree):
    before = {language: catalogues.written(language) for language in LANGUAGES}
    page = copy_of_the_tree / "templates/office/contact.html"
    gone, new = "Gdy liczy się każda minuta", "Przyjdź na kawę, mamy też herbatę."
    page.write_text(page.read_text().replace(gone, new))
    call_command("makemessages", verbosity=0)

    for language in LANGUAGES:
        assert catalogues.written(language) == {
            **{ids: forms for ids, forms in before[language].items() if ids != (gone,)},
            (new,): [""],
        }


def test_marked_strings_are_those_that_makemessages_finds(copy_of_the_tree):
    for catalogue in (copy_of_the_tree / "locale").rglob("django.po"):
        catalogue.unlink()
    call_command("makemessages", verbosity=0)
    for catalogue in (copy_of_the_tree / "locale").rglob("django.po"):
        catalogue.write_text(catalogue.read_text().replace("#, fuzzy\n", "", 1))  # a new header

    assert set(catalogues.written("en")) - {("",)} == set(catalogues.marked())


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "Opublikowano 1 spotkanie."),
        (2, "Opublikowano 2 spotkania."),
        (5, "Opublikowano 5 spotkań."),
        (12, "Opublikowano 12 spotkań."),
        (21, "Opublikowano 21 spotkań."),
        (22, "Opublikowano 22 spotkania."),
    ],
)
def test_polish_counts_in_three_forms(number, sentence):
    form = ngettext("Opublikowano %(n)d spotkanie.", "Opublikowano %(n)d spotkań.", number)
    assert form % {"n": number} == sentence


@pytest.mark.parametrize(
    ("language", "day", "this_year", "month", "moved", "monday"),
    [
        (
            "pl",
            "wtorek, 1 grudnia 2026\N{NO-BREAK SPACE}r.",
            "wtorek, 1 grudnia",
            "grudzień 2026",
            "z wtorku, 1 grudnia",
            "poniedziałek",
        ),
        (
            "uk",
            "вівторок, 1 грудня 2026\N{NO-BREAK SPACE}р.",
            "вівторок, 1 грудня",
            "грудень 2026",
            "з вівторка, 1 грудня",
            "понеділок",
        ),
        ("en", "Tuesday 1 December 2026", "Tuesday 1 December", "December 2026", "from Tuesday 1 December", "Monday"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language, day, this_year, month, moved, monday):
    with translation.override(language):
        assert date_formats.day_in_words(TUESDAY) == day
        assert date_formats.short_day_in_words(TUESDAY) == this_year
        assert date_formats.month_in_words(TUESDAY) == month
        assert date_formats.from_day_in_words(TUESDAY) == moved
        assert date_formats.weekdays()[0] == monday


def test_the_ukrainian_friday_has_a_real_apostrophe():
    with translation.override("uk"):
        assert date_formats.weekdays()[4] == "п’ятниця"


@pytest.mark.parametrize(
    ("language", "today", "tomorrow"),
    [("pl", "dziś", "jutro"), ("uk", "сьогодні", "завтра"), ("en", "today", "tomorrow")],
)
def test_near_days_have_names(language, today, tomorrow, at):
    at(2026, 11, 30, 9)
    with translation.override(language):
        assert date_formats.nearness(date(2026, 11, 30)) == today
        assert date_formats.nearness(TUESDAY) == tomorrow
        assert date_formats.nearness(date(2026, 12, 2)) == ""


def language_of(page):
    return re.findall(r'<html lang="(\w+)">', page)


def menu_of(page):
    menu = page.split('<ul class="menu">')[1].split("</ul>")[0]
    return re.findall(r">([^<>]+)</a>", menu)


def switch_of(page):
    """Code and address of every way to another language; the page's own is none of them."""
    return [(code, url) for url, code in re.findall(r'<li><a href="([^"]+)" hreflang="(\w+)" lang="\w+">', page)]


@pytest.fixture
def kandyty(db, at):
    at(2026, 11, 30, 9)
    services.save_office({"name": "Centrum", "short_name": "CUS", "name_en": "Social Services Centre"}, by=None)
    return builders.locality(slug="kandyty", locative="w Kandytach")


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("path", PAGES)
def test_every_public_page_speaks_every_language(language, path, client, kandyty):
    answer = client.get(f"/{language}{path}")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert language_of(page) == [language]
    assert menu_of(page) == MENU[language]
    assert [word for word in MENU["pl"] if f">{word}<" in page] == []


@pytest.mark.parametrize("path", PAGES)
def test_the_switch_leads_to_the_same_page(path, client, kandyty):
    page = source_of(client.get(f"/uk{path}"))

    assert switch_of(page) == [("pl", path), ("en", f"/en{path}")]


def test_the_switch_keeps_what_was_asked(client, kandyty):
    page = source_of(client.get(f"/kalendarz/?miejscowosc={kandyty.pk}&szukaj=herbata"))

    asked = f"?miejscowosc={kandyty.pk}&amp;szukaj=herbata"
    assert switch_of(page)[0] == ("uk", f"/uk/kalendarz/{asked}")
    assert f'<link rel="alternate" hreflang="en" href="http://testserver/en/kalendarz/{asked}">' in page


def test_links_of_a_page_keep_its_language(client, kandyty):
    page = client.get("/uk/").content.decode()
    own = {url for url in re.findall(r'<a [^>]*href="(/[^"]*)"', page) if not url.startswith("/uk/")}
    assert own == {"/", "/en/", "/logowanie/"}


@pytest.mark.parametrize("path", PAGES_OF_STAFF)
def test_pages_of_staff_are_in_polish_only(path, client, signed_in, organiser):
    reader = client if path == "/logowanie/" else signed_in(organiser)
    page = reader.get(path, headers={"accept-language": "uk"}).content.decode()

    assert language_of(page) == ["pl"]
    assert switch_of(page) == []
    assert reader.get(f"/uk{path}").status_code == 404


@pytest.mark.parametrize("address", ["/?lang=xx", "/?lang=uk", "/kalendarz/?lang=", "/kalendarz/?lang=%00"])
def test_only_the_address_before_the_question_says_the_language(address, client, kandyty):
    answer = client.get(address, headers={"accept-language": "uk", "cookie": f"{settings.LANGUAGE_COOKIE_NAME}=uk"})

    assert (answer.status_code, language_of(answer.content.decode())) == (200, ["pl"])


def test_an_address_in_an_unknown_language_is_no_page_said_in_polish(client, kandyty):
    answer = client.get("/de/kalendarz/")
    assert (answer.status_code, language_of(answer.content.decode())) == (404, ["pl"])


@pytest.mark.parametrize("address", ["/", "/uk/kalendarz/", "/en/kontakt/", "/uk/kalendarz.ics"])
def test_public_answers_vary_on_nothing_of_the_reader(address, client, kandyty):
    answer = client.get(address)
    assert (answer.cookies.output(), answer.headers.get("Vary", "")) in [("", ""), ("", "Accept-Encoding")]


def test_village_names_stay_polish_and_say_so(client, kandyty):
    headings = {
        language: re.findall("<h1>(.*)</h1>", source_of(client.get(f"{path}/kalendarz/kandyty/")))
        for language, path in (("pl", ""), ("uk", "/uk"), ("en", "/en"))
    }
    assert headings == {
        "pl": ["Spotkania w\xa0Kandytach"],
        "uk": ['Зустрічі: <span lang="pl">Kandyty</span>'],
        "en": ['Meetings in <span lang="pl">Kandyty</span>'],
    }


def test_the_office_bears_its_name_in_the_language_of_the_page(client, kandyty):
    names = [
        re.findall(r'<span class="brand__office">(.*)</span>', client.get(path).content.decode())
        for path in ("/", "/uk/", "/en/")
    ]
    assert names == [["Centrum"], ["Centrum"], ["Social Services Centre"]]


def test_a_meeting_called_off_says_so_in_the_language_and_gives_the_polish_reason(client, kandyty):
    tea = activities.make_activity(title="Herbata", title_uk="Чай", venue=activities.venue(locality=kandyty))
    activities.make_occurrence(tea, cancelled_at=builders.EPOCH, cancelled_reason="remont & malowanie")
    page = client.get("/uk/kalendarz/").content.decode()

    assert ">Чай</a>" in page
    assert 'Скасовано. Причина: <span lang="pl">remont &amp; malowanie</span>' in page


def test_a_title_that_nobody_translated_is_marked_as_polish(client, kandyty):
    occurrence = activities.make_occurrence(activities.make_activity(title="Herbata", text_en="Come for tea."))
    page = client.get(f"/en/spotkania/{occurrence.pk}/").content.decode()

    assert '<h1><span lang="pl">Herbata</span></h1>' in page
    assert "<title>Herbata, Tuesday 1 December 2026, 10:00–12:00</title>" in page
