"""Paper for the notice board: a month of meetings and one meeting's poster, ready in words, drawn as tagged PDF.

Drawn where it is asked for (`osl_site.common.documents.pdf_cache` says why that hurts nobody): sixty take a second of
processor time, in large letters a third more. A sheet holds at most MOST_PRINTED meetings and says what it leaves out.
No moment of the request stands in it: its date is that of the last change a reader can see, so that the same rows give
the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.calendar import filter_summary, formerly, queries
from activities.calendar.facts import About, Key
from activities.calendar.filters import Asked, CalendarFilter
from activities.calendar.outlets import Outlet, facts_of
from activities.calendar.queries import Gone
from activities.calendar.status import state_on_paper
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from activities.paper.fitting import LARGE, Above, SheetDay, SheetLine, sheet_size
from osl_site.common import clock, emails
from osl_site.common.centre.models import Centre, Commune
from osl_site.common.documents.qr_code import qr_code
from osl_site.common.text.date_formats import (
    day_in_words,
    days_on,
    hours_on,
    month_in_words,
    part_in_words,
    short_day_in_words,
    to_day_in_words,
    weekdays,
)
from osl_site.common.text.languages import marked, spoken
from osl_site.common.text.public_holidays import holiday_of

MOST_PRINTED = 120
TOGETHER = 6  # entries that no page break parts; a longer day goes on under its name said again


@dataclass(frozen=True)
class Sheet:
    month: str
    heading: str
    days: list[SheetDay]
    unplaced: list[SheetDay]
    left_out: list[str]
    changed: str
    size: int
    address: str
    qr: SafeString
    moment: datetime
    count: int = 0
    corrected: str = ""  # „POPRAWIONY 2 grudnia 2026”: on a sheet that was sent to a village before


def month_sheet(first: date, form: CalendarFilter, *, large: bool) -> Sheet:
    """The month that answers the form's questions; six queries more than the form's own, however many meetings."""
    asked, language = form.asked(), spoken()
    start, end = span(first, asked)
    everything = queries.readable().on_between(clock.midnight(first), clock.midnight(_next_month(first)))
    near = asked.reach() if asked.localities or asked.unknown else None
    found = _within(asked.filter_queryset(everything, places=near), start, end)
    occurrences = list(found[: MOST_PRINTED + 1])
    unplaced = (
        _within(asked.filter_queryset(everything, places=asked.perhaps_too()), start, end) if asked.within_km else []
    )
    shown, apart = occurrences[:MOST_PRINTED], list(unplaced[:MOST_PRINTED])
    gone = gone_from(asked, start, end)
    within = start, end
    days, days_apart = days_of(shown, language, within, gone=gone), days_of(apart, language, within)
    others = everything.count() - len(shown) - len(apart)
    changed = max(
        (occurrence.changed_at for occurrence in (*shown, *apart, *(line.row for line in gone))), default=None
    )
    address, narrowed = _address(asked), filter_summary.narrowed(form, asked)
    heading = filter_summary.heading(asked, [row.name for row in Commune.objects.filter(is_served=True)])
    in_villages = bool(asked.localities) and not narrowed and len(occurrences) <= MOST_PRINTED
    left_out = _left_out(first, narrowed, start, end, others, in_villages=in_villages)
    above = Above(heading, " ".join(left_out), is_parted=bool(days_apart))
    return Sheet(
        month=month_in_words(first).capitalize(),
        heading=heading,
        days=days,
        unplaced=days_apart,
        left_out=left_out,
        changed=day_in_words(localtime(changed).date()) if changed else "",
        size=LARGE if large else sheet_size([*days, *days_apart], above),
        address=address.split("://", 1)[1],
        qr=qr_code(address),
        moment=changed or clock.midnight(first),
        count=len(shown) + len(apart),
    )


def span(first: date, asked: Asked) -> tuple[date, date]:
    """The asked days within the month, both included; the whole month when nothing was asked or nothing meets."""
    last = _next_month(first) - timedelta(days=1)
    start, end = max(first, asked.first or first), min(last, asked.last or last)
    return (start, end) if start <= end else (first, last)


def _within(found: OccurrenceQuerySet, start: date, end: date) -> OccurrenceQuerySet:
    return found.on_between(clock.midnight(start), _midnight_after(end))


def gone_from(asked: Asked, start: date, end: date) -> list[Gone]:
    """What stood on these days and is on none of them any more, or elsewhere: whoever has the old paper looks for it
    here."""
    first, last = clock.midnight(start), _midnight_after(end)
    return [
        line
        for line in queries.gone(asked, first, last, most=MOST_PRINTED)
        if line.what or not first <= line.row.starts_at < last
    ]


def _midnight_after(day: date) -> datetime:
    return clock.midnight(day + timedelta(days=1))


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _address(asked: Asked) -> str:
    """What one types into a phone to see the same village, short enough to be said aloud."""
    village = asked.localities[0].slug if len(asked.localities) == 1 else ""
    return emails.link(reverse("calendar_village", args=[village]) if village else reverse("calendar"))


def _left_out(first: date, narrowed: list[str], start: date, end: date, others: int, *, in_villages: bool) -> list[str]:
    """What is not on the sheet, so that nobody takes a part for the whole."""
    said = []
    if (start, end) != (first, _next_month(first) - timedelta(days=1)):
        days = {"first": short_day_in_words(start), "last": short_day_in_words(end)}
        said.append(_("Tylko te dni: %(first)s – %(last)s.") % days)
    if narrowed:
        said.append(_("Tylko wybrane spotkania: %(what)s.") % {"what": "; ".join(narrowed)})
    if others > 0:
        said.append(_others(others, in_villages=in_villages and not said) % {"count": others})
    return said


def _others(count: int, *, in_villages: bool) -> str:
    if in_villages:
        return ngettext(
            "W innych wsiach jest jeszcze %(count)d spotkanie.",
            "W innych wsiach jest jeszcze %(count)d spotkań.",
            count,
        )
    return ngettext(
        "W tym miesiącu jest jeszcze %(count)d inne spotkanie.",
        "W tym miesiącu jest jeszcze %(count)d innych spotkań.",
        count,
    )


def days_of(
    occurrences: Iterable[Occurrence], language: str, within: tuple[date, date], *, gone: Iterable[Gone] = ()
) -> list[SheetDay]:
    """Meetings as days in order, each on every day of it `within` these; what is `gone` elsewhere where it was.

    A long day becomes several parts, each with the day's number.
    """
    names, days = weekdays(), []
    timed = [pair for occurrence in occurrences for pair in _lines_of(occurrence, *within)]
    timed += [(line.at, line_of_gone(line, language)) for line in gone]
    for day, group in groupby(sorted(timed, key=itemgetter(0)), key=lambda pair: localtime(pair[0]).date()):
        lines = [line for _moment, line in group]
        parts = [lines[at : at + TOGETHER] for at in range(0, len(lines), TOGETHER)]
        weekday = names[day.weekday()]
        if holiday_of(day):
            weekday = _("%(weekday)s, święto") % {"weekday": weekday}
        days += [SheetDay(day.day, weekday, at > 0, part) for at, part in enumerate(parts)]
    return days


def _lines_of(occurrence: Occurrence, first: date, last: date) -> Iterable[tuple[datetime, SheetLine]]:
    """A line on each day of it, with the moment by which lines stand in order; all about it below the first of them."""
    start, end, is_open = occurrence.starts_at, occurrence.ends_at, occurrence.open_ended
    whole = line_of(occurrence)
    shown = [day for day in days_on(start, end) if first <= day <= last]
    for day in shown:
        time = "–".join(part for part in hours_on(day, start, end, is_open=is_open) if part)
        about = [part for part in (part_in_words(day, start, end), *(whole.about if day == shown[0] else [])) if part]
        yield max(start, clock.midnight(day)), replace(whole, time=time, about=about)


def line_of(occurrence: Occurrence) -> SheetLine:
    told = facts_of(About.of(occurrence), Outlet.SHEET)
    off = occurrence.is_cancelled
    beside = told.beside(Key.TITLE, Key.WHEN, Key.STATE, Key.FORMERLY, Key.NOTE)
    return SheetLine(
        time=hours(occurrence),
        title=told.text(Key.TITLE),
        state=" ".join(words for words in (told.short(Key.STATE), told.short(Key.FORMERLY)) if words),
        note="" if off else told.short(Key.NOTE),
        is_cancelled=off,
        about=[] if off else [fact.short for fact in beside if fact.short],
    )


def line_of_gone(gone: Gone, language: str) -> SheetLine:
    """Where a meeting was: struck out, and where or on which day it will be."""
    row = gone.row
    return SheetLine(
        time=f"{localtime(gone.at):%-H:%M}",
        title=marked(row.activity, "title", language),
        state=state_on_paper(row) if row.is_cancelled else _where_it_went(gone),
        note="",
        is_cancelled=gone.is_struck_out,
        about=[],
    )


def _where_it_went(gone: Gone) -> str:
    if gone.what:
        return formerly.said_where_it_was(formerly.Subject.of(gone.row), gone.what, on_paper=True)
    start = localtime(gone.row.starts_at)
    to = {"to_day": to_day_in_words(start.date()), "hour": f"{start:%-H:%M}"}
    return _("PRZENIESIONE %(to_day)s, godz. %(hour)s.") % to


def hours(occurrence: Occurrence) -> str:
    start, end = occurrence.starts_at, occurrence.ends_at
    said = hours_on(localtime(start).date(), start, end, is_open=occurrence.open_ended)
    return "–".join(part for part in said if part)


def paper(template: str, context: dict, here: Centre) -> str:
    """The paper as a whole HTML page in the language that is spoken."""
    return render_to_string(template, context | {"office": here, "language": spoken()})


def occurrences_by_place(first: date) -> dict[str, int]:
    """How many meetings of the month each village has, by SIMC id. One query."""
    found = Occurrence.objects.published().on_between(clock.midnight(first), clock.midnight(_next_month(first)))
    counted = found.exclude(venue=None).order_by().values_list("venue__locality").annotate(count=Count("pk"))
    return dict(counted)


def neighbours(first: date) -> tuple[date, date]:
    """The months before and after."""
    return (first - timedelta(days=1)).replace(day=1), _next_month(first)
