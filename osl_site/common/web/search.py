"""What the field of the rail finds: rows of every room by number or name, folded as people type."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from osl_site.common.search.asked import asked_for

MOST = 8  # rows of a kind
LONGEST = 100  # letters that are looked for


@dataclass(frozen=True)
class Found:
    """Rows of one kind, and whether there are more than are shown."""

    heading: str
    links: list[Link]
    is_more: bool


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What these words find in each room that this person may read. One query a kind."""
    words = request.GET.get("szukaj", "").strip()[:LONGEST]
    found = found_by(words, request.user) if words else []
    context = {"words": words, "found": found, "count": sum(len(part.links) for part in found), "most": MOST}
    elsewhere = [entry for entry in registry.search_elsewhere if entry.may(request.user)]
    return render(request, "search.html", context | {"elsewhere": elsewhere})


def found_by(words: str, user: User) -> list[Found]:
    """Kinds without a row are left out."""
    made, asked = [], asked_for(words)
    for kind in registry.search:
        rows = []
        if kind.may(user):
            readable = kind.rows(user)
            rows = list(readable.filter(asked.within(readable.model))[: MOST + 1])
        if rows:
            made.append(Found(kind.heading, [kind.show(row) for row in rows[:MOST]], len(rows) > MOST))
    return made
