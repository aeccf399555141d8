"""What a rule would make, in words, before anything is made."""

from dataclasses import dataclass
from datetime import time
from hashlib import sha256

from activities.models import Activity, Venue
from activities.planning.day_check import check_days, refuse_gone, slots_for
from activities.planning.recurrence import Rule, hours, preview
from osl_site.common.text.date_formats import day_in_words


@dataclass(frozen=True)
class ShownDay:
    words: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPreview:
    """The dates of a rule, those left out and why, and where the first one went. `fingerprint` names all of it."""

    days: tuple[ShownDay, ...]
    skipped: tuple[str, ...]
    moved_to: str
    fingerprint: str

    @property
    def odd(self) -> int:
        return sum(bool(day.warnings) for day in self.days)


def series_preview(
    activity: Activity, rule: Rule, *, starts: time, ends: time, venue: Venue | None, capacity: int | None
) -> SeriesPreview:
    """What this rule gives at these hours, each day checked. One query. Raises ValidationError by field, and for days
    that are gone: what has taken place is no plan."""
    given = preview(rule)
    moments = [hours(day, starts, ends) for day in given.days]
    refuse_gone(moments[0][0], day="starts_on", hour="starts")
    checked = check_days(activity, slots_for(activity, moments, venue and venue.pk))
    asked = (activity.pk, rule, starts, ends, venue and venue.pk, capacity, given.days, checked)
    return SeriesPreview(
        days=tuple(ShownDay(day_in_words(day), found) for day, found in zip(given.days, checked, strict=True)),
        skipped=tuple(f"{day_in_words(gap.day)} ({gap.reason})" for gap in given.skipped),
        moved_to=day_in_words(given.days[0]) if given.moved_to else "",
        fingerprint=sha256(repr(asked).encode()).hexdigest()[:32],
    )
