"""The search of the whole office: rows of every room that a person may read, by words in any case or by number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Case, Count, DateTimeField, Q, QuerySet, Value, When, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, strip_tags
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.lists.filter_bar import FilterBar
from osl_site.common.lists.queries import page_of
from osl_site.common.registry import Link, SearchOf
from osl_site.common.search.asked import Asked, asked_for, numbered
from osl_site.common.search.forms import SearchForm
from osl_site.common.search.marking import excerpt, marked
from osl_site.common.search.searched import searched_of

MOST = 5  # rows of a kind, where every kind is shown
BY_PLACE_AND_TIME = ("miejscowosc", "od", "do")
ON_A_PAGE = 20  # rows of the one kind that was chosen


@dataclass(frozen=True)
class FoundRow:
    """One row that was found: its neighbour link, its words with those looked for marked."""

    link: Link
    label: SafeString
    words: SafeString
    where: SafeString


@dataclass(frozen=True)
class Part:
    """Rows of one kind: how many there are, the first of them, or a page where it was chosen."""

    heading: str
    key: str
    count: int
    rows: Sequence[FoundRow]

    @property
    def is_more(self) -> bool:
        return self.count > len(self.rows)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What these words find in each room that this person may read. One query a kind, and three for villages."""
    kinds = {kind.key: kind for kind in registry.search if kind.may(request.user)}
    form = SearchForm(request.GET, kinds=[(key, kind.heading) for key, kind in kinds.items()])
    answers = form.answers
    asked = asked_for(answers.get("szukaj", ""))
    chosen = kinds.get(answers.get("dzial", ""))
    narrowing = {name: value for name, value in answers.items() if name != "szukaj"}
    parts, page = [], None
    if asked.terms and chosen:
        page = page_of(request, found_of(chosen, asked, answers, request.user), ON_A_PAGE)
        parts = [part_of_page(chosen, page, asked)] if page.paginator.count else []
    elif asked.terms:
        parts = found_by(asked, answers, request.user, kinds.values())
    context = {
        "words": answers.get("szukaj", ""),
        "is_asked": bool(asked.terms),
        "bar": FilterBar(form, narrowing, request.GET, reverse("search")),
        "narrowed": any(form[name].data for name in BY_PLACE_AND_TIME),
        "parts": parts,
        "page": page,
        "count": sum(part.count for part in parts),
        "ways": [] if parts else ways_out(asked, answers),
        "elsewhere": [entry for entry in registry.search_elsewhere if entry.may(request.user)],
    }
    return render(request, "search.html", context)


def found_by(asked: Asked, answers: dict[str, Any], user: User, kinds: Iterable[SearchOf]) -> list[Part]:
    """The first rows of each kind, and how many there are; kinds without a row are left out. One query a kind."""
    made = []
    for kind in kinds:
        if rows := list(found_of(kind, asked, answers, user).annotate(of_all=Window(Count("pk")))[:MOST]):
            made.append(Part(kind.heading, kind.key, rows[0].of_all, shown(kind, rows, asked)))
    return made


def part_of_page(kind: SearchOf, page: Page, asked: Asked) -> Part:
    return Part(kind.heading, kind.key, page.paginator.count, shown(kind, page.object_list, asked))


def shown(kind: SearchOf, rows: Iterable[Any], asked: Asked) -> list[FoundRow]:
    made = []
    for row in rows:
        link, words = kind.show(row), excerpt(row, asked.terms)
        is_said = strip_tags(words) in escape(link.label)
        made.append(
            FoundRow(
                link,
                marked(link.label, asked.terms),
                SafeString("") if is_said else words,
                marked(link.kind, asked.terms),
            )
        )
    return made


def found_of(kind: SearchOf, asked: Asked, answers: dict[str, Any], user: User) -> QuerySet:
    """Rows of a kind that the person may read and that hold what was asked, the one whose number was typed first."""
    readable = kind.rows(user)
    says = searched_of(readable.model)
    rows = readable.filter(asked.within(readable.model), of_time(kind, readable, answers))
    if village := answers.get("miejscowosc"):
        here = Q()
        for path in kind.places or says.places:
            here |= Q(pk__in=readable.model.objects.order_by().filter(**{path: village}).values("pk"))
        rows = rows.filter(here) if here else rows.none()
    if number := numbered(asked.typed, says.code):
        is_it = Case(When(pk=number, then=Value(0)), default=Value(1))
        rows = rows.order_by(is_it, *readable.query.order_by)
    return rows


def of_time(kind: SearchOf, rows: QuerySet, answers: dict[str, Any]) -> Q:
    """Rows without a day of their own are of no time."""
    first, last = answers.get("od"), answers.get("do")
    if not (first or last):
        return Q()
    if not kind.day:
        return Q(pk__in=())
    day = f"{kind.day}__date" if isinstance(rows.model._meta.get_field(kind.day), DateTimeField) else kind.day
    return Q(**{f"{day}__gte": first or date.min, f"{day}__lte": last or date.max})


def ways_out(asked: Asked, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Where nothing was found: the same words everywhere, or each of them alone. Words and addresses."""
    ways = []
    if len(answers) > 1:
        ways.append(("W całym biurze, bez wyboru", "?" + urlencode({"szukaj": asked.typed})))
    if len(asked.terms) > 1:
        ways += [(f"Tylko „{term.typed}”", "?" + urlencode({"szukaj": term.typed})) for term in asked.terms]
    return ways
