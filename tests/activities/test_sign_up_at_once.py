"""Many at once, on real connections: no place is sold twice, and nobody sees an error."""

import re
import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from activities import services
from activities.models import Activity, Notice, Occurrence, Registration, Venue
from activities.registrations.pace import SIGN_UP
from activities.services.locking import lock_occurrence
from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.centre.models import Centre, Locality
from osl_site.common.guard.guard import STAMP
from osl_site.common.guard.stamps import Stamp
from tests import office
from tests.activities.builders import sign_up
from tests.activities.working import hidden_in, worked
from tests.together import at_once, one_while_another_waits, wait_for_a_lock_that_is_waited_for

CROWD, PLACES, LINE = 60, 20, 15
UNASKED = (PLACES + LINE) // 5  # within a minute


@pytest.fixture
def occurrence(own_database):
    """A meeting of the demonstration office with an offer of its own, a week after the fixed day."""
    activity = Activity.objects.get(title="Telefon bez tajemnic")
    activity.pk, activity.capacity, activity.waiting_limit = None, PLACES, LINE
    activity.save(force_insert=True)
    start = datetime.fromisoformat(office.NOW) + timedelta(days=7)
    moment = datetime.fromisoformat(office.NOW)
    return Occurrence.objects.create(
        activity=activity,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        published_at=moment,
        created_at=moment,
        changed_at=moment,
    )


def states(occurrence):
    return Counter(occurrence.registrations.values_list("state", flat=True))


def ask(site, method, path, body="", headers=None):
    there = HTTPConnection(urlsplit(site).netloc, timeout=120)
    there.request(method, path, body, headers or {})
    answer = there.getresponse()
    text = answer.read().decode()
    there.close()
    return answer, text


@pytest.mark.browser
def test_a_crowd_at_one_moment_fills_a_meeting_only_by_work_and_the_rest_are_told(occurrence, own_database, tmp_path):
    path = f"/spotkania/{occurrence.pk}/zapis/"
    with office.served(own_database, tmp_path / "log") as site:
        first, page = ask(site, "GET", path)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        headers["Cookie"] = first.getheader("Set-Cookie").partition(";")[0]
        hidden = hidden_in(page) | dict(re.findall(r'name="(csrfmiddlewaretoken)" value="([^"]+)"', page))

        def press(person, work=None):
            typed = {"name": f"Osoba {person}", "phone": f"6{person:08}", "people": 1, "key": uuid.uuid4()}
            return ask(site, "POST", path, urlencode(hidden | typed | (work or {})), headers)

        with clock.at(datetime.fromisoformat(office.NOW)):
            works = [worked({STAMP: Stamp.fresh(SIGN_UP).text}) for _person in range(CROWD)]
        with ThreadPoolExecutor(CROWD) as crowd:
            idle = list(crowd.map(press, range(CROWD)))
            taken_without_work = states(occurrence)
            answers = list(crowd.map(press, range(CROWD, 2 * CROWD), works))

    assert taken_without_work == {"confirmed": UNASKED}
    assert Counter(answer.status for answer, _text in idle) == {302: UNASKED, 200: CROWD - UNASKED}
    assert all("Bardzo wiele osób naraz" in text for answer, text in idle if answer.status == 200)
    assert states(occurrence) == {"confirmed": PLACES, "waiting": LINE}
    more = PLACES + LINE - UNASKED
    assert Counter(answer.status for answer, _text in answers) == {302: more, 200: CROWD - more}
    assert all("lista rezerwowa jest pełna" in text for answer, text in answers if answer.status == 200)
    order = list(occurrence.registrations.order_by("id").values_list("state", flat=True))
    assert order == ["confirmed"] * PLACES + ["waiting"] * LINE


def test_two_people_who_take_the_last_place_do_not_both_get_it(occurrence):
    for _place in range(PLACES - 1):
        sign_up(occurrence)
    at_once(lambda: sign_up(occurrence), lambda: sign_up(occurrence))
    assert states(occurrence) == {"confirmed": PLACES, "waiting": 1}


def test_one_form_sent_twice_at_once_is_one_registration(occurrence):
    key = uuid.uuid4()
    first, second = at_once(*[lambda: sign_up(occurrence, key=key, name="Maria", phone="601234567")] * 2)
    assert first.pk == second.pk
    assert states(occurrence) == {"confirmed": 1}


def test_who_signs_up_while_a_place_is_given_up_does_not_pass_the_line(occurrence):
    rows = [sign_up(occurrence) for _place in range(PLACES + 1)]
    at_once(lambda: services.give_up(rows[0], by=Actor.RESIDENT), lambda: sign_up(occurrence))
    assert states(occurrence) == {"confirmed": PLACES - 1, "offered": 1, "waiting": 1, "cancelled": 1}
    assert Registration.objects.get(pk=rows[-1].pk).state == "offered"


def test_given_up_twice_at_once_moves_the_line_once(occurrence):
    rows = [sign_up(occurrence) for _place in range(PLACES + 2)]
    at_once(*[lambda: services.give_up(rows[0], by=Actor.RESIDENT)] * 2)
    assert states(occurrence) == {"confirmed": PLACES - 1, "offered": 1, "waiting": 1, "cancelled": 1}


