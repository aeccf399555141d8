"""Every village, from A to Z: one press from what is near it."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.calendar import cache_version
from activities.calendar.suggestions import occurrences
from activities.models import Occurrence
from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality
from osl_site.common.database.records import tidy
from osl_site.common.text.folding import squash

LONGEST = territory.LONGEST_NAME


@dataclass(frozen=True)
class Village:
    name: str
    url: str
    ahead: str  # how many are ahead there, in words; empty when none is


@login_not_required
@require_safe
@cache_version.shown_to_all("szukaj")
def villages(request: HttpRequest) -> HttpResponse:
    """The villages by their first letters, or those that a name typed in any way may mean. At most five queries."""
    typed = tidy(request.GET.get("szukaj", ""))[:LONGEST]
    everywhere = list(Locality.objects.order_by("name_key", "simc"))
    shown, is_near = _meant(typed, everywhere) if typed else (everywhere, False)
    counted = Occurrence.objects.published().ahead().filter(cancelled_at=None).order_by()
    ahead = dict(counted.values_list("venue__locality").annotate(Count("pk"))) if shown else {}
    context = {
        "typed": typed,
        "names": [place.name for place in everywhere],
        "count": len(shown),
        "is_near": is_near,
        "letters": [(letter, list(rows)) for letter, rows in groupby(_said(shown, ahead, everywhere), _first_letter)],
    }
    return render(request, "activities/public/villages.html", context)


def _meant(typed: str, everywhere: list[Locality]) -> tuple[list[Locality], bool]:
    """Those whose name holds the letters typed, or which are meant by them; else those that are like it."""
    found, letters = territory.find(typed), squash(typed)
    meant = {place.pk for place in found.places}
    rows = [place for place in everywhere if place.pk in meant or (letters and letters in squash(place.name))]
    return (rows, False) if rows else (found.near, True)


def _said(rows: list[Locality], ahead: dict[str, int], everywhere: list[Locality]) -> list[Village]:
    labels = territory.labels(everywhere)
    return [
        Village(
            labels[place.simc],
            reverse("calendar_village", args=[place.slug]),
            occurrences(ahead[place.pk]) if ahead.get(place.pk) else "",
        )
        for place in rows
    ]


def _first_letter(place: Village) -> str:
    return place.name[0]
