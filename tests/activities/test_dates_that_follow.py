"""What is derived from the date of a meeting follows it: reminders, deadlines, „was to be”, calls that are open."""

from datetime import date, time

import pytest

from activities import services, tasks
from activities.models import Notice, NoticeState, Registration
from activities.planning.change_preview import Change, Scope, preview_change
from activities.registrations.emails import written
from activities.views.call_list import to_say
from osl_site.common.audit.models import Actor
from tests.activities.builders import TEN_TO_TWELVE, line_up, sign_up, venue, wall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def said(kind):
    return list(Notice.objects.filter(kind=kind).order_by("id").values_list("channel", "state"))


def words(row, kind):
    return plain(written(Notice.objects.filter(registration=row, kind=kind).last()).body)


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


def call(row):
    """The one call about this person that is open."""
    return Notice.objects.to_ring().get(registration=row)


def offered():
    """A meeting with one place that is offered to a caller after the first person gave up."""
    occurrence, (first,) = line_up(1, 1)
    caller = sign_up(occurrence, email="")
    services.give_up(first, by=Actor.RESIDENT)
    return occurrence, caller


def until(row):
    return Registration.objects.get(pk=row.pk).offered_until


def test_who_was_reminded_of_a_day_that_moved_is_reminded_of_the_new_one(at, organiser, run_queue):
    occurrence, _rows = line_up(1, 1)
    at(2026, 11, 30, 9)
    tasks.remind_of_tomorrow.func(timestamp=0)
    run_queue()
    services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    at(2026, 12, 8, 9)
    for _run in range(2):
        tasks.remind_of_tomorrow.func(timestamp=0)
    assert said("reminder") == [("mail", "sent"), ("mail", "queued")]


def test_a_reminder_of_the_old_day_that_waits_is_dropped_by_the_move(at, organiser):
    occurrence, _rows = line_up(1, 1)
    at(2026, 11, 30, 9)
    tasks.remind_of_tomorrow.func(timestamp=0)
    services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    assert said("reminder") == [("mail", "dropped")]


def test_everyone_is_told_from_the_day_that_they_were_told_last(organiser, run_queue):
    occurrence, (told,) = line_up(2, 1)
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    run_queue()
    late = sign_up(occurrence)
    caller = sign_up(occurrence, email="")
    services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    for row in (told, late):
        assert "Miało być: wtorek, 8 grudnia 2026" in words(row, "moved")
    assert "Miało być: wtorek, 8 grudnia 2026" in plain(to_say(call(caller)))


def test_who_was_not_reached_between_two_moves_is_told_from_the_day_they_know(organiser):
    occurrence, _rows = line_up(2, 0)
    caller = sign_up(occurrence, email="")
    for day in (8, 9):
        services.move_occurrence(occurrence, day=date(2026, 12, day), **TEN_TO_TWELVE, by=organiser)
    assert "Miało być: wtorek, 1 grudnia 2026" in plain(to_say(call(caller)))
    services.record_call(call(caller), outcome=NoticeState.CALLED, by=organiser)
    services.move_occurrence(occurrence, day=date(2026, 12, 10), **TEN_TO_TWELVE, by=organiser)
    assert "Miało być: środa, 9 grudnia 2026" in plain(to_say(call(caller)))


def test_a_meeting_moved_before_it_was_called_off_is_taken_back_with_its_new_day(organiser):
    occurrence, (row,) = line_up(2, 1)
    services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    services.restore_occurrence(occurrence, by=organiser)
    letter = words(row, "restored")
    assert "Odwołanie jest cofnięte, ale zmienił się termin. Spotkanie miało być: wtorek, 1 grudnia 2026" in letter


def longer_by_phone(occurrence, organiser):
    """While it is called off it gets another end, and no place."""
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    longer = Change(Scope.THIS, ends=time(14), without_venue=True, touched_too=True)
    shown = preview_change(occurrence, longer).fingerprint
    services.change_occurrences(occurrence, longer, seen=shown, by=organiser)
    services.restore_occurrence(occurrence, by=organiser)


def test_a_calling_off_taken_back_tells_another_end_and_another_place(organiser):
    occurrence, (row,) = line_up(3, 1)
    place = venue(name="Klub")
    services.change_place(occurrence, venue=place, capacity=None, by=organiser)
    late, caller = sign_up(occurrence), sign_up(occurrence, email="")
    longer_by_phone(occurrence, organiser)
    ends = "Odwołanie jest cofnięte, ale zmienił się koniec."
    was = "Spotkanie miało być: wtorek, 1 grudnia 2026 r., godz. 10:00–12:00."
    elsewhere = "Zmieniło się też miejsce. Miało być: Klub, Kandyty."
    assert f"{ends} {was} {elsewhere} Aktualne dane są poniżej.\n" in words(late, "restored")
    assert f"{ends} {was} Aktualne dane są poniżej.\n" in words(row, "restored")  # nobody told them of the club
    assert plain(to_say(call(caller))) == f"{ends} {was} {elsewhere} Powiedz, kiedy i gdzie będzie."


def test_a_calling_off_taken_back_says_that_all_is_as_it_was(organiser):
    occurrence, (row,) = line_up(3, 1)
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    services.restore_occurrence(occurrence, by=organiser)
    same = "Odwołanie jest cofnięte. Spotkanie jest wtedy, kiedy było zaplanowane. Aktualne dane są poniżej.\n"
    assert same in words(row, "restored")


