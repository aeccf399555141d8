"""The organiser's day and week: every meeting with its hours, place, person, state and what is in its way."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.timezone import localtime

from activities.calendar import queries
from activities.models import Occurrence
from activities.planning.clashes import clashes_of, slot_of
from activities.planning.recurrence import public_holidays
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import nearness, short_day_in_words


@dataclass(frozen=True)
class DiaryRow:
    """One meeting as a line, everything in words."""

    iso: str
    hours: str
    title: str
    url: str
    place: str
    person: str
    tone: str
    word: str
    cancelled: bool
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiaryDay:
    day: date
    label: str
    hint: str
    holiday: str
    rows: list[DiaryRow] = field(default_factory=list)


def days_of_diary(first: date, number: int, *, in_charge: User | None = None) -> list[DiaryDay]:
    """That many days from `first`, free ones too; of one person, or of everyone. Two queries."""
    after = first + timedelta(days=number)
    rows = Occurrence.objects.between(clock.midnight(first), clock.midnight(after)).in_order()
    rows = rows.select_related("activity__in_charge", "venue__locality", "result")
    meetings = list(rows.filter(activity__in_charge=in_charge) if in_charge else rows)
    on = [meeting for meeting in meetings if not meeting.is_cancelled]
    found = clashes_of([slot_of(meeting) for meeting in on], instead_of=[meeting.pk for meeting in on])
    clashes = {meeting.pk: part for meeting, part in zip(on, found, strict=True)}
    by_day: dict[date, list[DiaryRow]] = {}
    for meeting in meetings:
        words = tuple(clash.words for clash in clashes.get(meeting.pk, []))
        by_day.setdefault(localtime(meeting.starts_at).date(), []).append(_row(meeting, words))
    days = [first + timedelta(days=number) for number in range(number)]
    return [_day(day, by_day.get(day, [])) for day in days]


def _day(day: date, rows: list[DiaryRow]) -> DiaryDay:
    holiday = public_holidays(day.year).get(day, "")
    return DiaryDay(day, short_day_in_words(day), nearness(day), holiday, rows)


def _row(meeting: Occurrence, clashes: tuple[str, ...]) -> DiaryRow:
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    tone, word = queries.staff_state(meeting)
    return DiaryRow(
        iso=start.isoformat(timespec="minutes"),
        hours=f"{start:%-H:%M}–{end:%-H:%M}",
        title=meeting.activity.title,
        url=meeting.get_absolute_url(),
        place=str(meeting.venue or "przez telefon"),
        person=meeting.activity.in_charge.name,
        tone=tone,
        word=word,
        cancelled=meeting.is_cancelled,
        clashes=clashes,
    )
