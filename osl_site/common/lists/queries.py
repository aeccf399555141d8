"""What lists share whatever form asks: words and places to look for, and pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

import osl_site.common.database.folding  # noqa: F401  (the lookup `__folded`)
from osl_site.common.text.folding import fold, squash

MOST_WORDS = 5
LEAST_SPACED = 7  # letters; a shorter word is found by chance across two others
MOST_DIGITS = 10


def mentions(words: str, *columns: str, codes: str = "") -> Q:
    """Rows that hold every word, in any of the columns, whatever its capitals, marks and hyphens; a word that lacks a
    space finds, too („nowawies”). `codes` is the letter of rows that people call by number: „N-25”, „n 25”, „N25”."""
    found = Q()
    for word in fold(words).split()[:MOST_WORDS]:
        one = Q()
        for column in columns:
            one |= Q(**{f"{column}__folded__contains": word}) | _spaced(column, word)
        found &= one
    number = squash(words).removeprefix(fold(codes))
    is_code = codes and number.isdecimal() and len(number) < MOST_DIGITS
    return found | Q(pk=int(number)) if is_code else found


def _spaced(column: str, word: str) -> Q:
    """The word with spaces somewhere within, from the beginning of another."""
    if len(word) < LEAST_SPACED or not word.isalpha():
        return Q()
    return Q(**{f"{column}__folded__regex": r"\m" + " *".join(word)})


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
