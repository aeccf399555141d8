"""What of the demonstration the worker makes after the first page is shown."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common import clock
from osl_site.roof.demo import chapters, load
from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.publication import leave_publication_to_worker
from osl_site.roof.demo.tasks import publish_plan, tell_later
from plans import services
from plans.models import Exclusion, Publication, PublicDocument
from tests import builders
from tests.plans.builders import action, draft

pytestmark = [pytest.mark.usefixtures("owner"), pytest.mark.pdf]
DAYS = StoryDays(date(2026, 12, 1))


def test_the_worker_publishes_the_plan_before_all_else_on_the_day_of_the_story_and_only_once(organiser, director):
    with clock.at(DAYS.at(-95, hour=10)):
        version = with_a_donor(organiser, director)
    leave_publication_to_worker(load.Cast(DAYS, rows={"plan": version.plan}))
    assert not Publication.objects.exists()

    first = ProcrastinateJob.objects.order_by("-priority").first()
    assert first.task_name == publish_plan.name
    publish_plan(**first.args)
    publish_plan(**first.args)

    publication = Publication.objects.get()
    assert publication.at == DAYS.at(-93)
    assert publication.document.made_at == DAYS.at(-95, hour=11)
    assert publication.by == organiser
    exclusion, document = Exclusion.objects.get(), PublicDocument.objects.get()
    assert (exclusion.at, exclusion.by, document.version) == (DAYS.at(-88), director, version)


def test_the_worker_goes_on_with_the_story_for_the_same_cast_and_only_once(organiser, director, monkeypatch):
    told = []

    def tell_accounts(cast):
        """Konta"""
        told.append(cast)
        load.tell_accounts(cast)

    monkeypatch.setattr(chapters, "LATER", (tell_accounts,))
    with clock.at(DAYS.at(-95, hour=10)):
        version = with_a_donor(organiser, director)
    people = {"organizator": organiser, "administrator": builders.user("administrator")}
    cast = load.Cast(DAYS, people=people, rows={"plan": version.plan})
    chapters.leave_to_worker(cast)

    job = ProcrastinateJob.objects.order_by("-priority").first()
    assert job.task_name == tell_later.name
    tell_later(**job.args)
    tell_later(**job.args)

    assert told == [cast]
    assert ProcrastinateJob.objects.filter(task_name=publish_plan.name).count() == 1


def with_a_donor(organiser, director):
    """An approved plan whose action 1.2 names the donor of the story."""
    version = draft(organiser)
    source = f"darowizna {load.read('plan.toml')['exclusion']['words']}"
    costs = [{"amount": "100", "source": source, "year": None}]
    action(version.goals.get(), organiser, title="Herbata", cost=100, costs=costs)
    version = services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, case_mark="CUS.1", by=director)
    return version
