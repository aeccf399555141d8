"""How meetings come to be, whether a rule gives them or a person one day: rows of their own, unpublished."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from activities.models import Activity, ActivityState, Occurrence, Venue
from osl_site.common import clock
from osl_site.common.search import services as search
from osl_site.common.withdrawal import services as withdrawal

Moments = Sequence[tuple[datetime, datetime]]


def open_for_planning(activity: Activity, moments: Moments, venue: Venue | None) -> Activity:
    """The offer, locked. Raises ValidationError when it is ended, and when a meeting of it stands there already,
    since a form sent twice must not make every meeting twice; and at `venue` for a withdrawn place that is not the
    offer's own."""
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.state == ActivityState.ENDED:
        raise ValidationError("Ta pozycja oferty jest zakończona. Przywróć ją do oferty albo skopiuj.")
    withdrawal.refuse_choosing({"venue": venue}, kept=activity)
    starts = [start for start, _ in moments]
    there = activity.occurrences.filter(cancelled_at=None, venue=venue, starts_at__in=starts).in_order().first()
    if there:
        day = f"{localtime(there.starts_at):%d.%m.%Y}"
        raise ValidationError(f"Spotkanie {day} o tej godzinie jest już ułożone. Zmień pierwszy dzień albo godzinę.")
    return activity


def create_occurrences(
    activity: Activity, moments: Moments, *, open_from: time | None = None, **alike: Any
) -> list[Occurrence]:
    """A meeting for each pair of moments, in one query. When one that begins at `open_from` ends, nobody said."""
    made = clock.now()
    rows = Occurrence.objects.bulk_create(
        Occurrence(
            activity=activity,
            starts_at=start,
            ends_at=end,
            open_ended=open_from is not None and localtime(start).time() == open_from,
            created_at=made,
            changed_at=made,
            **alike,
        )
        for start, end in moments
    )
    if alike.get("note"):
        search.index(*rows)
    return rows