def test_an_answer_at_the_moment_it_expires_is_either_taken_or_refused(occurrence):
    rows = [sign_up(occurrence) for _place in range(PLACES + 2)]
    services.give_up(rows[0], by=Actor.RESIDENT)
    Notice.objects.filter(kind="offered").update(state="sent")
    late = datetime.fromisoformat(office.NOW) - timedelta(hours=1)
    Registration.objects.filter(state="offered").update(offered_until=late)
    at_once(
        lambda: services.confirm_place(rows[-2], by=Actor.RESIDENT),
        lambda: services.expire_offered_seats(occurrence, by=Actor.WORKER),
    )
    assert states(occurrence) in (
        {"confirmed": PLACES, "waiting": 1, "cancelled": 1},
        {"confirmed": PLACES - 1, "expired": 1, "offered": 1, "cancelled": 1},
    )


def test_fewer_places_and_one_more_person_at_once_never_both_happen(occurrence):
    for _place in range(PLACES - 1):
        sign_up(occurrence)
    by = occurrence.activity.in_charge
    at_once(
        lambda: services.change_activity(occurrence.activity, {"capacity": PLACES - 1}, revision=None, by=by),
        lambda: sign_up(occurrence),
    )
    occurrence.refresh_from_db()
    capacity = Activity.objects.get(pk=occurrence.activity_id).capacity
    assert states(occurrence)["confirmed"] <= capacity
    assert states(occurrence).total() == PLACES


def test_a_meeting_that_takes_the_offers_places_while_these_become_fewer_is_not_oversold(occurrence):
    """The meeting has places of its own, so whoever lowers the offer's does not hold it."""
    by = occurrence.activity.in_charge
    services.change_place(occurrence, venue=None, capacity=PLACES, by=by)
    for _place in range(PLACES):
        sign_up(occurrence)
    answers = one_while_another_waits(
        lambda: services.change_place(occurrence, venue=None, capacity=None, by=by),
        lambda: services.change_activity(occurrence.activity, {"capacity": PLACES - 5}, revision=None, by=by),
    )
    assert [type(answer) for answer in answers] == [Occurrence, ValidationError]
    occurrence.refresh_from_db()
    capacity = occurrence.capacity or Activity.objects.get(pk=occurrence.activity_id).capacity
    assert states(occurrence) == {"confirmed": PLACES}
    assert capacity >= PLACES


def test_whoever_waits_for_a_meeting_sees_its_offer_as_it_is_by_then(occurrence):
    """A calling off is taken back while the offer's places become fewer: nobody is offered one that is gone."""
    by = occurrence.activity.in_charge
    rows = [sign_up(occurrence) for _place in range(PLACES + 3)]
    services.cancel_occurrence(occurrence, reason="remont", by=by)
    for row in rows[:3]:
        services.give_up(row, by=Actor.RESIDENT)
    answers = one_while_another_waits(
        lambda: services.change_activity(occurrence.activity, {"capacity": PLACES - 3}, revision=None, by=by),
        lambda: services.restore_occurrence(occurrence, by=by),
    )
    assert [type(answer) for answer in answers] == [Activity, Occurrence]
    assert states(occurrence) == {"confirmed": PLACES - 3, "waiting": 3, "cancelled": 3}


def at_a_place_of_its_own(occurrence):
    """Two meetings, the later one first on the disk, as after any change of the earlier one."""
    locality = Locality.objects.create(
        simc="9999999", name="Nowa", slug="nowa", commune=Locality.objects.all()[0].commune
    )
    place = Venue.objects.create(name="Dom sąsiedzki", locality=locality)
    Activity.objects.filter(pk=occurrence.activity_id).update(contact_phone="")
    later = Occurrence.objects.get(pk=occurrence.pk)
    later.pk, later.uid, later.starts_at = None, uuid.uuid4(), occurrence.starts_at + timedelta(hours=1)
    later.save(force_insert=True)
    for row in (later, occurrence):
        row.meet_at(place)
        row.save()
    return place, occurrence, later


@pytest.mark.parametrize(
    "change_all",
    [
        lambda place, activity, by: services.change_venue(place, {"name": "Dom"}, revision=None, by=by),
        lambda place, activity, by: services.change_activity(activity, {"text": "Zapraszamy."}, revision=None, by=by),
        lambda place, activity, by: services.change_activity(activity, {"capacity": 30}, revision=None, by=by),
        lambda place, activity, by: Locality.objects.filter(pk=place.locality_id).update(name="Stara"),
        lambda place, activity, by: Centre.objects.update(organiser_phone="897610296"),
    ],
)
def test_whoever_changes_many_meetings_at_once_waits_for_others_and_they_not_for_him(change_all, occurrence):
    place, first, second = at_a_place_of_its_own(occurrence)
    has_first = threading.Event()

    def one_after_the_other():
        with transaction.atomic():
            lock_occurrence(first)
            has_first.set()
            wait_for_a_lock_that_is_waited_for()  # by whoever changes all
            return lock_occurrence(second)

    def all_of_them():
        has_first.wait(30)
        return change_all(place, occurrence.activity, occurrence.activity.in_charge)

    answers = at_once(one_after_the_other, all_of_them)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
