"""Main goals with detailed ones below them, and indicators of goals: in order, copied, printed, frozen."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from plans import services
from plans.diff.compute import diff_versions
from plans.document.rendering import content_of, contents
from plans.document.snapshot import snapshot
from plans.drafting.completeness import missing
from plans.drafting.warnings import hints
from plans.forms.goals import GoalForm
from plans.models import Goal, Indicator
from tests.breaking import refused, sql
from tests.plans.builders import action, goal, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(organiser):
    """Two main goals; the second got its detailed one first."""
    version = plan(organiser).versions.get()
    first, second = (goal(version, organiser, text=text, is_main=True) for text in ("Razem", "Zdrowo"))
    for text, main in (("Ruch", second), ("Świetlice", first), ("Sąsiedzi", first), ("Inne", None)):
        action(goal(version, organiser, text=text, main=main), organiser)
    return version


def named(version):
    return [row.heading for row in snapshot(version).goals]


IN_ORDER = [
    "Cel główny 1. Razem",
    "Cel szczegółowy 1. Świetlice",
    "Cel szczegółowy 2. Sąsiedzi",
    "Cel główny 2. Zdrowo",
    "Cel szczegółowy 3. Ruch",
    "Cel 4. Inne",
]


def test_detailed_goals_stand_below_their_main_one_and_are_counted_through(version):
    assert named(version) == IN_ORDER
    assert [row.number for row in snapshot(version).actions] == ["1.1", "2.1", "3.1", "4.1"]
    assert missing(version) == []


def test_the_only_main_goal_has_no_number(version, organiser):
    services.remove(version.goals.get(text="Zdrowo"), by=organiser)
    assert named(version) == [
        "Cel główny. Razem",
        "Cel szczegółowy 1. Świetlice",
        "Cel szczegółowy 2. Sąsiedzi",
        "Cel 3. Ruch",
        "Cel 4. Inne",
    ]


def test_goals_move_among_those_of_their_level(version, organiser):
    services.move(version.goals.get(text="Sąsiedzi"), -1, seen=2, by=organiser)
    services.move(version.goals.get(text="Zdrowo"), -1, seen=2, by=organiser)
    assert [row.split(". ")[1] for row in named(version)] == [
        "Zdrowo",
        "Ruch",
        "Razem",
        "Sąsiedzi",
        "Świetlice",
        "Inne",
    ]
    assert list(version.goals.filter(is_main=False).values_list("position", flat=True)) == [1, 2, 3, 4]


def test_the_form_says_the_level_and_reads_it(version, organiser):
    row = version.goals.get(text="Ruch")
    form = GoalForm(instance=row, version=version)
    assert [label for _, label in form.fields["level"].choices] == [
        "cel bez celu głównego",
        "cel szczegółowy: cel główny 1 (Razem)",
        "cel szczegółowy: cel główny 2 (Zdrowo)",
        "cel główny, z celami szczegółowymi pod nim",
    ]
    assert form["level"].value() == str(row.main_id)
    sent = GoalForm({"text": "Ruch", "level": "", "revision": 1}, instance=row, version=version)
    assert sent.is_valid()
    services.change_goal(row, sent.values, revision=1, by=organiser)
    assert named(version)[-2:] == ["Cel 3. Ruch", "Cel 4. Inne"]


def test_a_main_goal_has_no_actions(version, organiser):
    main, other = version.goals.get(text="Razem"), version.goals.get(text="Inne")
    with pytest.raises(ValidationError, match="Cel główny nie ma własnych działań"):
        action(main, organiser)
    with pytest.raises(ValidationError, match="Cel główny nie ma własnych działań"):
        services.move_to_goal(other.actions.get(), main, revision=None, by=organiser)
    with pytest.raises(ValidationError, match="Najpierw przenieś je"):
        services.change_goal(other, {"is_main": True}, revision=1, by=organiser)
    with pytest.raises(ValidationError, match="Tego celu głównego nie ma"):
        services.change_goal(other, {"main": version.goals.get(text="Ruch")}, revision=1, by=organiser)
    for values in ({"is_main": True, "text": ""}, {"is_main": True, "main": main}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Goal.objects.create(version=version, position=9, **{"text": "Cel"} | values)


def test_a_main_goal_without_detailed_ones_is_worth_a_look(version, organiser):
    goal(version, organiser, text="Trzeci", is_main=True)
    assert "Cel główny 3 nie ma żadnego celu szczegółowego." in [hint.sentence for hint in hints(version)]


def test_a_copy_keeps_levels_and_indicators_of_goals(version, organiser):
    services.add_indicator(version.goals.get(text="Razem"), {"name": "spotkania", "target": 9}, by=organiser)
    services.submit(version, by=organiser)
    services.withdraw(version, by=organiser)
    version.refresh_from_db()
    before = content_of(version)
    after = snapshot(services.next_attempt(version, by=organiser))
    assert [row.heading for row in after.goals] == IN_ORDER
    assert [row.words for row in after.goals[0].indicators] == ["spotkania: od 0 do 9"]
    assert diff_versions(before, after).is_empty


def test_an_indicator_of_a_goal_is_told_when_it_changes(version, organiser):
    row = services.add_indicator(version.goals.get(text="Ruch"), {"name": "spotkania", "target": 9}, by=organiser)
    before = snapshot(version)
    services.change_indicator(row, {"target": 12}, revision=1, by=organiser)
    (told,) = diff_versions(before, snapshot(version)).goals
    assert (told.name, told.word, [part.name for part in told.indicators]) == ("Cel 3", "zmieniono", ["Wskaźnik 1"])
    assert [(part.heading, line.name) for part, line in before.indicators] == [("Cel szczegółowy 3. Ruch", "spotkania")]
    assert "Wskaźniki" in [line.text for line in contents(before)]


def test_an_indicator_is_of_a_goal_or_of_an_action_and_frozen_with_it(version, organiser):
    row = services.add_indicator(version.goals.get(text="Ruch"), {"name": "spotkania", "target": 9}, by=organiser)
    both = {"goal": row.goal, "action": row.goal.actions.get()}
    for of in (both, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Indicator.objects.create(name="oba", target=1, position=2, **of)
    services.submit(version, by=organiser)
    new = (
        "insert into plans_indicator (goal_id, key, position, name, baseline, target, unit, source, revision)"
        " values (%s, gen_random_uuid(), 2, 'nowy', 0, 1, '', 'typed', 1)"
    )
    refused(lambda: sql("update plans_indicator set target = 10 where id = %s", row.pk))
    refused(lambda: sql("update plans_indicator set goal_id = null, action_id = %s", both["action"].pk))
    refused(lambda: sql("delete from plans_indicator where id = %s", row.pk))
    refused(lambda: sql(new, row.goal_id))
