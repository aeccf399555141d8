"""The log of cooperation as a list: what it says, on a page, in print and in files alike."""

from collections.abc import Sequence

from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.promises.models import Promise
from osl_site.common.text.enumerations import few_of
from osl_site.common.text.typed_text import plain_of
from partners import rules
from partners.filters import LogFilter
from partners.models import LogEntry

MOST_NAMED = 3


def with_follow_ups(rows: Sequence[LogEntry]) -> Sequence[LogEntry]:
    """The same, each with what is still to be done about it as `open_promises`. One query."""
    found: dict[int, list[Promise]] = {}
    open_ones = Promise.objects.of_many(LogEntry, [row.pk for row in rows]).open().filter(is_private=False)
    for promise in open_ones.order_by("due", "pk"):
        found.setdefault(promise.subject_id, []).append(promise)
    for row in rows:
        row.open_promises = found.get(row.pk, [])
    return rows


def with_whom(entry: LogEntry) -> str:
    """„KGW Pieszkowo, OSP Sągnity”. For rows of which partners were fetched."""
    return ", ".join(sorted(partner.name for partner in entry.partners.all()))


def in_few(entry: LogEntry) -> str:
    """The first of many, and how many more."""
    return few_of(sorted(partner.name for partner in entry.partners.all()), MOST_NAMED)


def next_of(entry: LogEntry) -> str:
    """„wysłać wzór zgody, do 5.12.2026”."""
    return "; ".join(f"{one.what}, do {one.due:%-d.%m.%Y}" for one in entry.open_promises)


LOG = Listing(
    title="Dziennik współpracy",
    file="dziennik-wspolpracy",
    filterset=LogFilter,
    filters_label="Wybór wpisów",
    filters_button="Pokaż wpisy",
    columns=(
        Column(
            "Numer",
            lambda entry: entry.code,
            link=lambda entry: entry.get_absolute_url(),
            hidden=lambda entry: entry.in_short,
            is_heading=True,
            width="code",
            order="pk",
        ),
        Column("Kiedy", lambda entry: entry.held_on, needs_label=False, is_tied=True, width="day", order="held_on"),
        Column("Jak", lambda entry: entry.get_form_display(), needs_label=False, width="kind"),
        Column("Z kim", with_whom, short=in_few, needs_label=False),
        Column(
            "Co ustalono",
            lambda entry: plain_of(entry.agreed),
            short=lambda entry: entry.in_short,
            note=next_of,
            note_is_below=True,
            is_text=True,
            needs_label=False,
            is_protected=True,
        ),
        Column("O czym była mowa", lambda entry: plain_of(entry.summary), only_in_files=True, is_protected=True),
        Column("Co dalej", next_of, only_in_files=True, is_protected=True),
        Column("Kto zapisał", lambda entry: entry.by_name, only_in_files=True),
    ),
    caption="Dziennik współpracy: {count}, od najnowszego",
    found="Znalezione wpisy: {count}, od najnowszego",
    none_found="Żaden wpis nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż cały dziennik",
    empty="Nie ma jeszcze wpisów. Zapisz ostatnią rozmowę z partnerem, wystarczą trzy pola.",
    add=AddButton("Zapisz rozmowę", "partners:log_add", "plus", rules.may_log),
    ordered_by="-Kiedy",
    for_files=lambda entries: entries.prefetch_related("partners"),
)
