"""Plans of every shape: eight chapters, the office's own, or one text and one table, with no value made up."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from plans import services
from plans.document.rendering import content_of, paper_html
from plans.drafting.completeness import missing
from plans.drafting.outlines import Shape
from plans.models import Goal
from tests import builders
from tests.plans.builders import TABLE_OF_2023, eight_chapters, goal, one_table, plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("build", [eight_chapters, one_table])
def test_both_real_plans_lack_nothing(build, organiser):
    assert missing(build(organiser)) == []


def test_the_plan_of_one_table_prints_its_tasks_as_written_and_nothing_made_up(organiser):
    version = one_table(organiser)
    services.submit(version, by=organiser)
    version.refresh_from_db()
    content = content_of(version)
    (table,) = content.goals
    assert [(row.title, row.addressees, row.time) for row in table.actions] == TABLE_OF_2023
    assert (table.number, table.text, table.conclusions) == ("", "", ())
    assert [row.number for row in table.actions] == ["1", "2", "3", "4", "5"]
    assert {row.description for row in table.actions} == {""}


def test_a_plan_of_one_table_takes_no_further_goal_before_its_own_is_named(organiser):
    version = one_table(organiser)
    with pytest.raises(ValidationError, match="Ten plan jest jedną tabelą działań"):
        goal(version, organiser)
    table = version.goals.get()
    services.change_goal(table, {"text": "Sąsiedzi się znają"}, revision=1, by=organiser)
    goal(version, organiser)
    assert list(version.goals.values_list("position", flat=True)) == [1, 2]


def test_a_goal_loses_its_words_only_where_it_stands_alone(organiser):
    version = plan(organiser).versions.get()
    first = goal(version, organiser)
    services.change_goal(first, {"text": ""}, revision=1, by=organiser)
    services.change_goal(first, {"text": "Cel"}, revision=2, by=organiser)
    second = goal(version, organiser)
    with pytest.raises(ValidationError, match="Napisz, jaki to jest cel"):
        services.change_goal(second, {"text": " "}, revision=1, by=organiser)
    with pytest.raises(ValidationError, match="Napisz, jaki to jest cel"):
        services.add_goal(version, {"text": ""}, by=organiser)


def test_the_database_holds_one_table_in_a_version(organiser):
    version = one_table(organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.create(version=version, position=2, text="")


def test_the_offices_own_template_begins_a_plan_with_its_guidance(organiser):
    services.begin_template(by=organiser)
    services.add_template_chapter({"title": "Finanse", "guidance": "Skąd są pieniądze."}, by=organiser)
    version = plan(organiser, shape=Shape.OWN).versions.get()
    assert version.chapters.count() == 9
    assert (version.chapters.last().title, version.chapters.last().guidance) == ("Finanse", "Skąd są pieniądze.")


def test_the_plan_of_one_table_says_what_it_does_in_each_commune_and_that_it_has_no_conclusions(organiser):
    communes = [builders.commune(), builders.commune(terc="2801022", name="Bartoszyce")]
    Centre.objects.create(name="Centrum", short_name="CUS", works_since=clock.today())
    version = one_table(organiser)
    for action in version.goals.get().actions.all():
        services.change_action(action, {"communes": communes[:1]}, revision=1, by=organiser)
    html = paper_html(content_of(version), changes=None, decision=None)
    assert "Działania w gminach" in html
    assert "W tej gminie plan nie przewiduje działań." in html
    assert "art. 76 pkt 2 ustawy" in html
