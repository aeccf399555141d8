"""The measurements measure. What they find is never judged here."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Occurrence
from bench import review
from bench.fill import fill
from bench.measure import measure

pytestmark = pytest.mark.django_db


def test_an_office_is_filled_with_as_many_meetings_as_asked():
    fill(3)
    assert Occurrence.objects.published().count() == 3


def test_the_review_of_a_large_plan_is_told_with_its_queries():
    told = []
    review.run(told.append)
    assert len(told) == 5
    assert all(line.endswith("queries") for line in told[2:])


def test_a_measured_page_is_told_with_its_queries():
    fill(3)
    figures = measure("agenda", reverse("calendar"), meetings=3, times=2)
    with CaptureQueriesContext(connection) as captured:
        Client().get(reverse("calendar"))
        asked = len(captured)
    assert (figures.queries, figures.queries > 0) == (asked, True)
