"""The network as a table: with whom each partner does something, how often, when last; what may be asked of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django_filters import ChoiceFilter

from osl_site.common import clock
from osl_site.common.centre.where import where
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, PlaceFilter
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.text.enumerations import few_of
from osl_site.common.withdrawal.models import standing
from partners.models import Partner, PartnerKind, PartnerState
from partners.network.graph import Pair
from partners.network.ties import TieOf, ties

YEAR = timedelta(days=365)
MOST_NAMED = 3


class NetworkFilter(ListFilterSet):
    """Days narrow what partners did together, not partners."""

    miejscowosc = PlaceFilter()
    typ = ChoiceFilter("kind", label="Typ", choices=PartnerKind.choices, empty_label="Wszystkie")
    od = DayFilter(label="Od", method="as_they_are")
    do = DayFilter(label="Do", method="as_they_are")

    def as_they_are(self, rows: QuerySet, name: str, value: date) -> QuerySet:
        return rows

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that count: of the last year, where nothing else was asked."""
        last = self.answers.get("do") or clock.today()
        return self.answers.get("od") or last - YEAR, last


@dataclass(frozen=True)
class Met:
    """One partner that another did something with."""

    partner: Partner
    tie: TieOf

    @property
    def in_words(self) -> str:
        """„OSP Sągnity (rozmowy 3)”."""
        return f"{self.partner.name} ({self.tie.in_words})"


def with_those_met(found: Mapping[Pair, TieOf], names: Mapping[int, Partner]) -> Callable[[Sequence[Any]], Sequence]:
    """For `list_page`: each row with those whom it meets as `met`, the most often first. No query."""
    by_partner: dict[int, list[Met]] = {}
    for (one, other), tie in found.items():
        if one in names and other in names:
            by_partner.setdefault(one, []).append(Met(names[other], tie))
            by_partner.setdefault(other, []).append(Met(names[one], tie))

    def lines(rows: Sequence[Any]) -> Sequence[Any]:
        for row in rows:
            row.met = sorted(by_partner.get(row.pk, []), key=lambda one: (-one.tie.weight, one.partner.name))
        return rows

    return lines


def met_by(partner: Partner, today: date) -> Sequence[Met]:
    """With whom one partner did something in the last year, the most often first: those that stand. As many queries as
    kinds of occasions, and one."""
    found = {pair: tie for pair, tie in ties(today - YEAR, today).items() if partner.pk in pair}
    others = standing(Partner.objects.exclude(state=PartnerState.ENDED))
    names = others.in_bulk({pk for pair in found for pk in pair} - {partner.pk}) if found else {}
    [row] = with_those_met(found, names | {partner.pk: partner})([partner])
    return row.met


def _few(row: Any) -> str:
    return few_of([one.partner.name for one in row.met], MOST_NAMED)


def _last(row: Any) -> date | None:
    return max((one.tie.last for one in row.met if one.tie.last), default=None)


NETWORK = Listing(
    title="Sieć współpracy",
    file="siec-wspolpracy",
    filterset=NetworkFilter,
    filters_label="Wybór partnerów i czasu",
    filters_button="Pokaż sieć",
    columns=(
        Column(
            "Partner",
            lambda row: row.name,
            link=Partner.get_absolute_url,
            is_heading=True,
            order=lambda: polish_order("name"),
        ),
        Column("Typ", lambda row: row.get_kind_display(), needs_label=False, order="kind", width="place"),
        Column("Gdzie działa", where, needs_label=False, width="place"),
        Column("Z iloma", lambda row: len(row.met), is_number=True, width="kind"),
        Column("Z kim", lambda row: "; ".join(one.in_words for one in row.met), short=_few, is_text=True),
        Column("Ostatnio", _last, is_tied=True, width="day"),
    ),
    caption="Partnerzy w sieci: {count}, według nazwy",
    found="Znalezieni partnerzy: {count}, według nazwy",
    none_found="Żaden partner nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż całą sieć",
    empty="Nie ma jeszcze partnerów. Sieć powstaje sama z rozmów, oferty i planu.",
    ordered_by="Partner",
)