def test_a_move_and_another_place_at_once_are_both_said(organiser, run_queue):
    occurrence, (row,) = line_up(3, 1)
    change = Change(Scope.THIS, shift=1, venue=venue(name="Klub"))
    shown = preview_change(occurrence, change).fingerprint
    services.change_occurrences(occurrence, change, seen=shown, by=organiser)
    letter = words(row, "moved")
    assert "Miało być: wtorek, 1 grudnia 2026 r., godz. 10:00. Zmieniło się też miejsce. Miało być: przez tel" in letter
    run_queue()
    services.change_place(occurrence, venue=venue(name="Remiza"), capacity=None, by=organiser)
    moved_on = "Zmieniło się miejsce spotkania. Miało być: Klub, Kandyty. Aktualne dane są poniżej."
    assert moved_on in words(row, "changed")


def test_another_name_of_a_place_is_no_other_place(organiser):
    occurrence, (row,) = line_up(3, 1)
    place = venue(name="Klub")
    services.change_place(occurrence, venue=place, capacity=None, by=organiser)
    late = sign_up(occurrence)
    services.change_venue(place, {"name": "Klub Złota Jesień"}, revision=1, by=organiser)
    assert Notice.objects.filter(registration=late).exclude(kind="confirmation").count() == 0
    services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    assert "Zmieniło się" not in words(late, "moved")
    assert "Zmieniło się też miejsce. Miało być: przez telefon." in words(row, "moved")


def test_a_letter_to_whom_no_end_is_known_to_be_told_promises_the_beginning_alone(organiser):
    occurrence, (row,) = line_up(3, 1)
    caller = sign_up(occurrence, email="")
    Registration.objects.update(knows_end=None)
    longer_by_phone(occurrence, organiser)
    begins = "Odwołanie jest cofnięte. Spotkanie zaczyna się tak, jak było zaplanowane."
    letter = words(row, "restored")
    assert f"{begins} Aktualne dane są poniżej.\n" in letter
    assert "1 grudnia 2026 r., godz. 10:00–14:00" in letter
    assert to_say(call(caller)) == f"{begins} Powiedz, kiedy i gdzie będzie."


def test_a_call_about_another_end_points_to_nothing_below(organiser):
    occurrence, _rows = line_up(2, 0)
    caller = sign_up(occurrence, email="")
    services.move_occurrence(occurrence, day=date(2026, 12, 1), starts=time(10), ends=time(14), by=organiser)
    said_aloud = (
        "Zmienił się koniec spotkania. Miało być: wtorek, 1 grudnia 2026 r., godz. 10:00–12:00. "
        "Powiedz, kiedy i gdzie teraz będzie."
    )
    assert plain(to_say(call(caller))) == said_aloud


def test_the_deadline_of_an_offered_place_follows_the_meeting(at, organiser):
    occurrence, caller = offered()
    assert until(caller) == wall(2026, 11, 24, 18)
    at(2026, 11, 24, 12)
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    assert until(caller) == wall(2026, 11, 25, 18)
    services.move_occurrence(occurrence, day=date(2026, 11, 25), starts=time(8), ends=time(9), by=organiser)
    assert until(caller) == wall(2026, 11, 25, 8)
    moved = Notice.objects.to_ring().get(registration=caller, kind="moved")
    assert "wolne miejsce czeka do: środa, 25 listopada 2026" in plain(to_say(moved))


def test_a_place_offered_before_a_calling_off_gets_the_whole_time_again(at, organiser, run_queue):
    occurrence, (first, row) = line_up(1, 2)
    services.give_up(first, by=Actor.RESIDENT)
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    at(2026, 11, 25, 9)
    services.restore_occurrence(occurrence, by=organiser)
    assert until(row) == wall(2026, 11, 26, 18)
    assert "Wolne miejsce czeka na Twoje potwierdzenie do: czwartek, 26 listopada 2026" in words(row, "restored")
    services.expire_offered_seats(occurrence, by=Actor.WORKER)
    assert Registration.objects.get(pk=row.pk).state == "offered"

    at(2026, 11, 26, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == []
    assert until(row) == wall(2026, 11, 27, 18)
    run_queue()
    at(2026, 11, 27, 18)
    assert services.expire_offered_seats(occurrence, by=Actor.WORKER) == [row]


@pytest.mark.parametrize(("outcome", "left"), [("not_reached", ["expired"]), ("called", [])])
def test_who_was_rung_in_vain_stays_on_the_list_until_somebody_has_spoken(outcome, left, at, organiser):
    occurrence, caller = offered()
    services.record_call(caller.notices.get(), outcome=outcome, by=organiser)
    at(2026, 11, 24, 18)
    services.expire_offered_seats(occurrence, by=Actor.WORKER)
    assert Registration.objects.get(pk=caller.pk).state == "expired"
    assert [call.kind for call in caller.notices.to_ring()] == left


def test_a_series_moved_as_a_whole_renews_deadlines_too(at, organiser):

    occurrence, caller = offered()
    at(2026, 11, 24, 12)
    change = Change(Scope.FUTURE, shift=7)
    shown = preview_change(occurrence, change).fingerprint
    services.change_occurrences(occurrence, change, seen=shown, by=organiser)
    assert until(caller) == wall(2026, 11, 25, 18)
