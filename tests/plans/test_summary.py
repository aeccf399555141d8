"""The plan on one page, its schedule, and what happens in each locality."""

import io
import re
import time
from dataclasses import replace

import html5lib
import pikepdf
import pytest
from django.template.loader import render_to_string

from osl_site.common.documents import pdf
from osl_site.common.frozen_documents.metryka import Term
from osl_site.common.templatetags.osl import LONGEST_HEAD, file_size, running_head
from osl_site.common.text.typed_text import clipped
from plans.diff.compute import diff_versions
from plans.document.rendering import contents, paper_html
from plans.document.schedule import schedule
from plans.document.summary import summary
from tests import builders
from tests.plans.contents import action, chapter, content, goal, indicator
from tests.plans.heavy import heavy
from tests.plans.test_paper import lines_of

YEAR = {"first_day": "2027-01-01", "last_day": "2027-12-31", "cost": "1 500 zł", "action_count": 3, "supporting": 1}
FACTS = [Term("Dokument", "Plan"), Term("Opracowanie", "Maria Nowak, organizator")]
OPEN_GROUPS = "osoby, które opiekują się bliskimi, dzieci, dzieci i młodzież"
FIRST_GROUPS = ", ".join(f"grupa numer {number} z bardzo daleka" for number in range(5)) + " i inni"
NBSP = "\N{NO-BREAK SPACE}"
BOUND = 4.0  # seconds of the processor


def a_plan(**said):
    rows = (
        action(
            "a",
            number="1.1",
            places="Kandyty, Łęcze",
            time="w maju",
            time_kind="month",
            time_from="2027-05-01",
            cost="500 zł",
            cost_value="500",
            addressees="młodzież, seniorzy",
            responsible="Anna Nowak",
            partners=("OSP", "szkoła"),
            indicators=(indicator("i", name="osoby", baseline="0", target="20", unit=""),),
        ),
        action(
            "b",
            number="1.2",
            places="Lipica",
            time="na bieżąco",
            time_kind="ongoing",
            cost="1 000 zł",
            cost_value="1000",
            addressees="seniorzy",
        ),
    )
    later = action("c", number="2.1", places="cała gmina", place_note="świetlice", time="kiedyś")
    goals = (
        goal("A", *rows, number="1", text="Osoby starsze mają z kim być"),
        goal("B", later, number="2", text="Sąsiedzi"),
    )
    return content(*goals, **YEAR | said)


def said_of(plan, changes=None):
    return summary(plan, changes=changes, facts=FACTS)


def test_the_page_counts_what_each_goal_comes_to():
    said = said_of(a_plan())
    first, second = said.goals
    assert (first.text, first.count, first.time, first.cost) == (
        "Cel 1. Osoby starsze mają z kim być",
        2,
        "styczeń–grudzień 2027",
        f"1{NBSP}500{NBSP}zł",
    )
    assert (second.count, second.time, second.cost) == (1, "–", "–")
    assert said.for_whom == "seniorzy, młodzież"
    assert [row.term for row in said.decides] == ["Opracowanie"]
    assert not said.is_decided


@pytest.mark.parametrize(
    ("addressees", "said"),
    [
        (["wszyscy", "wszyscy, zwłaszcza osoby bez internetu", "wszyscy mieszkańcy"], "wszyscy"),
        (["osoby starsze", "osoby starsze i osoby bez samochodu"], "osoby starsze, osoby bez samochodu"),
        (["osoby samotne", "osoby starsze", "osoby starsze i samotne"], "osoby samotne, osoby starsze"),
        (["osoby, które opiekują się bliskimi", "dzieci", "dzieci i młodzież"], OPEN_GROUPS),
        ([f"grupa numer {number} z bardzo daleka" for number in range(9)], FIRST_GROUPS),
    ],
)
def test_the_page_says_once_whom_the_plan_is_for(addressees, said):
    rows = [action(str(place), number=f"1.{place}", addressees=words) for place, words in enumerate(addressees, 1)]
    assert said_of(content(goal("A", *rows, number="1"), **YEAR)).for_whom == said


def test_the_months_are_those_of_the_actions():
    (row,) = a_plan().goals[0].actions[:1]
    only = content(goal("A", row, number="1"), **YEAR)
    assert said_of(only).goals[0].time == f"maj 2027{NBSP}r."


