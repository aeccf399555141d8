"""The pages of the trail: acts, one act, signing in and reading."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from osl_site.common.accounts.models import person_in_words
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit import rules
from osl_site.common.audit.filters import TrailFilters
from osl_site.common.audit.labels import code_of, fields_in_words, label_of_act, names_of, subject_of
from osl_site.common.audit.models import Access, Entry
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.web.guards import staff_view

PAGE = 50


@dataclass(frozen=True)
class TrailRow:
    """One act as the page says it."""

    at: datetime
    pk: int
    who: str  # as of that day, as is the position
    position: str
    words: str
    number: int
    within: list[str]
    name: str = ""  # of what it is about, where its room says it in the trail
    code: str = ""  # by which people name it

    @property
    def what(self) -> str:
        """„Kandyty (wieś), numer 471248”; of a row that people call by its code, „N-5”."""
        return f"{self.name}, numer {self.number}" if self.name else self.code or f"numer {self.number}"

    @property
    def in_this(self) -> str:
        return f"w tym: {', '.join(self.within)}" if self.within else ""


ACTS = Listing(
    title="Dziennik czynności",
    file="dziennik-czynnosci",
    filterset=TrailFilters,
    filters_label="Wybór czynności",
    filters_button="Pokaż czynności",
    columns=(
        Column("Kiedy", lambda line: line.at, is_heading=True, is_tied=True),
        Column("Kto", lambda line: person_in_words(line.who, line.position), is_protected=True),
        Column(
            "Co",
            lambda line: line.words,
            link=lambda line: reverse("audit_entry", args=[line.pk]),
            note=lambda line: line.in_this,
        ),
        Column("W tym", lambda line: ", ".join(line.within), only_in_files=True),
        Column("Czego dotyczy", lambda line: line.what),
        Column("Numer", lambda line: line.number, only_in_files=True),
    ),
    caption="Od najnowszych. Tych wpisów nikt nie może zmienić ani usunąć.",
    empty="W tych dniach nikt nic nie zmienił. Wybierz inne dni albo inną osobę.",
    size=PAGE,
)
ACCESSES = Listing(
    title="Logowania i odczyty",
    file="logowania-i-odczyty",
    filterset=TrailFilters,
    filters_label="Wybór wpisów",
    filters_button="Pokaż wpisy",
    columns=(
        Column("Kiedy", lambda access: access.at, is_heading=True, is_tied=True),
        Column(
            "Kto",
            lambda access: person_in_words(access.by_name, access.by_position),
            nothing="nie wiadomo",
            is_protected=True,
        ),
        Column("Co", lambda access: access.get_kind_display()),
        Column("Czego dotyczy", lambda access: access.what),
    ),
    caption="Od najnowszych",
    empty="W tych dniach nikt się nie logował. Wybierz inne dni albo inną osobę.",
    size=PAGE,
)


@require_GET
@staff_view(may=rules.may_read_trail)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """What people did, newest first; what an act entailed stands under it. Names of things, never their words."""
    entries = Entry.objects.roots().prefetch_related("parts").order_by("-id")
    return list_page(request, ACTS, entries, lines=lines_of, template="audit/trail.html")


def lines_of(entries: Iterable[Entry]) -> list[TrailRow]:
    """These acts in words; `parts` are to be fetched with them."""
    entries = list(entries)
    names = names_of(entries)
    return [line(entry, names.get((entry.subject_type, entry.subject_id), "")) for entry in entries]


def line(entry: Entry, name: str = "") -> TrailRow:
    """One act in words. No query when `parts` are fetched."""
    parts = Counter(label_of_act(part.act) for part in entry.parts.all())
    within = [words if times == 1 else f"{words} (razy: {times})" for words, times in parts.items()]
    who = entry.by_name or entry.get_actor_display()
    words, number, code = label_of_act(entry.act), entry.subject_id, code_of(entry)
    return TrailRow(entry.at, entry.pk, who, entry.by_position, words, number, within, name, code)


@require_GET
@staff_view(may=rules.may_read_trail)
def audit_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One act: which fields it changed, and what they said before and after, for whoever may read that."""
    entry = get_object_or_404(Entry.objects.prefetch_related("parts"), pk=pk)
    may_read_changes = rules.may_read_changes(request.user, entry)
    told = entry.changes.all() if may_read_changes else ()
    words = fields_in_words(entry.subject_type, entry.fields)
    context = {
        "line": lines_of([entry])[0],
        "fields": list(words.values()),
        "changes": [(words.get(one.field, one.field), one.before, one.after) for one in told],
        "may_read_changes": may_read_changes,
        "subject": subject_of(entry) if may_read_changes else None,
        "parts": lines_of(entry.parts.prefetch_related("parts").order_by("id")),
    }
    return render(request, "audit/entry.html", context)


@require_GET
@staff_view(may=rules.may_read_trail)
def access_log(request: HttpRequest) -> HttpResponse:
    """Signing in, and reading or exporting protected data (KRI § 20), newest first."""
    rows = Access.objects.order_by("-id")
    context = {"may_look_into": may_manage_accounts(request.user)}
    return list_page(request, ACCESSES, rows, template="audit/access_log.html", context=context)
