"""The residents' calendar, read: which meetings, and what stands beside one. Bounded queries."""

from datetime import datetime, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar.agenda import AgendaDay, AgendaEntry, day_of, days_of, label_of, month_of
from activities.calendar.filters import Asked
from activities.calendar.outlets import Outlet, columns_of
from activities.calendar.status import outcome_in_words, staff_state, state_in_words
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import clock
from osl_site.common.text.date_formats import days_on, span_in_words

__all__ = [
    "AgendaDay",
    "AgendaEntry",
    "carried_on",
    "day_of",
    "days_of",
    "following",
    "listed",
    "month_of",
    "moved_away",
    "outcome_in_words",
    "readable",
    "staff_state",
    "state_in_words",
    "upcoming",
    "when_in_words",
]
MOST_AWAY = 40


def readable() -> OccurrenceQuerySet:
    """Published meetings with all that a page shows of them: two queries, however many rows."""
    return (
        Occurrence.objects.published()
        .select_related("activity", "venue__locality")
        .prefetch_related("activity__groups")
        .in_order()
    )


def listed(*, with_groups: bool = True) -> OccurrenceQuerySet:
    """The same with what a line of a list says and nothing more; one query less where it does not name the groups."""
    rows = readable() if with_groups else readable().prefetch_related(None)
    return rows.only(
        *columns_of("occurrence", Outlet.AGENDA) | {"published_at"},
        *(f"activity__{name}" for name in columns_of("activity", Outlet.AGENDA) - {"groups"} | {"published_at"}),
        *("venue__name", "venue__locality__name", "venue__locality__latitude", "venue__locality__longitude"),
    )


def upcoming(asked: Asked, *, places: list[str] | None = None, with_groups: bool = True) -> OccurrenceQuerySet:
    """From the first asked day, or from what has not ended yet, to the last asked day; at `places` instead if given."""
    found = asked.filter_queryset(listed(with_groups=with_groups), places=places)
    found = found.on_from(clock.midnight(asked.first)) if asked.first else found.ahead()
    return found.filter(starts_at__lt=clock.midnight(asked.last + timedelta(days=1))) if asked.last else found


def carried_on(asked: Asked, before: Occurrence) -> list[Occurrence]:
    """What began before that meeting, on an earlier page of the list, and goes on for days: it stands there too."""
    found = asked.filter_queryset(listed()).on_from(clock.midnight(day_of(before.starts_at)))
    begun = found.filter(starts_at__lt=before.starts_at, ends_at__gt=F("starts_at") + timedelta(hours=6))
    return [row for row in begun[:MOST_AWAY] if len(days_on(row.starts_at, row.ends_at)) > 1]


def moved_away(asked: Asked, start: datetime, end: datetime) -> list[Occurrence]:
    """Meetings that stood in [start, end) on another day than now, for the line that says so where they stood."""
    stood = asked.filter_queryset(listed(with_groups=False)).filter(moved_from__gte=start, moved_from__lt=end)
    stood = stood.order_by("moved_from", "id")
    return [row for row in stood[:MOST_AWAY] if day_of(row.moved_from) != day_of(row.starts_at)]


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
