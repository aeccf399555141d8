"""Signing up: no more people than places, an honest line, nothing done twice, nobody dropped."""

import re
import uuid

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from activities import services
from activities.models import InformationClause, Notice, Occurrence, Registration
from osl_site.common.audit.models import Actor, Entry
from osl_site.common.database.locking import ChangedMeanwhile
from tests.activities.builders import line_up, make_activity, make_occurrence, sign_up, venue, wall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def states(occurrence):
    return list(occurrence.registrations.order_by("id").values_list("state", flat=True))


def acts():
    return list(Entry.objects.roots().values_list("act", flat=True))


def test_places_go_in_order_and_then_the_line_begins():
    occurrence, _rows = line_up(2, 4)
    assert states(occurrence) == ["confirmed", "confirmed", "waiting", "waiting"]
    assert Occurrence.objects.get().is_full
    assert acts() == ["registration.made"] * 4


def test_people_are_counted_and_not_registrations():
    occurrence, _rows = line_up(4, 0)
    for people in (3, 2, 1):
        sign_up(occurrence, people=people)
    assert states(occurrence) == ["confirmed", "waiting", "confirmed"]


def test_without_a_number_of_places_everybody_comes():
    occurrence, _rows = line_up(None, 3)
    assert states(occurrence) == ["confirmed"] * 3
    assert not Occurrence.objects.get().is_full


def test_a_meeting_has_its_own_number_of_places_before_that_of_its_offer():
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=5), capacity=1)
    sign_up(occurrence)
    sign_up(occurrence)
    assert states(occurrence) == ["confirmed", "waiting"]


def test_a_full_line_says_so():
    occurrence, _rows = line_up(1, 2, waiting_limit=1)
    with pytest.raises(ValidationError, match="lista rezerwowa jest pełna"):
        sign_up(occurrence)
    assert states(occurrence) == ["confirmed", "waiting"]


def test_who_comes_with_more_people_than_places_left_is_told_how_many_are_left():
    occurrence, _rows = line_up(2, 1, waiting_limit=0)
    with pytest.raises(ValidationError) as refusal:
        sign_up(occurrence, people=2)
    assert refusal.value.message_dict == {"people": ["Wolne jest jeszcze 1 miejsce. Wpisz mniej osób."]}


def test_one_form_sent_twice_is_one_registration():
    occurrence, _rows = line_up(2, 0)
    key = uuid.uuid4()
    first = sign_up(occurrence, key=key, name="Maria", phone="601234567")
    assert sign_up(occurrence, key=key, name="Maria", phone="601234567") == first
    assert acts() == ["registration.made"]


@pytest.mark.parametrize(
    ("activity", "fields"),
    [
        ({"sign_up": "none"}, {}),
        ({"sign_up": "phone"}, {}),
        ({"sign_up": "needed", "published_at": None}, {}),
        ({"sign_up": "needed", "sign_up_closes": 200}, {}),
        ({"sign_up": "needed"}, {"published_at": None}),
        ({"sign_up": "needed"}, {"starts_at": wall(2026, 11, 23, 9)}),
    ],
)
def test_a_resident_signs_up_only_where_and_while_it_is_open(activity, fields):
    occurrence = make_occurrence(make_activity(**activity), **fields)
    with pytest.raises(ValidationError, match="nie można się już zapisać"):
        sign_up(occurrence)


def test_the_office_signs_up_callers_but_not_for_what_is_off_or_over_or_without_sign_ups(organiser):
    occurrence = make_occurrence(make_activity(sign_up="phone"))
    assert sign_up(occurrence, by=organiser).entered_by == organiser
    with pytest.raises(ValidationError, match="bez zapisów"):
        sign_up(make_occurrence(make_activity(sign_up="none")), by=organiser)
    over = make_occurrence(starts_at=wall(2026, 11, 20, 10))
    with pytest.raises(ValidationError, match="już się odbyło"):
        sign_up(over, by=organiser)
    services.cancel_occurrence(occurrence, reason="choroba", by=organiser)
    with pytest.raises(ValidationError, match="odwołane"):
        sign_up(occurrence, by=organiser)