def test_a_main_goal_says_what_for_and_a_goal_has_its_own_indicators_in_the_schedule():
    seen = indicator("g", name="wsie ze spotkaniami", baseline="3", target="9", unit="")
    main = goal("M", text="Sąsiedzi się znają", level="main")
    plan = content(main, goal("A", action("a"), number="1", level="detailed", indicators=(seen,)), **YEAR)
    assert said_of(plan).why == ("Cel główny. Sąsiedzi się znają.",)
    html = render_to_string("plans/_schedule_table.html", {"schedule": schedule(plan)})
    assert "wsie ze spotkaniami: od 3 do 9" in html


def test_what_an_update_removes_is_said_first():
    before = a_plan()
    kept, new = before.goals[0].actions[0], action("n", number="1.2", title="Nowe")
    after = replace(
        before, goals=(replace(before.goals[0], actions=(kept, new)), before.goals[1]), number=1, reason="Powód."
    )
    said = said_of(after, diff_versions(before, after))
    assert said.why[0] == "Powód."
    assert [words.partition(":")[0] for words in said.news] == [
        "Usunięto",
        "Dodano",
        "Koszt maleje o 1 000 zł".replace(" 000 ", f"{NBSP}000{NBSP}"),
    ]
    assert "„Działanie b”" in said.news[0]


def test_a_text_with_one_table_has_no_page_of_its_own():
    assert said_of(content(goal("t", action("a"), text=""))) is None


def test_what_is_cut_ends_after_a_whole_word():
    assert clipped("raz dwa trzy", 9) == "raz dwa…"
    assert clipped("raz dwa", 9) == "raz dwa"
    assert clipped("b" * 20, 9) == "b" * 8 + "…"


def test_on_a_screen_nothing_is_cut():
    words = "Mieszkańcy wsi spotykają się co tydzień i pomagają sobie nawzajem " * 9
    long = [goal(f"{n}", action(f"a{n}", addressees=words), number=str(n), text=words) for n in range(40)]
    plan = content(goal("M", text=words, level="main"), *long, **YEAR)
    whole = summary(plan, changes=None, facts=FACTS, is_whole=True)
    assert (whole.why[0], len(whole.goals)) == (f"Cel główny. {words.strip()}.", 40)
    assert whole.for_whom == words.strip()
    assert said_of(plan).why[0].endswith("…")


def test_what_covers_the_whole_commune_is_named(db):
    everywhere = a_plan().goals[1].actions
    html = render_to_string("plans/_localities.html", {"rows": [("Kandyty", [])], "everywhere": everywhere})
    assert '<a href="#d-c">2.1 Działanie c</a>' in html


@pytest.mark.pdf
def test_it_never_fills_a_second_page():
    words = "Mieszkańcy wsi spotykają się co tydzień i pomagają sobie nawzajem w codziennych sprawach domu. " * 4
    rows = [
        goal(
            f"{n}",
            action(f"a{n}", places=f"Wieś {n}, Osada {n}", addressees=words, time="stale", time_kind="ongoing"),
            number=str(n),
            text=words,
            no_conclusion_reason=f"{n} {words}",
        )
        for n in range(1, 31)
    ]
    before = content(*rows[:3], **YEAR)
    plan = content(*rows, reason=words, number=1, **YEAR)
    changes = diff_versions(before, plan)
    assert "Dalsze cele" in said_of(plan, changes).goals[-1].text
    html = paper_html(plan, changes=changes, decision=None)
    short = re.sub(r"<nav class=\"contents\".*</main>", "<main><h2>Koniec</h2></main>", html, flags=re.DOTALL)
    first, second = lines_of(short)
    assert "Plan na jednej stronie" in first[0]
    assert "Koniec" in second[0]


def test_the_schedule_says_who_when_where_for_how_much_and_by_what_it_is_seen():
    said = schedule(a_plan())
    assert [(group.heading, group.cost) for group in said.goals] == [
        ("Cel 1. Osoby starsze mają z kim być", f"1{NBSP}500{NBSP}zł"),
        ("Cel 2. Sąsiedzi", ""),
    ]
    row = said.goals[0].rows[0]
    assert (row.who, row.where) == ("Anna Nowak; OSP, szkoła", "Kandyty, Łęcze")
    html = render_to_string("plans/_schedule_table.html", {"schedule": said})
    cells = html5lib.parse(html, namespaceHTMLElements=False).findall(".//tbody[1]/tr[2]/*")
    words = [" ".join(" ".join(cell.itertext()).split()) for cell in cells]
    assert words == [
        "1.1",
        "Działanie a",
        "Anna Nowak; OSP, szkoła",
        "Na osi: maj 2027 r. w maju",
        "Kandyty, Łęcze",
        "500 zł",
        "osoby: od 0 do 20",
    ]


