"""A whole cost, time or number that is not public stands nowhere for residents, and neither does what tells it."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from osl_site.common.documents import pdf
from plans import services
from plans.content import read
from plans.exclusions.preview import told_again
from plans.exclusions.public_text import public_text
from plans.models import Covers
from plans.services.exclusions import make_public_document
from tests.plans.builders import action, goal, plan
from tests.plans.test_exclusions import WHY, addresses, brought_to_residents

pytestmark = pytest.mark.django_db
ONE, TWO = "[wyłączono: przypis 1]", "[wyłączono: przypis 2]"


@pytest.fixture(autouse=True)
def sketched_words(monkeypatch):
    monkeypatch.setattr(pdf, "ENGINE", "tests.plans.sketches.draw_words")


def drafted(by):
    """A cost that its goal and the plan repeat, a time of one month, an indicator; and another goal beside."""
    version = plan(by).versions.get()
    tea = action(
        goal(version, by),
        by,
        title="Herbata",
        time_words="kwiecień 2027",
        cost=4321,
        costs=[{"amount": "4321", "source": "Fundusz", "year": 2027}],
    )
    services.add_indicator(tea, {"name": "spotkania", "target": 7654, "unit": "razy"}, by=by)
    action(goal(version, by, text="Drugi cel"), by, title="Wycieczka", time_words="maj 2027", cost=1000)
    return version


@pytest.fixture
def version(organiser, director):
    return brought_to_residents(drafted(organiser), organiser, director)


def exclude(version, director, covers, **options):
    given = {"place": "action", "key": read(version.snapshot).actions[0].key, "values": WHY} | options
    return services.exclude(version, covers=covers, **given, by=director)


def read_now(*versions):
    """All that the addresses of the plan for residents say in Polish; spaces that do not break are spaces."""
    here = [address for address in addresses(*versions) if not address.startswith(("/uk", "/en"))]
    client = Client()
    text = "\n".join(client.get(address, follow=True).content.decode(errors="replace") for address in here)
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("&#160;", " ")


COST = re.compile(r"\b4 ?321\b")  # a number of its own, and no part of a digest


def test_a_cost_goes_with_every_sum_that_would_tell_it(version, organiser, director, desk):
    changed = {"reason": "Zmiana.", "changed_conclusions": []}
    update = services.open_update(version.plan, changed, by=organiser)
    said = {"cost": 6000, "costs": [], "description": "Herbata i ciasto."}
    services.change_action(update.goals.first().actions.get(), said, revision=None, by=organiser)
    update = brought_to_residents(update, organiser, director, day=version.starts_on + timedelta(days=30))
    secret = ("4 321 zł", "5 321 zł", "6 000 zł", "7 000 zł", "1 679 zł")  # the cost, the sums, how much it grows
    before = read_now(version, update)
    assert [words for words in secret if words not in before] == []
    exclude(version, director, Covers.COST)
    make_public_document(version.pk)
    make_public_document(update.pk)
    page = read_now(version, update)
    assert [words for words in secret if words in page] == []
    for words in (
        "1 000 zł",
        f"Koszt celu</th><td>{ONE}",
        f'data-label="Koszt"><span class="instead">{ONE}',
        f"Koszt: {ONE}.",
    ):
        assert words in page, "what another action costs stays"
    for name in ("version_docx", "version_xlsx"):
        whole, public = (unzipped(desk, name, version, query) for query in ("", "?tekst=jawny"))
        assert (bool(COST.search(whole)), bool(COST.search(public))) == (True, False)
        assert ONE in public


def unzipped(desk, name, version, query):
    book = zipfile.ZipFile(io.BytesIO(desk.get(reverse(f"plans:{name}", args=[version.pk]) + query).content))
    text = "".join(book.read(part).decode(errors="replace") for part in book.namelist())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_time_is_neither_told_nor_drawn_and_numbers_go_from_every_table(version, director):
    exclude(version, director, Covers.TIME)
    exclude(version, director, Covers.NUMBERS)
    make_public_document(version.pk)
    page = read_now(version)
    assert [words for words in ("kwiecień 2027", "7 654") if words in page] == []
    for words in ("maj 2027", "Termin nie jest jawny"):
        assert words in page, "the time of another action stays"
    row = public_text(version).content.actions[0]
    assert (row.time, row.time_kind, row.time_from, row.time_to) == (ONE, "", "", "")
    assert row.indicators[0].words == f"spotkania: {TWO} (razy)"


def test_of_a_goal_it_reaches_its_actions_and_of_the_whole_plan_all(version, director):
    content = read(version.snapshot)
    exclude(version, director, Covers.COST, place="goal", key=content.goals[0].key)
    assert [row.cost for row in public_text(version).content.actions] == [ONE, "1\xa0000\xa0zł"]
    exclude(version, director, Covers.COST, place="version", key=None)
    both = "[wyłączono: przypisy 1 i 2]"
    public = public_text(version).content
    assert [row.cost for row in public.actions] == [both, TWO]
    assert ([goal.cost for goal in public.goals], public.cost) == ([both, TWO], both)


def test_what_corrects_a_figure_that_is_not_public_is_not_public(version, director):
    key = read(version.snapshot).actions[0].key
    for was, becomes in (("7\xa0654", "7 655"), ("4 321 zł", "4 322 zł"), ("kwiecień 2027", "czerwiec 2027")):
        where = {"place": "action", "key": key, "was": was, "becomes": becomes}
        services.correct(version, **where, values={"text": f"Omyłka: ma być inaczej niż {was}."}, by=director)
    told = ("7 654", "7 655", "4 321", "4 322", "kwiecień", "czerwiec")
    before = read_now(version)
    assert [words for words in told if words not in before] == []
    for covers in (Covers.NUMBERS, Covers.COST, Covers.TIME):
        exclude(version, director, covers)
    after = read_now(version)
    assert [words for words in told if words in after] == []


def test_what_cannot_be_excluded_is_said_at_its_field(version, director):
    content = read(version.snapshot)
    chapter, trip = content.chapters[0].key, content.actions[1].key
    refused = {
        "covers": [
            ({"covers": Covers.COST, "place": "chapter", "key": chapter}, "nie ma kosztu"),
            ({"covers": Covers.NUMBERS, "key": trip}, "nie ma wskaźników"),
        ],
        "scope": [
            ({"covers": Covers.COST, "values": WHY | {"scope": "kwota 4321 zł"}}, "jest w niej to, co wyłączasz"),
            ({"covers": Covers.TIME, "values": WHY | {"scope": "nie kwiecień 2027"}}, "jest w niej to, co wyłączasz"),
        ],
    }
    for field, cases in refused.items():
        for options, sentence in cases:
            with pytest.raises(ValidationError, match=sentence) as refusal:
                exclude(version, director, **options)
            assert list(refusal.value.message_dict) == [field]
    exclude(version, director, Covers.TIME)
    with pytest.raises(ValidationError, match="już wyłączona") as refusal:
        exclude(version, director, Covers.TIME)
    assert list(refusal.value.message_dict) == ["covers"]


def test_a_text_that_says_the_sum_is_named(organiser, director):
    draft = drafted(organiser)
    chapter = draft.chapters.first()
    services.change_chapter(chapter, {"title": "Pieniądze", "text": "Herbata: 4321 zł."}, revision=1, by=organiser)
    version = brought_to_residents(draft, organiser, director)
    exclude(version, director, Covers.COST)
    (sentence,) = told_again(read(version.snapshot), version)
    assert sentence.endswith("stoi też w tekście tu: Rozdział 1. Pieniądze. Wyłącz ją tam osobno.")


def test_a_director_excludes_a_cost_on_the_page_without_typing_words(version, director, signed_in):
    reader, url = signed_in(director), reverse("plans:exclusion_add", args=[version.pk])
    typed = {"place": f"action:{read(version.snapshot).actions[0].key}", "covers": "cost", **WHY}
    page = reader.post(url, typed | {"covers": "words"}).text
    assert "Przepisz słowa, które nie są jawne." in page
    page = reader.post(url, typed | {"words": "Herbata"}).text
    assert "ta odpowiedź nic nie znaczy, więc jej nie zapisujemy" in page
    page = reader.post(url, typed).text
    assert "Nic nie jest jeszcze zapisane" in page
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    page = reader.post(url, typed | {"seen": seen}, follow=True).text
    assert "Wyłączone: cały koszt" in page
    assert "4&nbsp;321" in page or "4\xa0321" in page, "the office reads it"


def test_whoever_reads_in_the_office_what_is_not_public_is_told_so_on_the_page(version, director, coworker, signed_in):
    tea, trip = (row for of in version.goals.order_by("position") for row in of.actions.all())
    reader = signed_in(coworker)
    exclude(version, director, Covers.COST)
    told = "Na tej stronie jest fragment, który nie jest jawny: przypis 1. Czytasz go jako osoba z biura."
    for row in (tea, tea.goal):
        page = reader.get(row.get_absolute_url()).text
        assert (told in page, f'{version.get_absolute_url()}#wylaczenia"' in page) == (True, True)
    for row in (trip, trip.goal):
        assert "który nie jest jawny" not in reader.get(row.get_absolute_url()).text
    assert "Nie podawaj wyłączonych fragmentów nikomu spoza biura." in reader.get(version.get_absolute_url()).text