def test_only_the_organiser_and_who_is_in_charge_touch_registrations(organiser, coworker, director, administrator):
    own, foreign = (
        make_occurrence(make_activity(sign_up="needed", in_charge=coworker)),
        make_occurrence(make_activity(sign_up="needed", in_charge=organiser)),
    )
    sign_up(own, by=coworker)
    row = sign_up(foreign, by=organiser)
    for person in (coworker, director, administrator):
        for act in (
            lambda who: sign_up(foreign, by=who),
            lambda who: services.give_up(row, by=who),
            lambda who: services.confirm_place(row, by=who),
            lambda who: services.change_registration(row, {"name": "Inna"}, revision=1, by=who),
            lambda who: services.send_message(foreign, text="Dzień dobry", by=who),
        ):
            with pytest.raises(PermissionDenied):
                act(person)


@pytest.mark.usefixtures("owner")
def test_the_words_that_stood_beside_the_form_are_kept_once_and_never_change():
    _occurrence, rows = line_up(5, 2)
    clause = InformationClause.objects.get()
    assert {row.clause for row in rows} == {clause}
    assert "art. 6 ust. 1 lit. e RODO" in clause.text
    for statement in ("update activities_informationclause set text = ''", "delete from activities_informationclause"):
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


# Giving a place up, and the line


def test_a_place_that_is_given_up_is_offered_to_the_first_in_line_until_six_tomorrow():
    occurrence, rows = line_up(2, 4)
    services.give_up(rows[0], by=Actor.RESIDENT)

    assert states(occurrence) == ["cancelled", "confirmed", "offered", "waiting"]
    assert Registration.objects.get(state="offered").offered_until == wall(2026, 11, 24, 18)
    assert Notice.objects.filter(kind="offered").get().registration == rows[2]
    assert Occurrence.objects.get().is_full


def test_given_up_twice_moves_the_line_once():
    occurrence, rows = line_up(1, 3)
    for _press in range(2):
        services.give_up(rows[0], by=Actor.RESIDENT)
    assert states(occurrence) == ["cancelled", "offered", "waiting"]
    assert acts().count("registration.given_up") == 1


def test_a_place_is_offered_to_the_first_for_whom_it_is_enough():
    occurrence, rows = line_up(2, 2)
    sign_up(occurrence, people=2)
    sign_up(occurrence, people=1)
    services.give_up(rows[0], by=Actor.RESIDENT)
    assert states(occurrence) == ["cancelled", "confirmed", "waiting", "offered"]


def test_a_new_sign_up_does_not_pass_the_line():
    occurrence, rows = line_up(1, 2)
    services.give_up(rows[0], by=Actor.RESIDENT)
    sign_up(occurrence)
    assert states(occurrence) == ["cancelled", "offered", "waiting"]


def test_who_leaves_the_line_moves_it_up_and_frees_no_place():
    occurrence, rows = line_up(1, 3)
    services.give_up(rows[1], by=Actor.RESIDENT)
    assert states(occurrence) == ["confirmed", "cancelled", "waiting"]


def test_a_meeting_with_a_place_again_is_no_longer_full():
    _occurrence, rows = line_up(1, 1)
    services.give_up(rows[0], by=Actor.RESIDENT)
    assert not Occurrence.objects.get().is_full


def test_an_offered_place_is_taken_once():
    _occurrence, rows = line_up(1, 2)
    services.give_up(rows[0], by=Actor.RESIDENT)
    for _press in range(2):
        assert services.confirm_place(rows[1], by=Actor.RESIDENT).state == "confirmed"
    assert acts().count("registration.confirmed") == 1


