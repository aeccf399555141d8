"""What waits for a person among the year's civic dates, for the desk."""

from collections.abc import Iterator

from django.urls import reverse

from activities.civic.dates import to_tell
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Matter
from osl_site.common.text.date_formats import quoted, until

MOST_DATES = 2  # each in a row of its own
SOON = 2  # days


def civic_dates(user: User) -> Iterator[Matter]:
    """Days of the year that come soon or went by: two by their own, more of them as one, since their list is as near
    to ticking each off."""
    told = to_tell()
    if len(told) > MOST_DATES:
        is_late = told[0].days < 0
        yield Matter(
            f"Terminy roku, które są blisko albo minęły: {len(told)}. Pierwszy to {quoted(told[0].date.name)}.",
            "Zobacz",
            reverse("activities:civic_date_list"),
            degree=Degree.LATE if is_late else Degree.CALM,
            when="po terminie" if is_late else until(told[0].on),
        )
        return
    for one in told:
        is_late = one.days < 0
        yield Matter(
            f"{one.date.name} ({one.date.whose}): {one.date.day_words}.",
            "Zrobione",
            reverse("activities:civic_date_tick", args=[one.date.pk]),
            subject=one.date.name,
            degree=Degree.LATE if is_late else Degree.SOON if one.days <= SOON else Degree.CALM,
            when="po terminie" if is_late else until(one.on),
            since=clock.midnight(one.on),
        )
