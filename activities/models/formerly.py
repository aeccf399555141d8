"""What residents were told of a meeting before it became otherwise: the entries of `Occurrence.formerly`.

An entry says what it is of, what was told, and the day until which it was. It is never taken back or written over; what
a view is asked for (a village, a day, a theme, a group, a step-free way in, a word) is found by it afterwards as well.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from activities.models.activities import Activity
from activities.models.venues import StepFree, Venue
from osl_site.common import clock
from osl_site.common.centre.models import TargetGroup
from osl_site.common.text.folding import fold

Entry = dict[str, Any]
FOUND_BY = ("of", "venue", "locality", "step_free", "said", "theme", "groups")
TITLES = ("title", "title_uk", "title_en")


class Told(StrEnum):
    """Of what an entry is."""

    PLACE = "place"
    WAY_IN = "way_in"
    TITLE = "title"
    THEME = "theme"
    GROUPS = "groups"
    WHEN = "when"


def of_place(venue: Venue | None) -> Entry:
    """Where it was to be; by phone without a venue."""
    if venue is None:
        return {"of": Told.PLACE, "venue": None, "name": "", "locality": None, "step_free": False, "said": ""}
    is_step_free, name = venue.step_free == StepFree.YES, str(venue)
    here = {"venue": venue.pk, "name": name, "locality": venue.locality_id, "step_free": is_step_free}
    return {"of": Told.PLACE, **here, "said": fold(name)}


def of_way_in() -> Entry:
    """That one comes in without steps."""
    return {"of": Told.WAY_IN, "step_free": True}


def of_title(activity: Activity) -> Entry:
    """What it was called, in each language."""
    words = {name: getattr(activity, name) for name in TITLES}
    return {"of": Told.TITLE, **words, "said": fold(" ".join(words.values()))}


def of_theme(activity: Activity) -> Entry:
    """What it was about, with the name of that day."""
    theme = activity.theme
    names = {"name": theme.name, "name_uk": theme.name_uk, "name_en": theme.name_en}
    return {"of": Told.THEME, "theme": theme.slug, **names}


def of_groups(groups: Iterable[TargetGroup]) -> Entry:
    """For whom it was, with the names of that day; for everybody without any."""
    chosen = list(groups)
    names = [{"name": row.name, "name_uk": row.name_uk, "name_en": row.name_en} for row in chosen]
    return {"of": Told.GROUPS, "groups": sorted(row.slug for row in chosen), "names": names}


def of_when(starts_at: datetime) -> Entry:
    """When it was to begin, between the day that was told first (`moved_from`) and the one that holds now."""
    return {"of": Told.WHEN, "starts_at": starts_at.astimezone(UTC).isoformat(timespec="seconds")}


def is_alike(one: Entry, other: Entry) -> bool:
    """Whether both are found by the same: names of groups, capitals and marks of a title do not count."""
    return all(one.get(name) == other.get(name) for name in FOUND_BY)


def until_today(*entries: Entry) -> list[Entry]:
    """These entries, told until this day."""
    return [{**entry, "until": clock.today().isoformat()} for entry in entries]
