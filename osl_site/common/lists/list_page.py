"""A list of the office, declared once: what is asked of it, its table (cards on a phone), its pages, print and files.

A room declares a `Listing` with its `Column`s; the view gives its rows to `list_page`. What a person may not read of
a list is in none of its forms. Print and files carry the same questions as the page, and the whole list, not a page
of it: rows are read by `CHUNK` and written one by one into a file that goes to the disk when it grows, so memory is
bounded whatever the list; past `MOST_IN_FILE` (`MOST_IN_PRINT`) rows the person is asked to narrow the list.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.lists.filter_bar import FilterBar, WayOut, remaining
from osl_site.common.lists.filtersets import ListFilterSet
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.lists.ordering import ORDER, Head, heads_of, in_order, order_in_words
from osl_site.common.lists.queries import page_of
from osl_site.common.lists.spreadsheets import CONTENT_TYPES, CSV, Value, write_csv, write_xlsx
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from osl_site.common.text.date_formats import day_in_figures

FORMAT, PRINT = "format", "druk"  # ?format=csv, ?format=xlsx, ?format=druk
CHUNK = 500  # rows read at a time
IN_MEMORY = 2 * 1024 * 1024  # bytes; a larger file waits on the disk
MOST_IN_FILE, MOST_IN_PRINT = 20_000, 2_000
NOTHING = "Nic nie znaleziono"
OWN_ORDER = re.compile(r",? (według|od) \w+(?=,|:|$)")  # „, od najnowszej” of a caption
TOO_MANY = "Ta lista ma więcej niż {} wierszy. Zawęź wybór i spróbuj jeszcze raz."
Lines = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Field:
    """What one column says of one line, ready to be drawn."""

    column: Column
    text: str
    url: str = ""
    hidden: str = ""
    note: str = ""
    tone: str = ""
    moment: datetime | None = None

    @property
    def label(self) -> str:
        """What stands before it on a phone, with a colon: no other sign at its end; nothing before nothing."""
        return self.column.label.rstrip("?…:. ") if self.text else ""

    @property
    def css_class(self) -> str:
        return " ".join(filter(None, [self.column.css_class, "" if self.text else "table__none"]))


@dataclass(frozen=True)
class ShownRow:
    """One line: its fields, and where the one thing is that is done with it."""

    fields: Sequence[Field]
    act_url: str = ""

    @property
    def name(self) -> str:
        """What the line is called, for whoever goes from link to link."""
        return next((field.text for field in self.fields if field.column.is_heading), "")


@dataclass(frozen=True)
class Sums:
    """What stands under the figures of a list: of all of it, or of this page of it. None under all else."""

    label: str
    values: Sequence[Value]


@dataclass(frozen=True)
class ShownList:
    """What `components/list.html` draws."""

    listing: Listing
    columns: Sequence[Column]
    lines: Sequence[Any]
    rows: Sequence[ShownRow]
    caption: str
    url: str
    count: int = 0  # of all pages
    heads: Sequence[Head] = ()
    sums: Sums | None = None
    page: Page | None = None
    asked: ListFilterSet | None = None
    bar: FilterBar | None = None
    ways_out: Sequence[WayOut] = ()
    add_url: str = ""
    import_url: str = ""  # where a file of such rows is read in
    extra: Mapping[str, Any] = field(default_factory=dict)  # for a body of a room's own


def list_page(
    request: HttpRequest,
    listing: Listing,
    rows: QuerySet,
    *,
    lines: Lines = list,
    template: str = "base_list.html",
    print_template: str = "list_print.html",
    context: Mapping[str, Any] | None = None,
    body: Callable[[Sequence[Any]], Mapping[str, Any]] = lambda lines: {},
) -> HttpResponse:
    """The list as a page; with `?format=` all of it for print or as a file.

    `lines` makes of some rows what the columns take, with a bounded number of queries; `body` gives a body template
    of the room's own what it needs besides. Needs no more queries for many rows than for one.
    """
    asked = listing.filterset(request.GET, rows, request=request) if listing.filterset else None
    rows = in_order(asked.qs if asked else rows, listing.columns, request.GET.get(ORDER, ""))
    wanted = request.GET.get(FORMAT)
    if (wanted in CONTENT_TYPES or wanted == PRINT) and _is_to_be_confirmed(request, listing):
        return ask_to_confirm(request, back=f"{request.path}?{_without_format(request)}")
    if wanted in CONTENT_TYPES:
        return export(request, listing, rows, wanted, lines=lines)
    if wanted == PRINT:
        return _print(request, listing, rows, asked, lines=lines, template=print_template, context=context or {})
    shown = _shown(request, listing, asked, rows, lines, body)
    known = {"list": shown, "page": shown.page, "lines": shown.lines, "form": asked.form if asked else None}
    return render(request, template, known | dict(context or {}))


def _shown(
    request: HttpRequest,
    listing: Listing,
    asked: ListFilterSet | None,
    rows: QuerySet,
    lines: Lines,
    body: Callable[[Sequence[Any]], Mapping[str, Any]],
) -> ShownList:
    """The page of the list that the address asks for."""
    page = page_of(request, rows, listing.size)
    found = list(lines(page.object_list))
    columns = _columns(listing, request.user, on_page=True)
    bar = asked.bar(request.path) if asked else None
    return ShownList(
        listing=listing,
        columns=columns,
        lines=found,
        rows=rows_of(listing, columns, found, request.user),
        caption=_caption(listing, asked, page.paginator.count, request.GET.get(ORDER, "")),
        url=request.path,
        count=page.paginator.count,
        heads=heads_of(columns, request.GET.get(ORDER, ""), listing.ordered_by),
        sums=_sums(columns, found, is_all=page.paginator.num_pages == 1),
        page=page,
        asked=asked,
        bar=bar,
        ways_out=remaining(bar.chips, asked.counted_without) if bar and not found else (),
        add_url=reverse(listing.add.to) if listing.add and listing.add.may(request.user) else "",
        import_url=_import_url(listing, request.user),
        extra=body(found),
    )


def _import_url(listing: Listing, user: User) -> str:
    may = listing.reads_in and listing.reads_in.may(user)
    return reverse("import_add", args=[listing.reads_in.kind]) if may else ""


def _sums(columns: Sequence[Column], lines: Sequence[Any], *, is_all: bool = True) -> Sums | None:
    if not lines or not any(column.adds_up for column in columns):
        return None
    values = [sum(column.value(line) or 0 for line in lines) if column.adds_up else None for column in columns]
    return Sums("Razem" if is_all else "Razem na tej stronie", values[1:])


def _caption(listing: Listing, asked: ListFilterSet | None, count: int, order: str) -> str:
    """What the list holds, and its order: the one that was chosen in place of its own."""
    is_found = asked and asked.is_asked and listing.found
    if asked and asked.is_asked and not count:
        return NOTHING
    said = listing.found if is_found else listing.caption
    if chosen := order_in_words(listing.columns, order):
        said = f"{OWN_ORDER.sub('', said)}, kolejność: {chosen}"
    return said.format(count=count)


def export(request: HttpRequest, listing: Listing, rows: QuerySet, kind: str, *, lines: Lines = list) -> HttpResponse:
    """All of these rows as a file; nobody keeps a copy of it on the way. Past the limit the page says so instead."""
    if rows.count() > MOST_IN_FILE:
        return _refused(request, MOST_IN_FILE)
    columns = _columns(listing, request.user)
    _note_protected(request, listing, columns, f"eksport {kind.upper()}")
    found = _all_lines(listing.for_files(rows), lines)
    return as_file(kind, f"{listing.file}-{clock.today():%Y-%m-%d}", listing.title, columns, found)


def as_file(kind: str, name: str, title: str, columns: Sequence[Column], lines: Iterable[Any]) -> HttpResponse:
    """A table to be saved. It is whole before the first byte is sent: whatever fails leaves no half of a file."""
    heading = [column.name for column in columns]
    values = ([column.value(line) for column in columns] for line in lines)
    with ExitStack() as open_files:
        file = open_files.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY))
        if kind == CSV:
            write_csv(file, heading, values)
        else:
            write_xlsx(file, heading, values, title=title)
        response = _saved(file, f"{name}.{kind}", CONTENT_TYPES[kind])
        if response.streaming:
            open_files.pop_all()  # closed by the response, when it is sent
    add_never_cache_headers(response)
    return response


def _saved(file: SpooledTemporaryFile, name: str, content_type: str) -> HttpResponse:
    """What was written, with its length; a large file is sent from the disk piece by piece."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > IN_MEMORY:
        return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(file.read(), content_type=content_type, headers=headers)


