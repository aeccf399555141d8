"""What a rule would make, in words, before anything is made."""

from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256

from activities.models import Activity, Venue
from activities.planning.clashes import InTheWay, Slot, clashes_of
from activities.planning.recurrence import Rule, hours, preview
from osl_site.common.text.date_formats import day_in_words


@dataclass(frozen=True)
class ShownDay:
    words: str
    clashes: InTheWay


@dataclass(frozen=True)
class SeriesPreview:
    """The dates of a rule, those left out and why, and where the first one went. `fingerprint` names all of it."""

    days: tuple[ShownDay, ...]
    skipped: tuple[str, ...]
    moved_to: str
    fingerprint: str

    @property
    def clashing(self) -> int:
        return sum(bool(day.clashes) for day in self.days)


def series_preview(
    activity: Activity, rule: Rule, *, starts: time, ends: time, venue: Venue | None, capacity: int | None
) -> SeriesPreview:
    """What this rule gives at these hours, with clashes. One query. Raises ValidationError by field."""
    given = preview(rule)
    moments = [hours(day, starts, ends) for day in given.days]
    asked = (activity.pk, rule, starts, ends, venue and venue.pk, capacity, given.days)
    return SeriesPreview(
        days=tuple(
            ShownDay(day_in_words(day), found)
            for day, found in zip(given.days, in_the_way_of(activity, moments, venue), strict=True)
        ),
        skipped=tuple(f"{day_in_words(gap.day)} ({gap.reason})" for gap in given.skipped),
        moved_to=day_in_words(given.days[0]) if given.moved_to else "",
        fingerprint=sha256(repr(asked).encode()).hexdigest()[:32],
    )


def in_the_way_of(
    activity: Activity, moments: list[tuple[datetime, datetime]], venue: Venue | None, *, instead_of: int | None = None
) -> list[InTheWay]:
    """For each pair of moments what is in the way of a meeting of this offer there. One query."""
    slots = [
        Slot(start, end, venue.pk if venue else None, activity.in_charge_id, activity.title) for start, end in moments
    ]
    return clashes_of(slots, instead_of=[instead_of] if instead_of else [])
