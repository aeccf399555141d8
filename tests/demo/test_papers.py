"""What of the demonstration the worker makes after the first page is shown."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.load import Cast
from osl_site.roof.demo.publication import leave_publication_to_worker
from osl_site.roof.demo.tasks import publish_plan
from plans.models import Publication
from tests.plans.builders import approved

pytestmark = [pytest.mark.usefixtures("owner"), pytest.mark.pdf]
DAYS = StoryDays(date(2026, 12, 1))


def test_the_worker_publishes_the_plan_before_all_else_on_the_day_of_the_story_and_only_once(organiser, director):
    version = approved(organiser, director)
    leave_publication_to_worker(Cast(DAYS, rows={"plan": version.plan}))
    assert not Publication.objects.exists()

    first = ProcrastinateJob.objects.order_by("-priority").first()
    assert first.task_name == publish_plan.name
    publish_plan(**first.args)
    publish_plan(**first.args)

    publication = Publication.objects.get()
    assert publication.at == DAYS.at(-93)
    assert publication.document.made_at == DAYS.at(-95, hour=11)
    assert publication.by == organiser
