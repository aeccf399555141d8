"""What lists share whatever form asks: words and places to look for, and pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from osl_site.common.text.folding import fold, pattern

MOST_WORDS = 5


def mentions(words: str, *columns: str) -> Q:
    """Rows that hold every word, in any of the columns, whatever its capitals and marks; a long word is found with
    spaces or hyphens within, too („nowawies”). For names; texts are searched by `osl_site.common.search`, whatever the
    case of a word."""
    found = Q()
    for word in fold(words).split()[:MOST_WORDS]:
        one = Q()
        for column in columns:
            one |= Q(**{f"{column}__regex": pattern(word)})
        found &= one
    return found


def in_place(rows: QuerySet, locality: Any) -> QuerySet:
    """Those of this locality, and those of its whole commune."""
    here, around = (
        rows.model.objects.filter(**place).values("pk")
        for place in ({"localities": locality}, {"communes": locality.commune_id})
    )
    return rows.filter(Q(pk__in=here) | Q(pk__in=around))


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page that the address asks for; the first or the last when it asks for one that is not there."""
    return Paginator(rows, size).get_page(request.GET.get("strona"))
