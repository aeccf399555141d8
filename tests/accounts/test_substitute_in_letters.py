"""Letters to residents say who stands in for the organiser, in the language of each; no other letter does."""

from datetime import date

import pytest
from django.core import mail

from osl_site.common.accounts import services
from osl_site.common.accounts.emails import What, tell_of_change
from tests.activities.builders import make_activity, make_occurrence, sign_up
from tests.plans.builders import submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
SAID = "Organizatora zastępuje do 12 grudnia"


@pytest.fixture
def held(at, organiser, coworker):
    """The coworker stands in for the organiser until 12 December."""
    at(2026, 12, 1, 9)
    days = {"from_on": date(2026, 12, 1), "until_on": date(2026, 12, 12)}
    return services.set_substitute(organiser, substitute=coworker, **days, by=organiser)


def occurrence():
    return make_occurrence(make_activity(sign_up="needed"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", SAID),
        ("uk", "Організатора заміщує до 12 грудня"),
        ("en", "Standing in for the organiser until 12 December"),
    ],
)
def test_a_resident_reads_it_in_their_language(language, words, held, coworker, run_queue):
    sign_up(occurrence(), language=language)
    run_queue()
    (letter,) = mail.outbox
    assert letter.body.rstrip().splitlines()[-1].startswith(words)
    assert letter.body.rstrip().endswith(f": {coworker.name}")


def test_letters_of_the_office_do_not_say_it(held, organiser, director, administrator, run_queue):
    tell_of_change(organiser, What.PASSWORD)
    submitted(organiser)
    run_queue()
    assert len(mail.outbox) == 2
    assert [letter for letter in mail.outbox if "zastępuje do" in letter.body] == []


def test_of_a_director_who_is_away_residents_read_nothing(at, director, coworker, run_queue):
    at(2026, 12, 1, 9)
    today = date(2026, 12, 1)
    services.set_substitute(director, substitute=coworker, from_on=today, until_on=today, by=director)
    sign_up(occurrence())
    run_queue()
    assert "zastępuje" not in mail.outbox[0].body


def test_after_the_last_day_and_once_it_is_called_off_they_read_nothing(held, organiser, run_queue):
    services.call_off_substitute(held, by=organiser)
    sign_up(occurrence())
    run_queue()
    assert "zastępuje" not in mail.outbox[0].body