def test_each_locality_has_its_actions_in_polish_order():
    plan = a_plan(chapters=(chapter("r", title="A", text="a"),))
    assert [(name, [row.key for row in rows]) for name, rows in plan.actions_of_localities] == [
        ("Kandyty", ["a"]),
        ("Lipica", ["b"]),
        ("Łęcze", ["a"]),
    ]
    assert [row.key for row in plan.actions_everywhere] == ["c"]
    page = html5lib.parse(paper_html(plan, changes=None, decision=None), namespaceHTMLElements=False)
    links = [link.get("href") for link in page.findall(".//section[@class='summary']//a")]
    assert links == ["#m-1", "#m-2", "#m-3"]
    assert page.find(".//th[@id='m-3']").text == "Łęcze"
    assert "Co w której miejscowości" in [line.text for line in contents(plan)]


def test_a_plan_that_names_no_locality_has_no_such_part():
    plan = content(goal("A", action("a", places="gmina Bartoszyce, gmina Bisztynek"), text="Cel"), **YEAR)
    assert "Co w której miejscowości" not in paper_html(plan, changes=None, decision=None)
    assert plan.everywhere_word == "gmina Bartoszyce, gmina Bisztynek"


def test_no_column_of_the_schedule_is_empty():
    plan = content(goal("A", action("a", number="1.1", time="w maju"), number="1"), **YEAR)
    said = schedule(plan)
    assert (said.columns, said.widths, said.before_cost) == (("number", "title", "when"), "9 62 38", 3)
    table = html5lib.parse(
        render_to_string("plans/_schedule_table.html", {"schedule": said}), namespaceHTMLElements=False
    )
    assert ["".join(cell.itertext()).split()[0] for cell in table.findall(".//thead//th")] == [
        "Nr",
        "Działanie",
        "Termin",
    ]
    assert "–" not in "".join(table.find(".//tbody").itertext())


def test_the_running_head_stands_on_one_line():
    assert running_head("Plan na rok 2027", "") == "Plan na rok 2027"
    long = running_head("Plan organizowania społeczności lokalnej " * 4, "Aktualizacja nr 12")
    assert long.endswith("… Aktualizacja nr 12")
    name = "Plan organizowania społeczności lokalnej w gminie Górowo Iławeckie"
    assert running_head(name, "Aktualizacja nr 1") == "Plan organizowania społeczności lokalnej… Aktualizacja nr 1"
    assert len(long) <= LONGEST_HEAD


@pytest.mark.pdf
def test_the_schedule_of_66_actions_takes_six_pages_and_what_follows_stands_upright_again():
    section = re.sub(' href="#[^"]*"', "", render_to_string("plans/_schedule.html", {"plan": heavy()}))
    style = '<title>Plan</title><link rel="stylesheet" href="/static/css/paper.css">'
    after = '<section class="chapter"><h2>Dalej</h2><p>Tekst.</p></section>'
    main = f'<main class="plan" data-columns="by-contents">{section}{after}</main>'
    html = f'<!doctype html><html lang="pl"><head>{style}</head><body class="document">{main}</body></html>'
    boxes = [page.MediaBox for page in pikepdf.open(io.BytesIO(pdf.draw(html, moment=builders.EPOCH))).pages]
    assert [box[2] > box[3] for box in boxes] == [*[True] * 6, False]


@pytest.mark.pdf
def test_a_long_text_that_changed_is_drawn_in_seconds_and_not_in_minutes():
    row = f'<dt>Treść</dt><dd class="change__text">{"słowo " * 1500}</dd>'
    told = f'<dl class="facts"><div class="facts__row">{row}</div></dl>'
    style = '<title>Plan</title><link rel="stylesheet" href="/static/css/paper.css">'
    html = f'<!doctype html><html lang="pl"><head>{style}</head><body class="document">{told}</body></html>'
    begin = time.process_time()
    pdf.draw(html, moment=builders.EPOCH)
    assert time.process_time() - begin < BOUND


def test_the_size_of_a_file_may_part_on_a_narrow_button():
    assert file_size(119_296) == "116,5 KB"
