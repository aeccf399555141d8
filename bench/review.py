"""What the comparison and the review page of a large plan cost: 120 actions, and an update that touches them all."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.models import Centre, Commune
from osl_site.common.text.text_diff import pieces
from plans import services
from plans.content import read
from plans.diff.compute import diff_versions
from plans.models import Action, Chapter, Goal, Indicator, Kind, Outcome, TimeKind, Version

GOALS, ACTIONS_OF_A_GOAL, TIMES = 12, 10, 5
SENTENCE = "Sąsiedzi spotykają się w świetlicy, rozmawiają i umawiają się na następny tydzień. "
LONG = SENTENCE * 1200  # about 100,000 characters


def run(write: Callable[[str], object]) -> None:
    """Fill, measure, and write one line for each figure. Only for a database of the bench."""
    director, update, before = _prepared()
    moved = LONG.replace("świetlicy", "szkole", 400)
    told = _cost(lambda: diff_versions(read(before.snapshot), read(update.snapshot)))
    write(f"changes of 120 actions            {told}")
    write(f"one chapter of 100,000 characters {_cost(lambda: pieces(LONG, moved))}")
    client = Client()
    client.force_login(director, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("plans:version_review", args=[update.pk])
    pages = {
        "review page, changes             ": address,
        "review page, whole document      ": f"{address}?widok=calosc",
        "comparison of two versions       ": reverse("plans:plan_compare", args=[update.plan_id]) + "?od=0.1&do=1.1",
    }
    for name, url in pages.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        queries = len(captured)
        write(f"{name} {_cost(lambda asked=url: client.get(asked))}  {queries} queries")


def _cost(act: Callable[[], object]) -> str:
    """The median of a few times: milliseconds that one waits, and those of them that the processor works."""
    waits, works = [], []
    for _ in range(TIMES):
        start, worked = time.perf_counter(), time.process_time()
        act()
        waits.append((time.perf_counter() - start) * 1000)
        works.append((time.process_time() - worked) * 1000)
    return f"{median(waits):8.1f} ms  (processor {median(works):.1f} ms)"


def _prepared() -> tuple[User, Version, Version]:
    """A director, an update that waits, and the approved version that it changes."""
    Centre.objects.get_or_create(pk=1, defaults={"name": "Centrum pomiarów", "short_name": "Pomiary"})
    organiser, director = (_person(role) for role in (Role.ORGANISER, Role.DIRECTOR))
    version = large_plan(organiser)
    services.submit(version, by=organiser)
    services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    update = services.open_update(version.plan, {"reason": "Pomiar.", "changed_conclusions": []}, by=organiser)
    for action in Action.objects.filter(goal__version=update):
        text = action.description.replace("świetlicy", "szkole", 2)
        Action.objects.filter(pk=action.pk).update(description=text, cost=action.cost + 10)
    services.submit(update, by=organiser)
    return director, Version.objects.get(pk=update.pk), Version.objects.get(pk=version.pk)


def _person(role: Role) -> User:
    given = {"name": f"Pomiar {role}", "roles": [role], "password": "!", "created_at": clock.now()}
    return User.objects.get_or_create(email=f"pomiar-{role}@przyklad.pl", defaults=given)[0]


def large_plan(organiser: User) -> Version:
    """The draft of a plan with 12 goals and 120 actions, in a year that no other plan has."""
    last = Version.objects.order_by("-ends_on").first()
    year = max(last.ends_on.year if last else 0, clock.today().year) + 1
    values = {"title": "Plan pomiarów", "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    version = services.create_plan(values, by=organiser).versions.get()
    Chapter.objects.filter(version=version).update(text=SENTENCE * 30)
    moment = clock.now()
    about = {"about": "needs", "scope": ["supporting"], "valid_from": clock.today() - timedelta(days=1)}
    conclusion = Conclusion.objects.create(text="Wniosek pomiarów.", created_at=moment, changed_at=moment, **about)
    for number in range(1, GOALS + 1):
        goal = Goal.objects.create(version=version, position=number, text=f"Cel pomiarów {number}")
        goal.conclusions.add(conclusion)
        actions = Action.objects.bulk_create(_action(goal, n) for n in range(1, ACTIONS_OF_A_GOAL + 1))
        for commune in Commune.objects.filter(is_served=True):
            commune.actions.add(*actions)
        Indicator.objects.bulk_create(
            Indicator(action=action, position=n, name=f"Wskaźnik {n}", target=n)
            for action in actions
            for n in (1, 2, 3)
        )
    return version


def _action(goal: Goal, number: int) -> Action:
    return Action(
        goal=goal,
        position=number,
        title=f"Działanie pomiarów {number}",
        kind=Kind.SELF_HELP,
        description=SENTENCE * 6,
        time_words="na bieżąco",
        time_kind=TimeKind.ONGOING,
        manner=SENTENCE * 2,
        addressees="mieszkańcy",
        responsible="organizator społeczności lokalnej",
        cost=100,
    )
