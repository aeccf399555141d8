"""What one can join at any time, with or without dates: the offer as residents read it. Bounded queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.timezone import localtime

from activities.calendar.agenda import address_of
from activities.calendar.facts import About, Fact, Key, is_polish_only
from activities.calendar.outlets import Outlet, facts_of
from activities.models import Activity, Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.database.collation import polish_order
from osl_site.common.text.date_formats import day_in_words, short_day_in_words
from osl_site.common.text.typed_text import opening

DATES_SHOWN = 3
MOST_WORDS = 40
IN_PLACES_OF_THEIR_OWN = (
    *(Key.THEME, Key.TITLE, Key.TEXT, Key.STOPPED, Key.JOINING, Key.PHONE),
    Key.AUDIENCE,
    Key.PLACE,
)


@dataclass(frozen=True)
class ActivityCard:
    """A group or a kind of help, with the next dates if it has dates. Everything is ready in words."""

    theme: str
    title: str
    url: str
    text: str
    polish_only: bool
    joining: str
    phone: str
    dates: list[tuple[str, str]]
    stopped: str
    audience: Fact
    place: Fact
    facts: list[Fact]


def coming() -> OccurrenceQuerySet:
    """Meetings that residents can still come to."""
    return Occurrence.objects.published().ahead().filter(cancelled_at=None)


def next_starts(rows: Iterable[Activity]) -> dict[int, datetime]:
    """When each of these meets next, published or not, where it does. One query."""
    ahead = Occurrence.objects.ahead().filter(cancelled_at=None, activity__in=[row.pk for row in rows])
    return dict(ahead.order_by().values_list("activity").annotate(Min("starts_at")))


def readable(*, theme: str = "", locality: str = "") -> QuerySet[Activity]:
    """Everything in the offer that is continuous, paused or still has meetings ahead; of one theme or village.

    What is paused is said to be so; what is ended is there no more.
    """
    ahead = coming().filter(activity=OuterRef("pk"))
    rows = Activity.objects.published().filter(ended_at=None)
    rows = rows.filter(Q(is_continuous=True) | Q(paused_at__isnull=False) | Exists(ahead))
    if theme:
        rows = rows.filter(theme=theme)
    if locality:
        rows = rows.filter(Q(venue__locality=locality) | Exists(ahead.filter(venue__locality=locality)))
    return (
        rows.select_related("venue__locality", "theme")
        .prefetch_related("groups")
        .order_by("theme__position", "theme__id", polish_order("title"), "pk")
    )


def cards_of(rows: Sequence[Activity], here: Centre, language: str) -> list[ActivityCard]:
    """These rows in words, with their next dates. One query more."""
    nth = Window(RowNumber(), partition_by=F("activity_id"), order_by=["starts_at", "id"])
    soonest = coming().filter(activity__in=[row.pk for row in rows]).annotate(nth=nth).filter(nth__lte=DATES_SHOWN)
    dates: dict[int, list[Occurrence]] = {}
    shown = ("activity_id", "starts_at", "venue__name", "venue__locality__name")
    for occurrence in soonest.select_related("venue__locality").only(*shown).in_order():
        dates.setdefault(occurrence.activity_id, []).append(occurrence)
    return [_card(row, dates.get(row.pk, []), here, language) for row in rows]


def _card(row: Activity, dates: list[Occurrence], here: Centre, language: str) -> ActivityCard:
    venue = row.venue or (dates[0].venue if dates else None)
    told = facts_of(About(row, here, venue=venue), Outlet.ACTIVITIES)
    return ActivityCard(
        theme=row.theme.here,
        title=told.text(Key.TITLE),
        url=reverse("public_activity", args=[row.pk]),
        text=opening(told.text(Key.TEXT), MOST_WORDS),
        polish_only=is_polish_only(row, language),
        joining=told.text(Key.JOINING),
        phone=told.text(Key.PHONE),
        dates=[(address_of(occurrence.pk), _day(occurrence)) for occurrence in dates],
        stopped=told.text(Key.STOPPED),
        audience=told[Key.AUDIENCE],
        place=told[Key.PLACE],
        facts=told.beside(*IN_PLACES_OF_THEIR_OWN),
    )


def _day(occurrence: Occurrence) -> str:
    start = localtime(occurrence.starts_at)
    day = short_day_in_words if start.year == clock.today().year else day_in_words
    return f"{day(start.date())}, {start:%-H:%M}"
