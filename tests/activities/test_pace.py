"""A meeting that a machine fills asks for work, one that people fill never does."""

import random
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from activities.models import Registration
from activities.registrations import pace
from activities.registrations.pace import LONG, SHORT, SIGN_UP, fills_fast
from osl_site.common import clock
from osl_site.common.guard.guard import ANSWER, Proof
from osl_site.common.guard.models import SpentWork
from osl_site.common.guard.services import WorkWanted
from osl_site.common.guard.stamps import Stamp
from tests import builders
from tests.activities.builders import line_up, sign_up, wall
from tests.activities.working import answer_to, hidden_in, worked
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
MORNING = wall(2026, 11, 24, 9)


@pytest.fixture(autouse=True)
def morning(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def lazy():
    """A page that is open to everybody, on which nobody has worked."""
    return Proof(Stamp.fresh(SIGN_UP), "")


def diligent():
    stamp = Stamp.fresh(SIGN_UP)
    return Proof(stamp, answer_to(stamp))


def taken(occurrence, moments, **who):
    """Sign up at each of these moments, doing no work: how many were taken."""
    done = 0
    for moment in sorted(moments):
        with clock.at(moment):
            try:
                sign_up(occurrence, proof=lazy(), **who)
                done += 1
            except WorkWanted:
                pass
    return done


def after(*seconds):
    return [MORNING + timedelta(seconds=second) for second in seconds]


@pytest.mark.parametrize("seed", range(3))
def test_a_village_hall_that_signs_up_in_one_evening_is_never_asked(seed):
    """Thirty people within three hours, by one telephone handed round, six of them within one minute."""
    chance = random.Random(seed)
    occurrence = line_up(30, 0, waiting_limit=5)[0]
    evening = [chance.uniform(0, 3 * 3600) for _person in range(24)]
    table = chance.uniform(0, 3 * 3600)
    assert taken(occurrence, after(*evening, *(table + 9 * number for number in range(6)))) == 30


def test_a_machine_gets_a_fifth_of_a_meeting_and_not_the_rest():
    occurrence = line_up(20, 0, waiting_limit=15)[0]
    assert taken(occurrence, after(*(number / 40 for number in range(40)))) == 35 // 5


def test_a_patient_machine_gets_no_more_than_half_a_meeting_in_a_quarter_of_an_hour():
    occurrence = line_up(20, 0, waiting_limit=16)[0]
    assert taken(occurrence, after(*(15 * number for number in range(60)))) == 18


def test_who_works_gets_a_place_and_the_same_work_gets_no_second():
    occurrence = line_up(20, 0, waiting_limit=15)[0]
    taken(occurrence, after(*[0] * 7))
    proof = diligent()
    assert sign_up(occurrence, proof=proof).state == "confirmed"
    with pytest.raises(WorkWanted):
        sign_up(occurrence, proof=proof)


def test_work_is_not_spent_on_what_is_refused():
    occurrence = line_up(8, 0, waiting_limit=0)[0]
    taken(occurrence, after(*[0] * 5))
    proof = diligent()
    with pytest.raises(ValidationError, match="Wolne są jeszcze 3 miejsca"):
        sign_up(occurrence, people=4, proof=proof)
    assert SpentWork.objects.count() == 0
    assert sign_up(occurrence, people=3, proof=proof).state == "confirmed"


def test_the_haste_is_over_after_a_minute_and_the_office_is_never_asked(at, organiser):
    occurrence = line_up(40, 0)[0]
    taken(occurrence, after(*[0] * 20))
    assert fills_fast(occurrence)
    assert sign_up(occurrence, by=organiser).state == "confirmed"
    at(2026, 11, 24, 9, 1)
    assert not fills_fast(occurrence)


def test_a_meeting_that_many_want_is_measured_by_its_own_pace():
    assert SHORT.allowed(None, of_the_day=0) == 12
    assert LONG.allowed(200, of_the_day=0) == 40
    assert LONG.allowed(200, of_the_day=1920) == 3 * 20
    assert (LONG.allowed(6, of_the_day=0), SHORT.allowed(6, of_the_day=0)) == (10, 5)


def test_whom_the_office_writes_down_does_not_make_it_fast(organiser):
    occurrence = line_up(20, 0)[0]
    for _caller in range(15):
        sign_up(occurrence, by=organiser)
    assert not fills_fast(occurrence)


def test_many_meetings_that_are_filled_at_once_all_ask(monkeypatch):
    monkeypatch.setattr(pace, "MOST_AT_ONCE", 4)
    occurrences = [line_up(20, 0)[0] for _time in range(3)]
    assert [taken(occurrence, after(0, 0)) for occurrence in occurrences] == [2, 2, 0]


# The page


def form_of(client, occurrence, **typed):
    page = client.get(f"/spotkania/{occurrence.pk}/zapis/")
    return {"name": "Maria Nowak", "phone": "601 234 567", "people": "2"} | hidden_in(page.text) | typed


def test_in_calm_nothing_is_asked_and_no_script_is_loaded(client):
    page = client.get(f"/spotkania/{line_up(20, 3)[0].pk}/zapis/").text
    assert [word for word in ("js/work.js", "data-challenge", ANSWER) if word in page] == []


def test_without_work_everything_typed_stays_and_one_is_told_to_press_again_or_to_ring(client):
    occurrence = line_up(20, 7, waiting_limit=15)[0]
    address = f"/spotkania/{occurrence.pk}/zapis/"
    page = client.post(address, form_of(client, occurrence))

    assert list(errors(page)) == ["__all__"]
    assert "Naciśnij przycisk jeszcze raz. Jeśli to nie pomoże, zadzwoń" in text_of(page)
    assert 'value="Maria Nowak"' in page.text
    assert 'href="tel:+48897610295"' in page.text
    assert "js/work.js" in page.text
    again = form_of(client, occurrence) | hidden_in(page.text)
    assert client.post(address, worked(again)).status_code == 302
    assert Registration.objects.filter(name="Maria Nowak", people=2).count() == 1


def test_a_double_press_while_it_fills_fast_is_one_registration_and_one_page(client):
    occurrence = line_up(20, 7, waiting_limit=15)[0]
    form = worked(form_of(client, occurrence))
    first, second = (client.post(f"/spotkania/{occurrence.pk}/zapis/", form) for _press in range(2))
    assert first.url == second.url


def test_a_page_that_lay_open_for_a_day_keeps_what_was_typed_and_asks_for_one_more_press(client, at):
    occurrence = line_up(20, 0)[0]
    address = f"/spotkania/{occurrence.pk}/zapis/"
    form = form_of(client, occurrence)
    at(2026, 11, 25, 10)
    page = client.post(address, form)
    assert "długo otwarta" in text_of(page)
    assert 'value="Maria Nowak"' in page.text
    assert client.post(address, form | hidden_in(page.text)).status_code == 302


@pytest.mark.parametrize(("language", "words"), [("uk", "Натисніть кнопку ще раз"), ("en", "Press the button again")])
def test_it_is_asked_for_in_the_language_of_the_page(language, words, client):
    occurrence = line_up(20, 7, waiting_limit=15)[0]
    address = f"/{language}/spotkania/{occurrence.pk}/zapis/"
    page = client.post(
        address, {"name": "Maria", "phone": "601234567", "people": 1} | hidden_in(client.get(address).text)
    )
    assert words in text_of(page)
