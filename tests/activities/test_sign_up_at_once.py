"""Many at once, on real connections: no place is sold twice, and nobody sees an error."""

import re
import threading
import time
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
from activities.models import Activity, Occurrence, Registration, Venue
from activities.services.locking import lock_occurrence
from osl_site.common.audit.models import Actor
from osl_site.common.centre.models import Centre, Locality
from tests import office
from tests.activities.builders import sign_up
from tests.together import at_once, one_while_another_waits

CROWD, PLACES, LINE = 60, 20, 15


@pytest.fixture
def meeting(own_database):
    """A meeting of the demonstration office with an offer of its own, a week after the fixed day."""
    offer = Activity.objects.get(title="Telefon bez tajemnic")
    offer.pk, offer.capacity, offer.waiting_limit = None, PLACES, LINE
    offer.save(force_insert=True)
    start = datetime.fromisoformat(office.NOW) + timedelta(days=7)
    moment = datetime.fromisoformat(office.NOW)
    return Occurrence.objects.create(
        activity=offer,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        published_at=moment,
        created_at=moment,
        changed_at=moment,
    )


def states(meeting):
    return Counter(meeting.registrations.values_list("state", flat=True))


def ask(site, method, path, body="", headers=None):
    there = HTTPConnection(urlsplit(site).netloc, timeout=120)
    there.request(method, path, body, headers or {})
    answer = there.getresponse()
    text = answer.read().decode()
    there.close()
    return answer, text


