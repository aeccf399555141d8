"""The residents' calendar, read: which meetings, and what stands beside one. Bounded queries."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from django.db.models import F, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar import formerly
from activities.calendar.agenda import AgendaDay, AgendaEntry, Gone, day_of, days_of, label_of, month_of
from activities.calendar.filters import Asked
from activities.calendar.outlets import Outlet, columns_of
from activities.calendar.status import outcome_in_words, staff_state_in_a_word, state_in_words
from activities.models import Occurrence
from activities.models.formerly import Told
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import clock
from osl_site.common.text.date_formats import days_on, span_in_words

__all__ = [
    "AgendaDay",
    "AgendaEntry",
    "Gone",
    "carried_on",
    "day_of",
    "days_of",
    "following",
    "gone",
    "in_cells",
    "is_unsure",
    "listed",
    "month_of",
    "outcome_in_words",
    "readable",
    "readable_whole",
    "staff_state_in_a_word",
    "state_in_words",
    "upcoming",
    "when_in_words",
]
MOST_AWAY = 40


def readable() -> OccurrenceQuerySet:
    """Published meetings with all that a page shows of them: two queries, however many rows."""
    return _readable().all()


@cache  # the question, as below
def _readable() -> OccurrenceQuerySet:
    return (
        Occurrence.objects.published()
        .select_related("activity", "venue__locality")
        .prefetch_related("activity__groups")
        .in_order()
    )


def readable_whole() -> OccurrenceQuerySet:
    """The same, saying of themselves whether their place is closed."""
    return _readable_whole().all()


@cache
def _readable_whole() -> OccurrenceQuerySet:
    return readable().with_closed_places()


def listed(*, with_groups: bool = True) -> OccurrenceQuerySet:
    """The same with what a line of a list says and nothing more; one query less where it does not name the groups."""
    return _listed(with_groups).all()


@cache  # the question, which is never asked as it stands here: what it names is the same for every page
def _listed(with_groups: bool) -> OccurrenceQuerySet:
    rows = readable() if with_groups else readable().prefetch_related(None)
    return rows.only(
        *columns_of("occurrence", Outlet.AGENDA) | {"published_at", "changed_at"},
        *(
            f"activity__{name}"
            for name in columns_of("activity", Outlet.AGENDA) - {"groups"} | {"published_at", "theme", "contact_phone"}
        ),
        *(f"venue__{name}" for name in columns_of("venue", Outlet.AGENDA) - {"locality"}),
        *(f"venue__locality__{name}" for name in ("name", "slug", "latitude", "longitude")),
    )


def in_cells(asked: Asked, start: datetime, end: datetime) -> list[Occurrence]:
    """The meetings of [start, end) that answer the questions, with what a cell of a month says of them. Their places
    are read for those alone of which something was told otherwise: a query, two more with any of these."""
    rows = list(asked.filter_queryset(_in_cells().all()).on_between(start, end))
    prefetch_related_objects([row for row in rows if row.formerly], "venue__locality")
    return rows


@cache
def _in_cells() -> OccurrenceQuerySet:
    rows = _listed(False).select_related(None).select_related("activity")
    read = {name for name in rows.query.deferred_loading[0] if not name.startswith("venue__")}
    return rows.only(*read, "venue")


def upcoming(asked: Asked, *, with_groups: bool = True) -> OccurrenceQuerySet:
    """From the first asked day, or from what has not ended yet, to the last asked day."""
    found = asked.filter_queryset(listed(with_groups=with_groups))
    found = found.on_from(clock.midnight(asked.first)) if asked.first else found.ahead()
    return found.filter(starts_at__lt=clock.midnight(asked.last + timedelta(days=1))) if asked.last else found


def is_unsure(days: list[AgendaDay]) -> bool:
    """Whether a line of these says „nie wiemy” of an entrance or a toilet, so that it is said once whom to ask."""
    return any(entry.is_unsure for day in days for entry in day.entries)


def carried_on(asked: Asked, before: Occurrence) -> list[Occurrence]:
    """What began before that meeting, on an earlier page of the list, and goes on for days: it stands there too."""
    found = asked.filter_queryset(listed()).on_from(clock.midnight(day_of(before.starts_at)))
    begun = found.filter(starts_at__lt=before.starts_at, ends_at__gt=F("starts_at") + timedelta(hours=6))
    return [row for row in begun[:MOST_AWAY] if len(days_on(row.starts_at, row.ends_at)) > 1]


def gone(asked: Asked, start: datetime, end: datetime, *, most: int = MOST_AWAY) -> list[Gone]:
    """Meetings that stood in [start, end) on another day than now, or are no longer what was asked, for the line that
    says so where they stood. One query; with the groups one more where a group was asked."""
    rows = listed(with_groups=bool(asked.group))
    rows = rows.select_related("activity__theme") if asked.theme else rows
    stood = asked.filter_queryset(rows, left_too=True).order_by("starts_at", "id")
    moved = Q(moved_from__gte=start, moved_from__lt=end) | formerly.told_between(start, end)
    left = Q(here=False) | Q(here=None)
    found = stood.filter(moved | (left & Q(starts_at__gte=start, starts_at__lt=end)) if asked.narrows else moved)
    lines = [line for row in found[:most] for line in _lines(asked, row, start, end)]
    return sorted(lines, key=lambda line: (line.at, line.row.pk))


def _lines(asked: Asked, row: Occurrence, start: datetime, end: datetime) -> Iterable[Gone]:
    """Where it was moved from and where it stood between, if that is another day; and, of what answers the questions no
    longer, why."""
    between = [formerly.moment_told(entry) for entry in formerly.Subject.of(row).other(Told.WHEN)]
    left = [moment for moment in (row.moved_from, *between) if moment and start <= moment < end]
    if left := {day_of(moment): moment for moment in left if day_of(moment) != day_of(row.starts_at)}:
        yield from (Gone(moment, row) for moment in left.values())
    elif not row.here and start <= row.starts_at < end:
        yield Gone(row.starts_at, row, asked.left_for(formerly.Subject.of(row)))


def when_in_words(occurrence: Occurrence) -> str:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”."""
    return span_in_words(occurrence.starts_at, occurrence.ends_at, is_open=occurrence.open_ended)


def following(occurrence: Occurrence) -> tuple[str, str] | None:
    """The next meeting of the same group, said and addressed: what one does instead of a meeting that is not on."""
    ahead = Occurrence.objects.published().filter(cancelled_at=None, starts_at__gt=clock.now())
    found = ahead.filter(activity=occurrence.activity_id).exclude(pk=occurrence.pk).in_order().first()
    return next_words(found) if found else None


def next_words(occurrence: Occurrence) -> tuple[str, str]:
    """„Najbliższe spotkanie: wtorek, 8 grudnia”, and where it is."""
    day = label_of(localtime(occurrence.starts_at).date())
    return _("Najbliższe spotkanie: %(day)s") % {"day": day}, reverse("public_occurrence", args=[occurrence.pk])