def test_a_place_nobody_confirmed_goes_to_the_next_in_line(at, run_queue):
    occurrence, rows = line_up(1, 3)
    services.give_up(rows[0], by=Actor.RESIDENT)
    run_queue()
    at(2026, 11, 24, 18)
    for late in services.unanswered():
        services.expire_offered_seats(late, by=Actor.WORKER)

    assert states(occurrence) == ["cancelled", "expired", "offered"]
    assert Registration.objects.get(state="offered").offered_until == wall(2026, 11, 25, 18)
    assert services.unanswered() == []
    with pytest.raises(ValidationError, match="nie czeka już na potwierdzenie"):
        services.confirm_place(rows[1], by=Actor.RESIDENT)


def test_a_place_is_not_taken_from_someone_whom_nobody_rang(at, organiser):
    occurrence, rows = line_up(1, 1)
    caller = sign_up(occurrence, email="")
    services.give_up(rows[0], by=Actor.RESIDENT)
    at(2026, 11, 24, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == []
    caller.refresh_from_db()
    assert (caller.state, caller.offered_until) == ("offered", wall(2026, 11, 25, 18))
    assert (services.unanswered(), acts().count("registrations.kept")) == ([], 1)

    services.record_call(caller.notices.get(kind="offered"), outcome="not_reached", by=organiser)
    at(2026, 11, 25, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == [caller]


@pytest.mark.parametrize("state", ["queued", "failed"])
def test_a_place_is_not_taken_from_someone_whose_letter_did_not_go(state, at, run_queue):
    occurrence, rows = line_up(1, 1)
    heard_nothing = sign_up(occurrence, phone="", email="a@przyklad.pl")
    services.give_up(rows[0], by=Actor.RESIDENT)
    notice = heard_nothing.notices.filter(kind="offered")
    notice.update(state=state)
    at(2026, 11, 24, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == []
    heard_nothing.refresh_from_db()
    assert (heard_nothing.state, heard_nothing.offered_until) == ("offered", wall(2026, 11, 25, 18))

    notice.update(state="queued")  # as when somebody sends it again
    run_queue()
    assert notice.get().state == "sent"
    at(2026, 11, 25, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == [heard_nothing]


def test_an_offer_never_lasts_past_the_beginning_of_the_meeting(at):
    occurrence, rows = line_up(1, 2)
    at(2026, 12, 1, 8)
    services.give_up(rows[0], by=Actor.RESIDENT)
    assert Registration.objects.get(state="offered").offered_until == occurrence.starts_at


def test_a_resident_gives_nothing_up_once_it_has_begun(at):
    _occurrence, rows = line_up(1, 1)
    at(2026, 12, 1, 10)
    with pytest.raises(ValidationError, match="już się zaczęło"):
        services.give_up(rows[0], by=Actor.RESIDENT)


# More and fewer places


def test_more_places_go_to_the_line_at_once(organiser):
    occurrence, _rows = line_up(1, 3)
    services.change_activity(occurrence.activity, {"capacity": 2}, revision=1, by=organiser)
    assert states(occurrence) == ["confirmed", "offered", "waiting"]
    services.change_place(occurrence, venue=None, capacity=3, by=organiser)
    assert states(occurrence) == ["confirmed", "offered", "offered"]


def test_fewer_places_than_people_are_refused_with_how_many_there_are(organiser):
    occurrence, _rows = line_up(3, 3)
    sentence = "Na spotkanie 01.12.2026 zapisanych osób jest już 3. Wpisz co najmniej 3."
    for act in (
        lambda: services.change_activity(occurrence.activity, {"capacity": 2}, revision=1, by=organiser),
        lambda: services.change_place(occurrence, venue=None, capacity=2, by=organiser),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.message_dict == {"capacity": [sentence]}
    assert states(occurrence) == ["confirmed"] * 3


def test_meetings_that_are_over_do_not_hold_the_number_of_places_up(organiser, at):
    occurrence, _rows = line_up(3, 3)
    at(2026, 12, 2, 9)
    services.change_activity(occurrence.activity, {"capacity": 2}, revision=1, by=organiser)


@pytest.mark.parametrize(
    "statement",
    [
        "update activities_registration set state = 'confirmed' where state = 'waiting'",
        "update activities_registration set people = 2 where state = 'confirmed'",
        "update activities_occurrence set capacity = 1",
        "update activities_activity set capacity = 1",
    ],
)
def test_the_database_itself_sells_no_place_twice(statement):
    line_up(2, 3)
    with (
        pytest.raises(IntegrityError, match=r"has . places and would have . people"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "set clause_id = (select max(id) from activities_informationclause)",
        "set occurrence_id = (select max(id) from activities_occurrence)",
    ],
)
def test_a_registration_keeps_its_meeting_and_the_words_that_stood_beside_it(statement):
    line_up(2, 1)
    sign_up(make_occurrence(make_activity(sign_up="needed")), language="uk")
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update activities_registration {statement}")


def test_erased_contact_does_not_come_back():
    _occurrence, rows = line_up(2, 1)
    erased = Registration.objects.filter(pk=rows[0].pk)
    erased.update(name="", phone="", email="", erased_at=rows[0].created_at)
    with pytest.raises(IntegrityError, match="stays erased"), transaction.atomic():
        erased.update(name="Maria", phone="601234567", erased_at=None)


@pytest.mark.usefixtures("owner")
def test_a_registration_is_never_deleted():
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("truncate activities_registration cascade")
    line_up(2, 1)
    with (
        pytest.raises(IntegrityError, match="is cited by activities_notice"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("delete from activities_registration")


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("set phone = '', email = ''", "registration_has_contact_until_erased"),
        ("set erased_at = now()", "registration_has_contact_until_erased"),
        ("set phone = '601 234 567'", "registration_phone_is_dialled"),
        ("set people = 0", "registration_people_in_bounds"),
        ("set people = 101", "registration_people_in_bounds"),
        ("set state = 'offered'", "registration_offer_has_an_end"),
        ("set offered_until = now()", "registration_offer_has_an_end"),
        ("set key = (select key from activities_registration order by id limit 1)", "registration_of_one_press"),
        ("set name = 'A', phone = '601234567', email = ''", "registration_once"),
    ],
)
def test_what_no_registration_may_be(statement, constraint):
    line_up(9, 2)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update activities_registration {statement}")


# What the office corrects


def test_a_correction_keeps_the_line_and_takes_no_place_that_is_not_there(organiser):
    _occurrence, rows = line_up(2, 2)
    services.change_registration(rows[0], {"phone": "601234567"}, revision=1, by=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.change_registration(rows[0], {"people": 2}, revision=2, by=organiser)
    assert refusal.value.message_dict == {"people": ["Nie ma już wolnych miejsc. Możesz wpisać najwyżej 1 osobę."]}
    with pytest.raises(ChangedMeanwhile):
        services.change_registration(rows[0], {"name": "Inna"}, revision=1, by=organiser)


def test_fewer_people_free_places_for_the_line(organiser):
    occurrence, _rows = line_up(2, 0)
    pair = sign_up(occurrence, people=2)
    sign_up(occurrence)
    services.change_registration(pair, {"people": 1}, revision=1, by=organiser)
    assert states(occurrence) == ["confirmed", "offered"]


def test_another_place_is_told_and_another_number_of_seats_is_not(organiser):
    occurrence, _rows = line_up(2, 2)
    services.change_place(occurrence, venue=None, capacity=5, by=organiser)
    services.change_place(occurrence, venue=venue(), capacity=5, by=organiser)
    assert list(Notice.objects.exclude(kind="confirmation").values_list("kind", flat=True)) == ["changed"] * 2


def test_where_the_line_ends_is_decided_in_one_place():
    rooms = (settings.BASE_DIR / "activities", settings.BASE_DIR / "templates")
    files = [path for room in rooms for kind in ("*.py", "*.html") for path in room.rglob(kind)]
    assert [path.name for path in files if re.search(r'\.waiting_limit\b(?!")', path.read_text())] == ["seats.py"]
