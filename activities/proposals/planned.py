"""Dates being planned, for partners: what is on or is to be on some days in the whole commune, so that three events do
not land on one day. Title, village and who does it; nothing of anybody else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.models import ActivityPartner, EventProposal, Leader, Occurrence
from activities.models.activities import Kind
from activities.proposals.told import on_days, taken_on
from osl_site.common.centre.models import Centre
from osl_site.common.text.languages import in_language


@dataclass(frozen=True)
class Planned:
    """One date. `is_sure` is what residents read of already; `who` may be several."""

    day: date
    starts: time
    title: str
    village: str
    who: str
    is_sure: bool

    @property
    def hour(self) -> str:
        return f"{self.starts:%-H:%M}"


def planned(first: date, last: date, here: Centre, language: str, *, for_partners: bool) -> list[Planned]:
    """In their order. What residents do not read of yet is `for_partners` alone: meetings that are dated, and
    proposals that the office took on and made no offer of yet. Three queries at most."""
    found = on_days(first, last).exclude(activity__kind=Kind.COOPERATION)
    if not for_partners:
        found = found.filter(published_at__isnull=False, activity__published_at__isnull=False)
    rows = list(found)
    who = _who(rows, here)
    dates = [_of_occurrence(row, who[row.activity_id], language) for row in rows]
    if for_partners:
        taken = taken_on().filter(day__range=(first, last)).select_related("submission__locality")
        dates += [_of_proposal(row) for row in taken]
    return sorted(dates, key=lambda one: (one.day, one.starts, one.title))


def _who(rows: Iterable[Occurrence], here: Centre) -> dict[int, str]:
    """By activity: partners who may be named, and the office unless residents lead it. One query."""
    led = {row.activity_id: row.activity.led_by for row in rows}
    found = defaultdict(list)
    named = ActivityPartner.objects.filter(activity__in=led, partner__is_public=True).order_by("pk")
    for activity, name in named.values_list("activity", "partner__name"):
        found[activity].append(name)
    for activity, leader in led.items():
        if leader != Leader.RESIDENTS:
            found[activity].append(here.short_name)
    return defaultdict(lambda: _("Mieszkańcy"), {activity: ", ".join(names) for activity, names in found.items()})


def _of_occurrence(row: Occurrence, who: str, language: str) -> Planned:
    starts = localtime(row.starts_at)
    return Planned(
        day=starts.date(),
        starts=starts.time(),
        title=in_language(row.activity, "title", language),
        village=row.venue.locality.name if row.venue else "",
        who=who,
        is_sure=bool(row.published_at and row.activity.published_at),
    )


def _of_proposal(row: EventProposal) -> Planned:
    place = row.submission.locality
    return Planned(row.day, row.starts, row.title, place.name if place else "", row.organiser, is_sure=False)
