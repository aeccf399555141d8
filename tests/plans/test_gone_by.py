"""Which plan the offer, the desk and partners go by: the one that holds or will, never a repealed one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities import services as activities
from activities.coverage.programme import uncovered
from activities.forms.activities import ActivityForm
from activities.models import Activity
from needs import services as needs
from osl_site.common import registry
from osl_site.common.centre.models import SocialService
from plans import services
from plans.document.comparison import plan_before
from plans.drafting.update_obligations import unmet_duties
from plans.in_force.gone_by import plan_to_update, texts_gone_by
from plans.models import Action
from tests import builders
from tests.activities.builders import make_activity
from tests.partners.builders import partner
from tests.plans.builders import action, approved, conclusion, draft, plan
from tests.reading import text_at

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WHY = {"text": "Rada zmieniła program.", "basis": "", "case_mark": ""}
VALUES = {"title": "Herbata", "kind": "self_help"}


@pytest.fixture
def two(organiser, director):
    """The approved plans of two years, one after the other."""
    return sorted((approved(organiser, director) for _year in range(2)), key=lambda version: version.starts_on)


def action_of(version):
    return Action.objects.get(goal__version=version)


def on(at, day):
    at(day.year, day.month, day.day, 9)


def choices():
    """By what the form calls each plan, how many actions of it can be chosen."""
    _nothing, *groups = ActivityForm().fields["action"].choices
    return {name.split(":")[1].split(" od")[0].strip(): len(rows) for name, rows in groups}


def test_the_plan_that_holds_and_the_next_one_are_gone_by_and_the_last_where_none_does(two, at):
    first, second = two
    assert [text.version for text in texts_gone_by(first.starts_on - DAY)] == [first, second]
    assert [text.version for text in texts_gone_by(first.ends_on)] == [first, second]
    assert [text.version for text in texts_gone_by(second.starts_on)] == [second]
    assert [text.version for text in texts_gone_by(second.ends_on + DAY)] == [second]
    on(at, first.starts_on)
    assert list(choices().values()) == [1, 1]
    assert "Obowiązuje" in choices()
    on(at, second.ends_on + DAY)
    assert choices() == {"plan już nie obowiązuje": 1}


def test_nothing_is_begun_for_an_action_of_a_repealed_plan(two, organiser, director, desk, at):
    first, second = two
    kept = make_activity(action=action_of(second), outside_plan_reason="")
    page = action_of(second).get_absolute_url()
    assert "?dzialanie=" in desk.get(page).text
    services.repeal(second, since=second.starts_on, values=WHY, by=director)
    assert "?dzialanie=" not in desk.get(page).text
    assert [text.version for text in texts_gone_by(second.starts_on)] == [first]
    values = VALUES | {"action": action_of(second), "in_charge": organiser, "theme": builders.theme()}
    with pytest.raises(ValidationError, match="Plan z tym działaniem już nie obowiązuje"):
        activities.create_activity(values, by=organiser)
    activities.change_activity(kept, {"action": action_of(second), "title": "Kawa"}, revision=None, by=organiser)
    assert Activity.objects.get().title == "Kawa"
    assert action_of(second) in ActivityForm(instance=kept).fields["action"].queryset


def test_an_update_for_later_offers_its_new_actions_and_each_other_one_once(organiser, director, at):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    action(update.goals.get(), organiser, title="Nowe")
    services.submit(update, by=organiser)
    services.decide(update, outcome="approved", effective_on=version.starts_on + timedelta(days=40), by=director)
    on(at, version.starts_on)
    assert list(choices().values()) == [1, 1]
    on(at, version.starts_on + timedelta(days=40))
    assert list(choices().values()) == [2]


def test_a_repealed_plan_is_asked_for_no_update(organiser, director, desk):
    version = approved(organiser, director)
    said = {"text": "Inaczej.", "about": "needs", "scope": ["services"], "valid_from": date(2026, 1, 1)}
    newer = needs.replace_conclusion(conclusion(), said | {"material_change": "Tak."}, by=organiser)
    assert unmet_duties() == [newer]
    assert "Plan wymaga aktualizacji" in text_at(desk, newer.get_absolute_url())
    services.repeal(version, since=version.starts_on + DAY, values=WHY, by=director)
    assert (unmet_duties(), plan_to_update(version.starts_on)) == ([], None)
    assert "Plan wymaga aktualizacji" not in text_at(desk, newer.get_absolute_url())


def test_links_of_a_conclusion_and_of_a_partner_say_that_a_plan_is_over(organiser, director, at):
    whom, version = partner(), draft(organiser)
    cited = version.goals.get().conclusions.get()
    services.change_action(action_of(version), {"partners": [whom]}, revision=None, by=organiser)
    services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    states = lambda row: [link.state for link in registry.links.of(type(row), [row.pk])[row.pk]]
    assert (states(cited), states(whom)) == (["plan: wersja zatwierdzona"], [""])
    on(at, version.ends_on + DAY)
    assert (states(cited), states(whom)) == (["plan: plan już nie obowiązuje"], ["plan już nie obowiązuje"])


def test_a_service_is_answered_by_the_plan_that_holds_alone(two, organiser, director, at):
    first, second = two
    service = SocialService.objects.create(name="Usługi opiekuńcze", area="family")
    update = services.open_update(first.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    row = Action.objects.get(goal__version=update)
    services.change_action(row, {"services": [service]}, revision=None, by=organiser)
    services.submit(update, by=organiser)
    services.decide(update, outcome="approved", effective_on=first.starts_on, by=director)
    on(at, first.starts_on)
    assert list(uncovered()) == []
    on(at, second.starts_on)
    assert list(uncovered()) == [service]


def test_a_plan_that_never_held_a_day_is_not_what_was_before(two, organiser, director):
    first, second = two
    services.repeal(second, since=second.starts_on, values=WHY, by=director)
    following = plan(organiser, year=second.starts_on.year + 1).versions.get()
    assert plan_before(following) == first


def test_the_door_leads_to_a_form_that_begins_with_the_action(two, desk):
    form = desk.get(reverse("activities:activity_add"), {"dzialanie": action_of(two[0]).pk}).context["form"]
    assert str(form["action"].value()) == str(action_of(two[0]).pk)
