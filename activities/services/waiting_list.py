"""The line of those who wait for a place. Everything here runs under the lock of the meeting."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Notice, NoticeKind, NoticeState, Occurrence, Registration, RegistrationState
from activities.models.registrations import TO_RING
from activities.seats import Seats, seats_of, served
from activities.services.delivery import notify, withdraw_notices
from activities.services.locking import lock_occurrence
from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import rung_or

HOUR_OF_ANSWER = 18
TELL_OF_THE_DEADLINE = (NoticeKind.OFFERED, NoticeKind.MOVED, NoticeKind.RESTORED)
NOT_TOLD = (NoticeState.QUEUED, NoticeState.FAILED, NoticeState.TO_CALL)


def offer_free_seats(occurrence: Occurrence) -> list[Registration]:
    """What follows any change of places: free ones are offered along the line, and „full” is said where it changed.

    Free places go to the first in line whom they are enough for (`served`). Answers who was offered one.
    """
    seats = seats_of(occurrence)
    offered = _offered_in_turn(occurrence, seats.free) if seats.waiting else []
    is_full = seats_of(occurrence).is_full if offered else seats.is_full
    if occurrence.is_full != is_full:
        occurrence.is_full, occurrence.changed_at = is_full, max(occurrence.changed_at, clock.now())
        occurrence.save(update_fields=["is_full", "changed_at"])
    return offered


def _offered_in_turn(occurrence: Occurrence, free: int | None) -> list[Registration]:
    if occurrence.is_cancelled or occurrence.starts_at <= clock.now():
        return []
    line = list(occurrence.registrations.in_line())
    offered = [line[position] for position in served(free, [row.people for row in line])]
    for row in offered:
        row.state, row.offered_until = RegistrationState.OFFERED, answer_until(occurrence)
        row.changed_at = clock.now()
        row.save(update_fields=["state", "offered_until", "changed_at"])
    notify(offered, NoticeKind.OFFERED)
    return offered


def refuse_too_few(occurrence: Occurrence, capacity: int | None) -> None:
    """Nobody who has a place is dropped, nobody who waits is left without hope.

    Raises ValidationError at `capacity` that says how many there are.
    """
    if capacity is None:
        return
    seats, day = seats_of(occurrence), f"{localtime(occurrence.starts_at):%d.%m.%Y}"
    if capacity < seats.taken:
        raise ValidationError(
            {"capacity": f"Na spotkanie {day} zapisanych osób jest już {seats.taken}. Wpisz co najmniej {seats.taken}."}
        )
    if capacity < seats.largest:
        words = f"Na liście rezerwowej spotkania {day} czeka grupa, w której osób jest {seats.largest}."
        raise ValidationError(
            {"capacity": f"{words} Wpisz co najmniej {seats.largest} albo najpierw zadzwoń do tej grupy."}
        )


def refuse_too_large(seats: Seats, people: int, *, is_of_office: bool) -> None:
    """Who could never get a place does not wait for one. Raises ValidationError at `people`."""
    if not seats.hold(people):
        places = ngettext(
            "Na to spotkanie jest tylko %(places)d miejsce. Wpisz mniej osób albo zadzwoń do nas.",
            "Na to spotkanie jest tylko %(places)d miejsc. Wpisz mniej osób albo zadzwoń do nas.",
            seats.capacity,
        )
        fewer = ngettext(
            "Na to spotkanie jest tylko %(places)d miejsce. Wpisz mniej osób.",
            "Na to spotkanie jest tylko %(places)d miejsc. Wpisz mniej osób.",
            seats.capacity,
        )
        of_office = "Liczba miejsc na tym spotkaniu: %(places)d. Zaproponuj inne spotkanie albo zmień tę liczbę."
        words = of_office if is_of_office else rung_or(fewer, places)
        raise ValidationError({"people": words % {"places": seats.capacity}})


def free_in_words(seats: Seats) -> str:
    """„Wolne są jeszcze 3 miejsca.”, of places that are counted."""
    if seats.is_full:
        return _("Nie ma już wolnych miejsc.")
    free = ngettext("Wolne jest jeszcze %(free)d miejsce.", "Wolnych jest jeszcze %(free)d miejsc.", seats.free)
    return free % {"free": seats.free}


def answer_until(occurrence: Occurrence) -> datetime:
    """Six in the evening, as many days from now as the offer gives; never past the beginning of the meeting."""
    day = localtime(clock.now()) + timedelta(days=occurrence.activity.confirm_days)
    evening = datetime(day.year, day.month, day.day, HOUR_OF_ANSWER, tzinfo=clock.WARSAW)
    return min(evening, occurrence.starts_at)


def renew_deadlines(occurrence: Occurrence) -> None:
    """What follows another beginning: offered places are kept as long from now as if they were offered now.

    Whoever was to answer for a day that is no more, or while the meeting was called off, gets the whole time again.
    """
    asked = occurrence.registrations.filter(state=RegistrationState.OFFERED)
    asked.update(offered_until=answer_until(occurrence), changed_at=clock.now())


def unanswered() -> list[Occurrence]:
    """Meetings with an offered place whose time has passed."""
    return list(Occurrence.objects.filter(pk__in=_late().values("occurrence")).order_by("id"))


def _late() -> QuerySet[Registration]:
    return Registration.objects.filter(
        state=RegistrationState.OFFERED,
        offered_until__lte=clock.now(),
        occurrence__cancelled_at=None,
        occurrence__starts_at__gt=clock.now(),
    )


@transaction.atomic
def expire_offered_seats(occurrence: Occurrence, *, by: Actor) -> list[Registration]:
    """Take back the offered places nobody answered for in time, and offer them to the next in line.

    Nobody loses a place because nobody told them: while the letter waits or did not go, or the office has not rung, the
    time to answer begins anew, so that what they hear at last names a day to come. Whom the office rang in vain stays
    on the call list, now to hear that the place is gone.
    """
    occurrence = lock_occurrence(occurrence)
    notices = Notice.objects.filter(registration=OuterRef("pk"))
    last = notices.filter(kind__in=TELL_OF_THE_DEADLINE).order_by("-id").values("state")[:1]
    in_vain = Exists(notices.filter(state=NoticeState.NOT_REACHED))
    rows = list(_late().filter(occurrence=occurrence).annotate(last=last, rung_in_vain=in_vain).order_by("id"))
    late = [row for row in rows if row.last not in NOT_TOLD]
    _keep(occurrence, [row for row in rows if row.last in NOT_TOLD], by)
    if not late:
        return []
    moment = clock.now()
    Registration.objects.filter(pk__in=[row.pk for row in late]).update(
        state=RegistrationState.EXPIRED, offered_until=None, changed_at=moment
    )
    withdraw_notices(Notice.objects.filter(registration__in=late, state__in=(NoticeState.QUEUED, *TO_RING)))
    notify([row for row in late if row.email or row.rung_in_vain], NoticeKind.EXPIRED)
    offer_free_seats(occurrence)
    record("registrations.expired", occurrence, by=by, fields=["state"])
    return late


def _keep(occurrence: Occurrence, rows: list[Registration], by: Actor) -> None:
    if rows:
        asked = Registration.objects.filter(pk__in=[row.pk for row in rows])
        asked.update(offered_until=answer_until(occurrence), changed_at=clock.now())
        record("registrations.kept", occurrence, by=by, fields=["offered_until"])
