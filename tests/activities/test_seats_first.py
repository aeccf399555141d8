"""Whoever makes places free sees first who in line is offered them; what was not shown is not done."""

from uuid import uuid4

import pytest

from activities import services
from activities.models import Notice, Registration
from activities.planning.preview_seen import CHANGED_MEANWHILE
from activities.planning.seats_preview import seats_of_activity
from osl_site.common.audit.models import Access
from tests.activities.builders import line_up, make_occurrence, sign_up, wall
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_week_before(at):
    at(2026, 11, 24, 9)


@pytest.fixture
def line(organiser):
    """Two places, both taken; in line three together who have a telephone only, then one with an e-mail."""
    occurrence, seated = line_up(2, 2, in_charge=organiser)
    group = sign_up(occurrence, name="Zofia Trójka", people=2, email="")
    return occurrence, seated, group, sign_up(occurrence, name="Jan Kot")


def states():
    return list(Registration.objects.order_by("id").values_list("state", flat=True))


def of_activity(desk, occurrence, **typed):
    """The form of its offer as the page holds it, with what is typed over it."""
    form = desk.get(f"/biuro/oferta/{occurrence.activity_id}/zmien/").context["form"]
    held = {bound.name: bound.value() for bound in form if bound.value() not in (None, False, "", [])}
    return held | {"klucz": str(uuid4())} | typed


def change(desk, occurrence, **typed):
    return desk.post(f"/biuro/oferta/{occurrence.activity_id}/zmien/", of_activity(desk, occurrence, **typed))


def test_more_places_of_an_offer_say_who_moves_up_who_waits_and_who_is_told(line, desk):
    occurrence, _seated, _group, _last = line
    page = change(desk, occurrence, capacity="3")
    words = text_of(page)
    assert "10:00–12:00: miejsce zaproponujemy: Jan Kot. Dalej czeka zapisów: 1." in words
    assert "E-mail dostaną: 1." in words
    assert page.context["form"]["capacity"].value() == "3"
    assert states() == ["confirmed", "confirmed", "waiting", "waiting"]
    assert Access.objects.filter(what="osoby, którym przypadnie wolne miejsce").count() == 1

    change(desk, occurrence, capacity="3", shown=page.context["seats"].fingerprint)
    assert states() == ["confirmed", "confirmed", "waiting", "offered"]


def test_a_change_of_an_offer_that_moves_nobody_up_asks_nothing_more(line, desk):
    occurrence, _seated, _group, _last = line
    assert change(desk, occurrence, title="Inny tytuł").status_code == 302
    make_occurrence(occurrence.activity, starts_at=wall(2026, 12, 8, 10))
    services.change_place(occurrence, venue=None, capacity=2, by=occurrence.activity.in_charge)
    assert change(desk, occurrence, capacity="9").status_code == 302
    assert states() == ["confirmed", "confirmed", "waiting", "waiting"]


def test_what_moves_in_line_between_the_two_presses_is_shown_anew(line, desk):
    occurrence, seated, _group, _last = line
    page = change(desk, occurrence, capacity="4")
    services.give_up(seated[0], by=occurrence.activity.in_charge)
    page = change(desk, occurrence, capacity="4", shown=page.context["seats"].fingerprint)
    assert errors(page) == {"__all__": [CHANGED_MEANWHILE]}
    assert "Zofia Trójka (osób: 2)" in text_of(page)


def test_giving_a_place_up_shows_who_gets_it_and_is_done_by_the_second_press_once(line, desk):
    _occurrence, seated, _group, last = line
    address = f"/biuro/zapisy/{seated[0].pk}/rezygnacja/"
    page = desk.get(address)
    words = text_of(page)
    assert "miejsce zaproponujemy: Jan Kot. Dalej czeka zapisów: 1." in words
    assert "Ta osoba dostanie e-mail z potwierdzeniem rezygnacji." in words
    assert desk.post(address, {"from_calls": "1"}).status_code == 200
    assert states()[0] == "confirmed"

    pressed = {"make": "1", "shown": page.context["seats"].fingerprint, "klucz": str(uuid4())}
    said = [text_of(desk.post(address, pressed, follow=True)) for _time in range(2)]
    assert "Wolne miejsce jest zaproponowane następnym osobom z listy rezerwowej." in said[0]
    assert states() == ["cancelled", "confirmed", "waiting", "offered"]
    assert Notice.objects.filter(registration=last, kind="offered").count() == 1