@pytest.mark.browser
def test_a_crowd_from_one_address_fills_the_places_and_the_line_and_the_rest_are_told(meeting, own_database, tmp_path):
    path = f"/spotkania/{meeting.pk}/zapis/"
    with office.served(own_database, tmp_path / "log") as site:
        first, page = ask(site, "GET", path)
        cookie = first.getheader("Set-Cookie").partition(";")[0]
        hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|clause)" value="([^"]+)"', page))

        def press(person):
            typed = {"name": f"Osoba {person}", "phone": f"6{person:08}", "people": 1, "key": uuid.uuid4()}
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
            return ask(site, "POST", path, urlencode(hidden | typed), headers)

        with ThreadPoolExecutor(CROWD) as crowd:
            answers = list(crowd.map(press, range(CROWD)))

    assert states(meeting) == {"confirmed": PLACES, "waiting": LINE}
    assert Counter(answer.status for answer, _text in answers) == {302: PLACES + LINE, 200: CROWD - PLACES - LINE}
    assert all("lista rezerwowa jest pełna" in text for answer, text in answers if answer.status == 200)
    order = list(meeting.registrations.order_by("id").values_list("state", flat=True))
    assert order == ["confirmed"] * PLACES + ["waiting"] * LINE


def test_two_people_who_take_the_last_place_do_not_both_get_it(meeting):
    for _place in range(PLACES - 1):
        sign_up(meeting)
    at_once(lambda: sign_up(meeting), lambda: sign_up(meeting))
    assert states(meeting) == {"confirmed": PLACES, "waiting": 1}


def test_one_form_sent_twice_at_once_is_one_registration(meeting):
    key = uuid.uuid4()
    first, second = at_once(*[lambda: sign_up(meeting, key=key, name="Maria", phone="601234567")] * 2)
    assert first.pk == second.pk
    assert states(meeting) == {"confirmed": 1}


def test_who_signs_up_while_a_place_is_given_up_does_not_pass_the_line(meeting):
    rows = [sign_up(meeting) for _place in range(PLACES + 1)]
    at_once(lambda: services.give_up(rows[0], by=Actor.RESIDENT), lambda: sign_up(meeting))
    assert states(meeting) == {"confirmed": PLACES - 1, "offered": 1, "waiting": 1, "cancelled": 1}
    assert Registration.objects.get(pk=rows[-1].pk).state == "offered"


def test_given_up_twice_at_once_moves_the_line_once(meeting):
    rows = [sign_up(meeting) for _place in range(PLACES + 2)]
    at_once(*[lambda: services.give_up(rows[0], by=Actor.RESIDENT)] * 2)
    assert states(meeting) == {"confirmed": PLACES - 1, "offered": 1, "waiting": 1, "cancelled": 1}


def test_an_answer_at_the_moment_it_expires_is_either_taken_or_refused(meeting):
    rows = [sign_up(meeting) for _place in range(PLACES + 2)]
    services.give_up(rows[0], by=Actor.RESIDENT)
    late = datetime.fromisoformat(office.NOW) - timedelta(hours=1)
    Registration.objects.filter(state="offered").update(offered_until=late)
    at_once(
        lambda: services.confirm_place(rows[-2], by=Actor.RESIDENT),
        lambda: services.expire_offered_seats(meeting, by=Actor.WORKER),
    )
    assert states(meeting) in (
        {"confirmed": PLACES, "waiting": 1, "cancelled": 1},
        {"confirmed": PLACES - 1, "expired": 1, "offered": 1, "cancelled": 1},
    )


def test_fewer_places_and_one_more_person_at_once_never_both_happen(meeting):
    for _place in range(PLACES - 1):
        sign_up(meeting)
    by = meeting.activity.in_charge
    at_once(
        lambda: services.change_activity(meeting.activity, {"capacity": PLACES - 1}, revision=None, by=by),
        lambda: sign_up(meeting),
    )
    meeting.refresh_from_db()
    capacity = Activity.objects.get(pk=meeting.activity_id).capacity
    assert states(meeting)["confirmed"] <= capacity
    assert states(meeting).total() == PLACES


def test_a_meeting_that_takes_the_offers_places_while_these_become_fewer_is_not_oversold(meeting):
    """The meeting has places of its own, so whoever lowers the offer's does not hold it."""
    by = meeting.activity.in_charge
    services.change_place(meeting, venue=None, capacity=PLACES, by=by)
    for _place in range(PLACES):
        sign_up(meeting)
    answers = one_while_another_waits(
        lambda: services.change_place(meeting, venue=None, capacity=None, by=by),
        lambda: services.change_activity(meeting.activity, {"capacity": PLACES - 5}, revision=None, by=by),
    )
    assert [type(answer) for answer in answers] == [Occurrence, ValidationError]
    meeting.refresh_from_db()
    capacity = meeting.capacity or Activity.objects.get(pk=meeting.activity_id).capacity
    assert states(meeting) == {"confirmed": PLACES}
    assert capacity >= PLACES


def test_whoever_waits_for_a_meeting_sees_its_offer_as_it_is_by_then(meeting):
    """A calling off is taken back while the offer's places become fewer: nobody is offered one that is gone."""
    by = meeting.activity.in_charge
    rows = [sign_up(meeting) for _place in range(PLACES + 3)]
    services.cancel_occurrence(meeting, reason="remont", by=by)
    for row in rows[:3]:
        services.give_up(row, by=Actor.RESIDENT)
    answers = one_while_another_waits(
        lambda: services.change_activity(meeting.activity, {"capacity": PLACES - 3}, revision=None, by=by),
        lambda: services.restore_occurrence(meeting, by=by),
    )
    assert [type(answer) for answer in answers] == [Activity, Occurrence]
    assert states(meeting) == {"confirmed": PLACES - 3, "waiting": 3, "cancelled": 3}


def at_a_place_of_its_own(meeting):
    """Two meetings, the later one first on the disk, as after any change of the earlier one."""
    locality = Locality.objects.create(
        simc="9999999", name="Nowa", slug="nowa", commune=Locality.objects.all()[0].commune
    )
    place = Venue.objects.create(name="Dom sąsiedzki", locality=locality)
    Activity.objects.filter(pk=meeting.activity_id).update(contact_phone="")
    later = Occurrence.objects.get(pk=meeting.pk)
    later.pk, later.uid, later.starts_at = None, uuid.uuid4(), meeting.starts_at + timedelta(hours=1)
    later.save(force_insert=True)
    for row in (later, meeting):
        Occurrence.objects.filter(pk=row.pk).update(venue=place)
    return place, meeting, later


@pytest.mark.parametrize(
    "change_all",
    [
        lambda place, offer, by: services.change_venue(place, {"name": "Dom"}, revision=None, by=by),
        lambda place, offer, by: services.change_activity(offer, {"text": "Zapraszamy."}, revision=None, by=by),
        lambda place, offer, by: services.change_activity(offer, {"capacity": 30}, revision=None, by=by),
        lambda place, offer, by: Locality.objects.filter(pk=place.locality_id).update(name="Stara"),
        lambda place, offer, by: Centre.objects.update(organiser_phone="897610296"),
    ],
)
def test_whoever_changes_many_meetings_at_once_waits_for_others_and_they_not_for_him(change_all, meeting):
    place, first, second = at_a_place_of_its_own(meeting)
    has_first = threading.Event()

    def one_after_the_other():
        with transaction.atomic():
            lock_occurrence(first)
            has_first.set()
            time.sleep(2)  # whoever changes all has begun by now
            return lock_occurrence(second)

    def all_of_them():
        has_first.wait(30)
        return change_all(place, meeting.activity, meeting.activity.in_charge)

    answers = at_once(one_after_the_other, all_of_them)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