def _print(
    request: HttpRequest,
    listing: Listing,
    rows: QuerySet,
    asked: ListFilterSet | None,
    *,
    lines: Lines,
    template: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """All of these rows as one plain page, with what was asked above them."""
    count = rows.count()
    if count > MOST_IN_PRINT:
        return _refused(request, MOST_IN_PRINT)
    columns = _columns(listing, request.user, on_page=True)
    _note_protected(request, listing, columns, "wydruk")
    found = list(_all_lines(rows, lines))
    shown = ShownList(
        listing=listing,
        columns=columns,
        lines=found,
        rows=rows_of(listing, columns, found),
        caption=_caption(listing, asked, count, request.GET.get(ORDER, "")),
        url=f"{request.path}?{_without_format(request)}",
        heads=[Head(column) for column in columns],
        sums=_sums(columns, found),
        asked=asked,
    )
    response = render(request, template, {**context, "list": shown, "today": clock.today()})
    add_never_cache_headers(response)
    return response


def _columns(listing: Listing, user: User, *, on_page: bool = False) -> list[Column]:
    """Those that this person may read; a page leaves out what is for files alone."""
    return [column for column in listing.columns if column.may(user) and not (on_page and column.only_in_files)]


def _all_lines(rows: QuerySet, lines: Lines) -> Iterator[Any]:
    """Every line of the list, `CHUNK` rows in memory at a time."""
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        yield from lines(chunk)


def rows_of(
    listing: Listing, columns: Sequence[Column], lines: Iterable[Any], reader: User | None = None
) -> list[ShownRow]:
    """Line by line; paper, which has no reader, is given no links and whole days."""
    linked = {column.name for column in columns if reader and column.may_follow(reader)}
    act = listing.act if reader else None
    led_to = lambda line: act.to(line) if act and act.may(reader, line) else ""
    said = lambda line: [
        field_of(column, line, is_linked=column.name in linked, is_short=reader is not None) for column in columns
    ]
    return [ShownRow(said(line), led_to(line)) for line in lines]


def field_of(column: Column, line: Any, *, is_linked: bool, is_short: bool = False) -> Field:
    """What this column says of this line on a page: days in figures, nothing as nothing or the column's own word, and
    nothing of a state that is as usual."""
    value = column.value(line)
    text = (column.short(line) if column.short else "") or _in_words(value, is_short=is_short)
    text = "" if text == column.normal else text
    return Field(
        column=column,
        text=text or ("" if column.normal else column.nothing),
        url=column.link(line) if column.link and is_linked else "",
        hidden=column.hidden(line) if column.hidden else "",
        note=column.note(line) if column.note else "",
        tone=column.tone(line) if column.tone and text else "",
        moment=value if isinstance(value, datetime) else None,
    )


def _in_words(value: Value, *, is_short: bool) -> str:
    match value:
        case None:
            return ""
        case datetime():
            here = localtime(value)
            return f"{_in_words(here.date(), is_short=is_short)}, {here:%-H:%M}"
        case date():
            return day_in_figures(value) if is_short else f"{value:%d.%m.%Y}"
    return str(value)


def _note_protected(request: HttpRequest, listing: Listing, columns: Sequence[Column], how: str) -> None:
    """Personal data that leave the office in somebody's hands leave an entry; the words of the question never do."""
    if any(column.is_protected for column in columns):
        note_access(AccessKind.EXPORTED, by=request.user, what=f"{how} listy: {listing.title}")


def _is_to_be_confirmed(request: HttpRequest, listing: Listing) -> bool:
    """Whether personal data would go out, and this person has not proved lately to be there."""
    return any(column.is_protected for column in _columns(listing, request.user)) and not is_confirmed(request)


def _refused(request: HttpRequest, most: int) -> HttpResponse:
    messages.error(request, TOO_MANY.format(f"{most // 1000}\N{NO-BREAK SPACE}000"))
    return redirect(f"{request.path}?{_without_format(request)}")


def _without_format(request: HttpRequest) -> str:
    """The question without the wish for a file: where the page of the same list is."""
    query = request.GET.copy()
    query.pop(FORMAT, None)
    return query.urlencode()
