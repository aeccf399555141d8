"""What changed between two versions: nothing is lost, nothing is made up."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common.text.number_format import money
from plans.content import Conclusion, read, write
from plans.diff.alike import with_keys_of
from plans.diff.compute import diff_versions
from plans.diff.parts import Tally
from plans.diff.summary import sentences
from tests.common.test_text_diff import TEXTS
from tests.plans.contents import action, chapter, content, goal, indicator
from tests.reading import unlaid


def told(found):
    """Every part that differs, as „what happened: name”."""
    parts = [*found.chapters]
    for part in found.goals:
        parts += [part, *(below for row in part.parts for below in (row, *row.parts))]
    return [(part.word, part.name) for part in parts if part.word]


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)
GOALS = st.lists(st.sampled_from("ABC"), unique=True, max_size=3)


@st.composite
def contents(draw):
    keys, goals = draw(KEYS), draw(GOALS)
    rows = {key: [] for key in goals}
    for key in keys if goals else []:
        rows[draw(st.sampled_from(goals))].append(
            action(key, description=draw(TEXTS), cost_value=draw(st.just("10.50")))
        )
    chapters = (chapter("r", title="Wstęp", text=draw(TEXTS)),)
    return content(*(goal(key, *rows[key]) for key in goals), chapters=chapters)


@given(contents())
def test_nothing_differs_between_equal_contents(one):
    found = diff_versions(one, deepcopy(one))
    assert found.is_empty
    assert [tally.touched for tally in found.tallies.values()] == [0, 0, 0, 0]
    assert found.cost_before == found.cost_after


@given(contents(), contents())
def test_what_was_added_and_removed_follows_from_the_keys(one, other):
    found = diff_versions(one, other)
    old, new = ({row.key for row in side.actions} for side in (one, other))
    tally = found.tallies["action"]
    assert (tally.before, tally.after) == (len(old), len(new))
    assert (tally.added, tally.removed) == (len(new - old), len(old - new))
    goals = {part.key for part in one.goals} - {part.key for part in other.goals}
    assert found.removed_keys == (old - new) | goals


def test_a_first_plan_is_added_whole():
    found = diff_versions(None, content(goal("A", action("a"))))
    assert found.is_first
    assert told(found) == [("dodano", "Cel 1"), ("dodano", "Działanie 1.1")]


def test_an_action_carried_to_another_goal_is_moved_and_not_removed():
    found = diff_versions(
        content(goal("A", action("a")), goal("B", action("b"))), content(goal("A"), goal("B", action("b"), action("a")))
    )
    assert told(found) == [("przeniesiono", "Działanie 2.2")]
    assert found.goals[0].parts[0].was == "1.1"


def test_of_three_that_changed_places_only_the_one_that_was_carried_is_moved():
    found = diff_versions(content(goal("A", *map(action, "abc"))), content(goal("A", *map(action, "cab"))))
    assert told(found) == [("przeniesiono", "Działanie 1.1")]


def test_an_action_that_is_gone_is_told_where_it_stood():
    found = diff_versions(content(goal("A", *map(action, "abc"))), content(goal("A", *map(action, "ac"))))
    assert [part.title for part in found.goals[0].parts] == ["Działanie b"]
    assert told(found) == [("usunięto", "Działanie 1.2")]


def test_a_common_manner_that_changes_is_told_once_and_not_at_every_action():
    def version(manner):
        return content(goal("A", *(action(key, manner=manner) for key in "abc")), manner=manner)

    found = diff_versions(version("W świetlicy."), version("W szkole."))
    assert [row.label for row in found.whole] == ["Sposób realizacji wspólny dla całego planu"]
    assert told(found) == []


def test_a_manner_of_its_own_is_told_at_the_action():
    one = content(goal("A", action("a", manner="Wspólnie.")))
    other = content(goal("A", action("a", manner="Po swojemu.")))
    assert [row.name for row in diff_versions(one, other).goals[0].parts[0].fields] == ["manner"]


def test_an_indicator_that_changed_changes_its_action():
    def version(target):
        row = indicator("i", name="Spotkania", baseline="0", target=target)
        return content(goal("A", action("a", indicators=(row,))))

    found = diff_versions(version("10"), version("12"))
    assert told(found) == [("zmieniono", "Działanie 1.1"), ("zmieniono", "Wskaźnik 1")]
    assert found.tallies["action"] == Tally(before=1, after=1, changed=1)


def test_evidence_that_grew_is_no_change_of_a_goal():
    def version(evidence):
        rests_on = Conclusion(code="W-01", text="Samotność.", about="potrzeby", evidence=evidence)
        return content(goal("A", conclusions=(rests_on,)))

    assert diff_versions(version("3 notatki"), version("4 notatki")).is_empty


def test_the_reason_of_an_update_is_compared_only_between_attempts_at_it():
    first, update = content(number=0, reason=""), content(number=1, reason="Zamknięto szkołę.")
    again = content(number=1, reason="Zamknięto szkołę w Kandytach.")
    assert diff_versions(first, update).is_empty
    assert [row.name for row in diff_versions(update, again).whole] == ["reason"]


def test_costs_are_summed_before_and_after():
    found = diff_versions(
        content(goal("A", action("a", cost_value="900.00"))),
        content(goal("A", action("a", cost_value="1200.00"), action("b", cost_value="0.50"))),
    )
    assert (found.cost_before, found.cost_after) == (Decimal("900.00"), Decimal("1200.50"))


def test_what_an_older_schema_did_not_know_counts_as_empty():
    today = content(goal("A", action("a", indicators=(indicator("i"),)), number="1"), chapters=(chapter("r"),))
    assert diff_versions(read(write(replace(today, schema=1))), today).is_empty


def drawn(found):
    return unlaid(render_to_string("plans/_changes.html", {"changes": found})).replace("\n", " ")


def test_marks_are_words_first_and_what_was_typed_stays_text():
    one = content(goal("A", action("a", description="Herbata <b>co tydzień</b> w świetlicy w Kandytach.")))
    other = content(goal("A", action("a", description="Herbata <b>co miesiąc</b> w świetlicy w Kandytach.")))
    html = drawn(diff_versions(one, other))
    assert '<span class="change__mark">zmieniono:</span> Działanie 1.1. Działanie a' in html
    assert '<span class="change__said visually-hidden"> usunięto: </span><del>tydzień</del>' in html
    assert '<span class="change__said visually-hidden"> dodano: </span><ins>miesiąc</ins>' in html
    assert "&lt;b&gt;co" in html


def test_a_part_that_was_added_is_told_by_its_heading_and_not_marked_again_inside():
    html = drawn(diff_versions(content(), content(goal("A", action("a", description="Nowe spotkania.")))))
    assert '<span class="change__mark">dodano:</span> Działanie 1.1. Działanie a' in html
    assert '<dd class="change__text">Nowe spotkania.</dd>' in html
    assert "<ins>" not in html


def test_versions_that_say_the_same_are_told_to_be_the_same():
    assert "Treść jest ta sama" in drawn(diff_versions(content(), content()))


def of_chapter(before, after):
    """The only field that differs between two texts of one chapter."""
    sides = (content(chapters=(chapter("r", title="Wstęp", text=text),)) for text in (before, after))
    return diff_versions(*sides).chapters[0].fields[0]


def test_a_comparison_shows_words_and_no_marks():
    found = of_chapter("## Razem\n- **herbata**\n1. raz", "## Razem\n- **kawa**\n1. raz")
    assert [piece.text for piece in found.pieces] == ["Razem\n\n• ", "herbata", "kawa", "\n\n1. raz"]


def test_words_that_only_look_another_way_are_said_to_stay():
    found = of_chapter("Herbata i ciasto", "**Herbata** i ciasto")
    assert found.is_look_only
    page = render_to_string("plans/_changed_fields.html", {"fields": [found]})
    assert "Słowa są te same" in page
    assert "Herbata" not in page


def test_what_is_removed_is_named_first_and_the_cost_comes_last():
    titles = ["Herbata u sąsiadów", "Spacer", "Klub", "Wyjazd", "Chór"]
    actions = [action(key, title=title) for key, title in zip("abcde", titles, strict=True)]
    gone = goal("B", text="Młodzi mają gdzie być", number="2")
    found = diff_versions(
        content(goal("A", *actions), gone, title="Plan", chapters=(chapter("r", title="Wstęp"),)),
        content(goal("A", actions[0]), title="Nowy plan"),
    )
    assert sentences(found) == [
        "Ubywają 4 działania: Działanie 1.2 „Spacer”; Działanie 1.3 „Klub”; Działanie 1.4 „Wyjazd”; dalsze: 1.",
        "Ubywa 1 cel: Cel 2 „Młodzi mają gdzie być”.",
        "Ubywa 1 rozdział: Rozdział „Wstęp”.",
        "Zmienia się tytuł planu.",
        f"Koszt się nie zmienia: {money(0)}.",
    ]


def group(key, title, target):
    """A support group with what is counted of it."""
    return action(key, title=title, indicators=(indicator(f"{key}i", name="Spotkania", target=target),))


def test_parts_of_another_plan_are_taken_for_ours_where_they_are_called_alike():
    day, club = action("x", title="Dzień sąsiada 2026", cost_value="100"), action("y", title="Klub szachowy")
    same_day, other = action("X", title="Dzień Sąsiada 2027", cost_value="120"), action("V", title="Warsztaty")
    last_year = content(
        goal("g1", day, club),
        goal("g2", group("z", "Grupa wsparcia opiekunów osób starszych", "10")),
        chapters=(chapter("w", title="Wstęp"),),
    )
    now = content(
        goal("G2", group("Z", "Grupy wsparcia dla opiekunów osób starszych", "12"), text="Cel pierwszy"),
        goal("G1", same_day, other, text="Cel drugi"),
        chapters=(chapter("W", title="wstęp"),),
    )
    found = diff_versions(with_keys_of(last_year, now), now)
    told = {part.key: part.word for row in found.goals for part in row.parts}
    assert {"Z", "y", "V"} <= set(told)
    assert (told["y"], told["V"]) == ("usunięto", "dodano")
    assert found.tallies["action"].removed == found.tallies["action"].added == 1
    assert found.tallies["indicator"] == Tally(before=1, after=1, changed=1)
    assert found.tallies["chapter"].removed == 0


def test_another_plan_that_says_the_same_differs_in_nothing():
    def plan(*keys):
        of_goal, first, second, of_chapter = keys
        rows = action(first, title="Klub"), action(second, title="")
        return content(goal(of_goal, *rows, text="Cel"), chapters=(chapter(of_chapter, title=""),))

    last_year, now = plan(*"abcd"), plan(*"ABCD")
    assert diff_versions(with_keys_of(last_year, now), now).is_empty
