"""Who may do what with offers and meetings (design: the organiser; who is in charge may call off, annotate, and know
who signed up)."""

from django.db.models import Model, QuerySet

from activities.models import Activity, Occurrence, Registration, Tally
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import (
    is_administrator,
    is_coworker,
    is_director,
    is_organiser,
    may_read_rooms,
    takes_over,
)


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def may_edit(user: User) -> bool:
    """Offers, venues, series, publication."""
    return is_organiser(user)


def may_refer(user: User) -> bool:
    """Look where somebody may be sent: everybody who reads the offer, and whoever takes people over in the house."""
    return may_read_rooms(user) or takes_over(user)


def may_read_civic_dates(user: User) -> bool:
    """The year's dates: everybody of the office who reads rooms, and the administrator."""
    return may_read_rooms(user) or is_administrator(user)


def may_keep_civic_dates(user: User) -> bool:
    """Which dates there are: data of the office."""
    return is_organiser(user) or is_administrator(user)


def may_tick_civic_dates(user: User) -> bool:
    """Say that one was done."""
    return is_organiser(user) or is_director(user) or is_administrator(user)


def may_run(user: User, activity: Activity) -> bool:
    """Call a meeting off, write a word for the day, know who comes and sign people up: the organiser, or the coworker
    who is in charge of it."""
    return is_organiser(user) or (is_coworker(user) and activity.in_charge_id == user.pk)


def may_hand_over(user: User) -> bool:
    """Put somebody else in charge of what a person leaves: the organiser, or who closes that person's account."""
    return is_organiser(user) or is_administrator(user)


def may_run_some(user: User) -> bool:
    """Be in charge of meetings at all: the organiser, or a coworker."""
    return is_organiser(user) or is_coworker(user)


def may_ring(user: User) -> bool:
    """Have a call list: the organiser of everybody, a coworker of those who signed up for their own meetings."""
    return is_organiser(user) or is_coworker(user)


def may_cancel(user: User, occurrence: Occurrence) -> bool:
    return may_run(user, occurrence.activity)


def may_enter_result(user: User, activity: Activity) -> bool:
    """Say how a meeting went: the organiser, or the coworker who is in charge of it."""
    return may_run(user, activity)


def may_run_occurrence(user: User, occurrence: Occurrence) -> bool:
    """What `may_run` says of its activity."""
    return may_run(user, occurrence.activity)


def may_enter_result_of(user: User, occurrence: Occurrence) -> bool:
    """What `may_enter_result` says of its activity."""
    return may_enter_result(user, occurrence.activity)


def may_enter_tally_of(user: User, tally: Tally) -> bool:
    """What `may_enter_result` says of its activity."""
    return may_enter_result(user, tally.activity)


def occurrences_run_by(user: User) -> QuerySet[Occurrence]:
    """Those of whose results this person writes: all, or those of their own activities."""
    if is_organiser(user):
        return Occurrence.objects.all()
    return Occurrence.objects.filter(activity__in_charge=user) if is_coworker(user) else Occurrence.objects.none()


def edited_by(user: User, model: type[Model]) -> QuerySet:
    """All rows of what residents are told, of whoever edits it; of anybody else none."""
    rows = model._default_manager.all()
    return rows if may_edit(user) else rows.none()


def tallies_run_by(user: User) -> QuerySet[Tally]:
    """Those of whose numbers this person writes: all, or those of their own activities."""
    if is_organiser(user):
        return Tally.objects.all()
    return Tally.objects.filter(activity__in_charge=user) if is_coworker(user) else Tally.objects.none()


def may_change_registration(user: User, registration: Registration) -> bool:
    """Who signs people up for a meeting also corrects what was written of them."""
    return may_run_occurrence(user, registration.occurrence)


def may_see_checks(user: User) -> bool:
    """Who leads for minors and what was checked about them, and recording it: the organiser alone."""
    return is_organiser(user)


def may_keep_list_of_checks(user: User) -> bool:
    """Which checks are required: a dictionary, the administrator's."""
    return is_administrator(user)
