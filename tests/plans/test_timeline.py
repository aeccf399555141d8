"""The timeline: each kind of time has its own form, within the months of the plan, and says in words what it shows."""

from datetime import date

import pytest

from plans.document.timeline import Axis, timeline
from tests.plans.contents import action, content, goal

YEAR = {"first_day": "2026-09-01", "last_day": "2027-08-31"}


def drawn(kind, start="", end=""):
    row = action(time="w słowach", time_kind=kind, time_from=start, time_to=end)
    return timeline(content(goal("A", row), **YEAR)).lines[0]


@pytest.mark.parametrize(
    ("kind", "start", "end", "filled", "outlined"),
    [
        ("date", "2026-09-01", "", "M0.65 3l9 9-9 9-9-9z", ""),
        ("range", "2026-10-01", "2026-11-30", "M40 5h80v14h-80z", ""),
        ("month", "2026-10-15", "", "M41.5 5h37v14h-37z", ""),
        ("quarter", "2026-10-01", "", "M41.5 5h37v14h-37zM81.5 5h37v14h-37zM121.5 5h37v14h-37z", ""),
        ("ongoing", "", "", "", "M1 6h469l9 6-9 6h-469z"),
    ],
)
def test_each_kind_of_time_has_its_form(kind, start, end, filled, outlined):
    line = drawn(kind, start, end)
    assert (line.filled, line.outlined) == (filled, outlined)


def test_what_repeats_without_a_rate_is_a_line_and_no_made_up_dots():
    assert drawn("recurring", "2026-09-01", "2026-10-31").filled == "M0 11h80v2h-80z"
    for words in ("spotkania w miarę potrzeb", "kilkakrotnie, cyklicznie"):
        assert "a4 4 0 1 0 8" not in read(words).lines[0].filled
    assert "nie wiadomo, jak często" in read("cyklicznie").legend
    assert "nie wiadomo, jak często" not in read("co tydzień").legend


def test_what_lies_outside_the_plan_is_said_only_in_words():
    line = drawn("month", "2028-01-01")
    assert (line.filled, line.outlined, line.alternative) == ("", "", "Termin tylko w słowach")


def test_what_begins_before_the_plan_is_drawn_from_its_first_day():
    line = drawn("range", "2026-01-01", "2026-09-30")
    assert line.filled == "M0 5h40v14h-40z"


def test_the_drawing_says_its_months():
    words = "Na osi: październik 2026\N{NO-BREAK SPACE}r. – grudzień 2026\N{NO-BREAK SPACE}r."
    assert drawn("quarter", "2026-10-01").alternative == words


def test_a_long_plan_names_its_quarters():
    long = timeline(content(first_day="2026-01-01", last_day="2028-12-31"))
    assert [tick.label for tick in long.ticks if tick.label] == ["I", "IV", "VII", "X"] * 3
    assert [tick.year for tick in long.ticks if tick.year] == ["2026", "2027", "2028"]


def test_a_day_stands_where_its_month_does():
    axis = Axis(date(2026, 9, 1), date(2027, 8, 31))
    assert [axis.at(date(2026, 10, 1)), axis.at(date(2027, 8, 16)), axis.at(date(2020, 1, 1))] == [40, 459.4, 0]


def read(words):
    return timeline(content(goal("A", action(time=words, time_kind="words")), **YEAR))


@pytest.mark.parametrize(
    ("words", "blocks", "dots", "frames"),
    [
        ("październik i listopad 2026, luty i marzec 2027", 4, 0, 0),
        ("dwie edycje po sześć poniedziałków: październik i listopad 2026, potem luty i marzec 2027", 4, 0, 0),
        ("raz na kwartał", 0, 4, 0),
        ("raz na kwartał, w środę przed południem; pierwsze spotkanie w marcu 2027", 0, 2, 0),
        ("czwartki w październiku, w listopadzie, w lutym i w marcu; przed zebraniami", 0, 8, 0),
        ("trzeci piątek każdego miesiąca, od września 2026 do czerwca 2027", 0, 10, 0),
        ("dwa razy w roku", 0, 2, 0),
        ("co drugi wtorek", 0, 24, 0),
        ("na bieżąco przez cały okres planu; dyżur w poniedziałki i czwartki", 0, 0, 1),
        ("przez cały rok co tydzień", 0, 24, 0),
        ("wkrótce", 0, 0, 0),
    ],
)
def test_words_are_drawn_as_they_are_understood(words, blocks, dots, frames):
    line = read(words).lines[0]
    assert (line.filled.count("v14"), line.filled.count("a4 4 0 1 0 8"), line.outlined.count("M")) == (
        blocks,
        dots,
        frames,
    )


def test_what_begins_and_then_goes_on_is_drawn_to_the_end():
    line = read("start w październiku; dzień wymiany w pierwszą sobotę miesiąca; wymiany na bieżąco").lines[0]
    assert line.outlined == "M41 6h429l9 6-9 6h-429z"


def test_what_is_only_words_is_said_to_be():
    assert read("wkrótce").legend == "Na osi czasu puste miejsce to termin tylko w słowach."
    assert "puste miejsce" not in read("na bieżąco").legend


def test_pieces_are_said_piece_by_piece():
    said = read("październik 2026 i luty 2027").lines[0].alternative
    assert said == "Na osi: październik 2026\N{NO-BREAK SPACE}r., luty 2027\N{NO-BREAK SPACE}r."
