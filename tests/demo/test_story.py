"""The story as written: whole, counted, and referring only to what is in it."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from osl_site.common.text.declension import bent
from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.load import STORY, read
from osl_site.roof.demo.paper import PROLONGED

UNDECLINED = {"Bądze": "genitive", "Dęby": "genitive", "Pareżki": "genitive", "Piasek": "genitive"}
FILES = (
    "centre.toml",
    "network.toml",
    "recognition.toml",
    "plan.toml",
    "offer.toml",
    "sign_ups.toml",
    "results.toml",
)
CYRILLIC_NAMES = {"Górowo", "Iławeckie", "Kandyty", "Toprzyny", "Kamińsk", "Sągnity", "Kiwajny", "fundusz", "sołecki"}


@pytest.fixture(scope="module")
def story() -> dict[str, Any]:
    return {name: part for file in FILES for name, part in read(file).items()}


@pytest.fixture(scope="module")
def localities() -> list[dict[str, str]]:
    with (STORY / "localities.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def texts(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of the story with the place where it stands."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from texts(value, f"{path}.{name}")
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from texts(value, f"{path}[{number}]")


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("notes", 25),
        ("needs", 13),
        ("assets", 15),
        ("conclusions", 7),
        ("partners", 18),
        ("services", 8),
        ("main_goals", 1),
        ("goals", 4),
        ("chapters", 8),
        ("actions", 12),
        ("remarks", 4),
        ("offers", 15),
        ("sign_ups", 4),
        ("results", 12),
        ("people", 5),
        ("groups", 9),
    ],
)
def test_the_story_is_whole(story, what, number):
    assert len(story[what]) == number


def test_the_town_and_87_localities_have_ids_of_their_own(story, localities):
    ids = {row["simc"] for row in localities} | {story["town"]["simc"]}
    assert (len(localities), len(ids)) == (87, 88)
    assert Counter(row["kind"] for row in localities) == {
        "wieś": 43,
        "osada": 35,
        "kolonia": 6,
        "osada leśna": 2,
        "część miejscowości": 1,
    }


def test_every_known_village_has_a_locality_of_its_name(story, localities):
    villages = story["communes"][0]["villages"]
    assert len(set(villages)) == 28
    assert set(villages) <= {row["name"] for row in localities}


def test_doubtful_forms_of_names_stay_empty(localities):
    assert {row["name"]: row["genitive"] for row in localities if row["name"] in UNDECLINED} == dict.fromkeys(
        UNDECLINED, ""
    )
    assert {row["locative"] for row in localities if row["name"] == "Włodkowo"} == {"we Włodkowie"}


def test_known_forms_of_names_are_those_that_analogy_proposes(localities):
    """So that those which nobody has confirmed are as good to be found by."""
    proposed = {row["name"]: bent(row["name"]) for row in localities}
    known = [(row["name"], "genitive", row["genitive"]) for row in localities if row["genitive"]]
    known += [(row["name"], "locative", row["locative"].split(" ", 1)[1]) for row in localities if row["locative"]]
    other = [name for name, case, form in known if proposed[name] and proposed[name][case] != form]
    assert (len(known) > 60, other) == (True, [])
    assert {name for name, forms in proposed.items() if not forms} == {"Bądle", "Bądze", "Powiersze", "Wokiele"}


def test_the_plan_rests_on_200_people_in_ten_localities(story):
    before = [note for note in story["notes"] if int(note["id"][2:]) <= 22]
    places = {note["place"] for note in before if "place" in note} - {story["town"]["name"]}
    assert sum(note.get("people", 0) for note in before) == 200
    assert len(places) == 10


def test_the_update_costs_three_hundred_more(story):
    costs = {action["code"]: action["cost"] for action in story["actions"]}
    updated = costs | {change["code"]: change["cost"] for change in story["update"]["actions"] if "cost" in change}
    assert (sum(costs.values()), sum(updated.values())) == (18_500, 18_800)


def test_parts_of_a_cost_come_to_it(story):
    parted = [action for action in story["actions"] if "costs" in action]
    assert len(parted) == 3
    assert [sum(int(row["amount"]) for row in action["costs"]) for action in parted] == [row["cost"] for row in parted]


def test_what_is_corrected_is_written_in_the_plan(story):
    said = story["correction"]
    action = next(row for row in story["actions"] if row["code"] == said["key"])
    assert said["was"].removeprefix("mieszkańcy ") in action["manner"]
    assert said["was"] != said["becomes"]


def test_the_plan_before_ends_the_day_before_the_new_one_whenever_the_story_is_told(story):
    for day in (date(2026, 1, 31), date(2026, 12, 1), date(2028, 2, 29)):
        days, told = StoryDays(day), story["paper"]
        ends, prolonged = days.last_of_month(told["last_month"]), days.last_of_month(told["prolonged"]["last_month"])
        assert days.month(told["first_month"]) < days.on(PROLONGED) <= ends < days.starts_on <= prolonged


def test_seven_of_twelve_actions_are_supporting(story):
    supporting = {"self_help", "volunteer", "neighbourly"}
    assert sum(action["kind"] in supporting for action in story["actions"]) == 7


def test_every_reference_is_to_something_told(story, localities):
    told = {row["id"] for what in ("notes", "needs", "assets", "conclusions") for row in story[what]}
    told |= {row["id"] for what in ("services", "partners", "venues", "offers") for row in story[what]} | {"all"}
    told |= {row["name"] for row in localities} | {story["town"]["name"]}
    told |= {action["code"] for action in story["actions"]} | {person["key"] for person in story["people"]}
    told |= {group["slug"] for group in story["groups"]}
    references = ("notes", "needs", "assets", "conclusions", "partners", "services", "places", "groups", "venues")
    references += ("place", "partner", "venue", "action", "offer", "need", "replaces", "in_charge", "code")
    ways = {"remarks": {"place"}, "filing": {"place"}, "offers": set(), "rules": {"places"}}
    assert [
        (what, name, value)
        for what, name, value in _references(story, references)
        if value not in told and name not in ways.get(what, set())
    ] == []


def _references(part: Any, names: tuple[str, ...], what: str = "") -> Iterator[tuple[str, str, Any]]:
    for name, value in part.items():
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if isinstance(row, dict):
                yield from _references(row, names, name)
            elif name in names:
                yield what, name, row


def test_the_only_service_without_an_action_is_counselling(story):
    complemented = {code for action in story["actions"] for code in action.get("services", [])}
    assert {service["id"] for service in story["services"]} - complemented == {"U-6"}


def test_every_offer_speaks_three_languages(story):
    for activity in story["offers"]:
        assert all(activity[name] for name in ("title", "title_uk", "title_en", "text", "text_uk", "text_en")), (
            activity["id"]
        )


def test_latin_letters_in_ukrainian_texts_are_names_on_road_signs(story):
    found = {
        word.strip(",.()")
        for path, text in texts(story)
        if path.endswith("_uk") and not path.startswith(".centre")
        for word in text.split()
        if any("a" <= letter.lower() <= "z" for letter in word)
    }
    assert found <= CYRILLIC_NAMES


def test_every_offer_with_dates_has_its_rhythm_of_people(story):
    with_dates = {activity["id"] for activity in story["offers"] if activity.get("rules") and not activity.get("draft")}
    assert set(story["rhythm"]) >= with_dates
    assert {len(people) for lines in story["rhythm"].values() for people in lines} == {4}


def test_no_symbol_is_left_unread(story):
    days = StoryDays(date(2026, 12, 1))
    left = {symbol for _, text in texts(story) for symbol in re.findall(r"{.*?}", days.fill(text))}
    assert left == {"{W-2}", "{W-2a}"}  # codes of conclusions, known once these are stored


def test_every_place_where_one_meets_is_on_the_map(story, localities):
    mapped = {row["name"] for row in (*localities, story["town"]) if row.get("latitude")}
    assert {venue["place"] for venue in story["venues"]} <= mapped
