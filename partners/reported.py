"""What reports tell of cooperation: talks, whom one met, what was seen to, whose data were confirmed in some days."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from osl_site.common.promises.models import Promise
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day
from partners.models import LogEntry, Partner

KIND, ENTRY, PROMISE = "partners.partner", "partners.logentry", "promises.promise"
COOPERATION = 5  # the task of art. 32


def draw(first: date, last: date) -> ReportPart:
    """Talks of these days and with whom, what was seen to after talks, whose data were confirmed. Four queries."""
    days = (first, last)
    entries = list(LogEntry.objects.filter(held_on__range=days).order_by("pk").values_list("pk", flat=True))
    met = LogEntry.partners.through.objects.filter(logentry__held_on__range=days).order_by("partner__name_key")
    times = Counter(met.values_list("partner", "partner__name"))
    kept = Promise.objects.filter(subject_type=ENTRY, is_private=False, done_on__range=days).values_list(
        "pk", flat=True
    )
    confirmed = list(Partner.objects.filter(confirmed_on__range=days).order_by("confirmed_on", "pk"))
    figures = (
        _figure("log", "Rozmowy z partnerami", ENTRY, entries),
        _figure("met", "Partnerzy, z którymi rozmawiano", KIND, [pk for pk, _name in times]),
        _figure("kept", "Sprawy po rozmowach, które załatwiono", PROMISE, list(kept)),
        _figure("confirmed", "Partnerzy, których dane potwierdzono w tym czasie", KIND, [row.pk for row in confirmed]),
    )
    return ReportPart(figures, tuple(_tables(times, confirmed)))


def _figure(key: str, label: str, kind: str, ids: Sequence[int]) -> ReportFigure:
    return ReportFigure(key, label, Decimal(len(ids)), rows_named(kind, ids), task=COOPERATION)


def _tables(times: Counter[tuple[int, str]], confirmed: Sequence[Partner]) -> list[ReportTable]:
    tables = []
    if times:
        talks = tuple((name, str(count)) for (_pk, name), count in times.items())
        tables.append(ReportTable("met", "Z kim rozmawiano", ("Partner", "Ile razy"), talks, (1,)))
    if confirmed:
        lines = tuple((row.name, row.get_kind_display(), polish_day(row.confirmed_on)) for row in confirmed)
        tables.append(ReportTable("partners", "Partnerzy", ("Partner", "Typ", "Potwierdzono"), lines))
    return tables


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Partner.objects.filter(pk__in=ids).only("pk", "name")
    return {row.pk: Link("partner", row.name, row.get_absolute_url()) for row in found}


def _entries(ids: Sequence[int]) -> dict[int, Link]:
    found = LogEntry.objects.filter(pk__in=ids).only("pk", "held_on", "form")
    return {row.pk: Link("rozmowa", row.in_words, row.get_absolute_url()) for row in found}


def _kept(ids: Sequence[int]) -> dict[int, Link]:
    found = dict(Promise.objects.filter(pk__in=ids, subject_type=ENTRY).values_list("pk", "subject_id"))
    pages = _entries(list(found.values()))
    return {pk: pages[entry] for pk, entry in found.items() if entry in pages}


SECTION = ReportSectionOf(
    "cooperation",
    "Współpraca",
    "Napisz, z kim i co się udało razem, i kogo jeszcze brakuje.",
    draw,
    {KIND: _pages, ENTRY: _entries, PROMISE: _kept},
)