def test_giving_up_a_place_that_nobody_waits_for_says_so(desk, organiser):
    _occurrence, (row,) = line_up(2, 1, in_charge=organiser)
    address = f"/biuro/zapisy/{row.pk}/rezygnacja/"
    assert "Nikt z listy rezerwowej nie dostanie przez to miejsca." in text_of(desk.get(address))
    page = desk.post(address, {"make": "1", "shown": ""}, follow=True)
    assert "Rezygnacja jest zapisana." in text_of(page)
    assert "zaproponowane" not in text_of(page)


def test_fewer_people_in_a_registration_show_who_gets_their_places(desk, organiser):
    occurrence, _rows = line_up(3, 0, in_charge=organiser)
    group, last = sign_up(occurrence, people=3), sign_up(occurrence, name="Jan Kot")
    address = f"/biuro/zapisy/{group.pk}/zmien/"
    typed = {"name": group.name, "phone": group.phone, "email": group.email, "people": "2", "revision": "1"}
    page = desk.post(address, typed)
    assert "miejsce zaproponujemy: Jan Kot. Nikt więcej nie czeka." in text_of(page)
    assert desk.post(address, typed | {"shown": page.context["seats"].fingerprint}).status_code == 302
    last.refresh_from_db()
    assert last.state == "offered"


def test_a_smaller_group_in_line_moves_up_itself(line, desk):
    occurrence, seated, group, _last = line
    services.give_up(seated[0], by=occurrence.activity.in_charge)
    services.give_up(Registration.objects.get(name="Jan Kot"), by=occurrence.activity.in_charge)
    typed = {"name": group.name, "phone": group.phone, "people": "1", "revision": "1"}
    page = desk.post(f"/biuro/zapisy/{group.pk}/zmien/", typed)
    assert "miejsce zaproponujemy: Zofia Trójka" in text_of(page)
    assert "Bez adresu e-mail, do telefonu: Zofia Trójka." in text_of(page)


def test_more_places_of_one_meeting_name_who_moves_up_on_the_page_of_the_change(line, desk):
    occurrence, _seated, _group, _last = line
    typed = {"venue": "", "capacity": "4", "revision": str(occurrence.revision)}
    words = text_of(desk.post(f"/biuro/spotkania/{occurrence.pk}/miejsce/", typed))
    assert "miejsce zaproponujemy: Zofia Trójka (osób: 2). Dalej czeka zapisów: 1." in words
    assert "O wolnym miejscu: Trzeba zadzwonić do: 1. Razem osób: 2." in words
    assert "Bez adresu e-mail, do telefonu: Zofia Trójka." in words


def test_taking_a_calling_off_back_names_who_gets_what_was_given_up_meanwhile(line, desk, organiser):
    occurrence, seated, _group, last = line
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    services.give_up(seated[0], by=organiser)
    page = desk.get(f"/biuro/spotkania/{occurrence.pk}/cofnij-odwolanie/")
    assert "miejsce zaproponujemy: Jan Kot. Dalej czeka zapisów: 1." in text_of(page)
    desk.post(page.request["PATH_INFO"], {"make": "1", "shown": page.context["outlook"].fingerprint})
    last.refresh_from_db()
    assert last.state == "offered"


def test_what_is_shown_is_what_happens(line, organiser):
    """The preview and the act count alike: for every number of places the same people are offered one."""
    occurrence, _seated, _group, _last = line
    for capacity in (3, 4, 5, None):
        shown = {row.pk for part in seats_of_activity(occurrence.activity, capacity).rows for row in part.offered}
        activity = occurrence.activity
        activity.refresh_from_db()
        before = set(Registration.objects.filter(state="offered").values_list("pk", flat=True))
        services.change_activity(activity, {"capacity": capacity}, revision=activity.revision, by=organiser)
        assert set(Registration.objects.filter(state="offered").values_list("pk", flat=True)) - before == shown


def test_thirty_meetings_are_looked_at_in_as_many_queries_as_one(line, django_assert_num_queries):
    occurrence, _seated, _group, _last = line
    for day in range(2, 30):
        row = make_occurrence(occurrence.activity, starts_at=wall(2026, 12, day, 10))
        sign_up(row, people=2)
        sign_up(row)
    with django_assert_num_queries(4):
        assert len(seats_of_activity(occurrence.activity, 3).rows) == 29
