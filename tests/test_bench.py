"""The measurements measure. What they find is never judged here."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Occurrence
from bench import PARTS, calendar, review, sign_in
from bench.fill import fill
from bench.load import Answers, press
from bench.measure import measure
from bench.server import CONSTANT, UNCACHED, served
from tests.effort import calls_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("owner")]  # it empties tables


def test_an_office_is_filled_with_as_many_meetings_as_asked():
    fill(3)
    assert Occurrence.objects.published().count() == 3


def test_the_review_of_a_large_plan_is_told_with_its_queries(monkeypatch):
    """Of a plan that is not so large, once: the command alone asks how long a large one takes."""
    small = {"GOALS": 2, "ACTIONS_OF_A_GOAL": 2, "TIMES": 1, "LONG": review.SENTENCE * 40}
    for name, value in small.items():
        monkeypatch.setattr(review, name, value)
    told = []
    review.run(told.append)
    assert len(told) == 5
    assert all(line.endswith("queries") for line in told[2:])


def test_signing_in_is_told_with_each_second_step(monkeypatch):
    monkeypatch.setattr(sign_in, "TIMES", 1)
    rows = sign_in.run(lambda line: None)
    assert [(row["second_step"], row["second_ms"] > 0) for row in rows] == [
        ("none", False),
        ("code", True),
        ("passkey", True),
    ]


def test_a_measured_page_is_told_with_its_queries():
    fill(3)
    figures = measure("agenda", reverse("calendar"), occurrences=3, times=2)
    with CaptureQueriesContext(connection) as captured:
        Client().get(reverse("calendar"))
        asked = len(captured)
    assert (figures.queries, figures.queries > 0) == (asked, True)


def test_pages_that_stand_not_ready_are_measured_beside_the_bare_one():
    fill(3)
    bare, agenda = calendar.cold_pages({"agenda": reverse("calendar")}, 3, 2)
    assert (bare["what"], bare["queries"], bare["of_bare"]) == ("bare page", 1, 1.0)
    assert agenda["of_bare"] > 0


@pytest.mark.parametrize(("what", "most"), {"agenda": 3.05, "month": 2.55, "occurrence": 1.15}.items())
def test_a_page_that_does_not_stand_ready_does_not_much_more_than_a_bare_one(what, most, client, settings, at):
    at(2026, 12, 1, 9)
    fill(70)
    settings.CLOCK_STANDS_AT = Occurrence.objects.earliest("starts_at").starts_at + timedelta(days=1)
    url = calendar.addresses()[what]
    ask = lambda url: client.get(url).status_code
    assert ask(url) == ask(url) == 200  # what is made once is made
    page = calls_of(lambda: ask(url))
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "bench.bare", []
    bare = Client()
    assert bare.get("/").status_code == 200

    assert page < most * calls_of(lambda: bare.get("/"))


def test_parts_are_modules_that_run_and_may_be_named():
    assert [part for part in PARTS if not callable(getattr(import_module(f"bench.{part}"), "run", None))] == []
    with pytest.raises(CommandError, match="There is no part pogoda"):
        call_command("bench", "pogoda")


def test_it_never_runs_where_somebody_works():
    with pytest.raises(CommandError, match="only in a database whose name says bench"):
        call_command("bench")


def test_a_constant_answer_is_as_large_as_the_page_and_what_is_pressed_is_counted(own_database):
    with served(workers=1) as port:
        heard = {way: Answers() for way in ("", CONSTANT, UNCACHED)}
        for way, answers in heard.items():
            press(port, f"{way}/kalendarz/", connections=2, seconds=0.2, answers=answers)
        with pytest.raises(RuntimeError, match="404"):
            press(port, "/nie-ma/", connections=1, seconds=0.2, answers=Answers())

    assert min(len(answers.waits) for answers in heard.values()) > 0
    assert heard[""].octets == heard[CONSTANT].octets
    assert heard[""].percentile(50) <= heard[""].percentile(99)
