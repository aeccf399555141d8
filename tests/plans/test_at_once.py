"""Two people at once, on two connections with real commits: one act wins, the other is told what happened."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from osl_site.accounts.models import User
from plans import services
from plans.models import Decision, Outcome, State, Version
from tests import builders
from tests.browser import E_MAIL


def at_once(*acts):
    """What each of these answered or raised, begun at the same moment on connections of their own."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def do(index, act):
        try:
            start.wait(10)
            answers[index] = act()
        except ValidationError as told:
            answers[index] = told
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def told(answers):
    return [answer.messages for answer in answers if isinstance(answer, ValidationError)]


@pytest.fixture
def organiser(own_database):
    return User.objects.get(email=E_MAIL["organiser"])


@pytest.fixture
def director(own_database):
    return User.objects.get(email=E_MAIL["director"])


@pytest.fixture
def waiting(own_database):
    return Version.objects.get(state=State.SUBMITTED)


def complete_draft(organiser):
    version = Version.objects.get(state=State.DRAFT)
    for goal in version.goals.all():
        services.remove(goal, by=organiser)
    goal = services.add_goal(version, {"text": "Cel", "no_conclusion_reason": "zebranie"}, by=organiser)
    values = {"title": "Herbata", "kind": "self_help", "description": "Co.", "time_kind": "ongoing", "manner": "Jak."}
    services.add_action(goal, values, by=organiser)
    return version


def test_of_two_directors_one_decides(waiting, director):
    other = builders.user("director")
    answers = at_once(
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw.", by=director),
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw też.", by=other),
    )
    assert told(answers) == [["Ta wersja jest już zwrócona do poprawy. Zmiany wprowadź w następnym podejściu."]]
    assert Decision.objects.filter(version=waiting).count() == 1


def test_a_withdrawal_and_a_decision_do_not_cross(waiting, organiser, director):
    answers = at_once(
        lambda: services.withdraw(waiting, by=organiser),
        lambda: services.decide(waiting, outcome=Outcome.RETURNED, text="Popraw.", by=director),
    )
    waiting.refresh_from_db()
    assert len(told(answers)) == 1
    assert (waiting.state == State.RETURNED) == Decision.objects.filter(version=waiting).exists()


def test_a_submission_holds_every_word_that_was_saved_before_it(organiser, own_database):
    version = complete_draft(organiser)
    chapter = version.chapters.first()
    answers = at_once(
        lambda: services.submit(version, by=organiser),
        lambda: services.change_chapter(chapter, {"text": "W ostatniej chwili."}, revision=1, by=organiser),
    )
    version.refresh_from_db()
    chapter.refresh_from_db()
    assert version.state == State.SUBMITTED
    assert version.snapshot["chapters"][0]["text"] == chapter.text
    assert told(answers) == ([] if chapter.text else [[services.locking.WHAT_HAPPENED[State.SUBMITTED]]])


def test_an_update_is_opened_once(organiser, waiting):
    services.withdraw(waiting, by=organiser)
    values = {"reason": "Zmiana.", "changed_conclusions": []}
    answers = at_once(*[lambda: services.open_update(waiting.plan, values, by=organiser)] * 2)
    assert len(told(answers)) == 1
    assert Version.objects.get(plan=waiting.plan, state=State.DRAFT).attempt == waiting.attempt + 1
