"""Villages by themes: how many needs, how many notes, when somebody was there last, and blank spots."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DateField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import ngettext

from needs.models import FieldNote, Need, RoundVisit
from osl_site.common.centre.models import Locality, Theme
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.enumerations import few_of
from osl_site.common.withdrawal.models import standing
from partners.network.answers import VILLAGES

SILENCE = timedelta(days=182)
MOST_TOLD = 8
OTHER = 0  # a need without a theme


@dataclass(frozen=True)
class Line:
    """One village: needs by the number of their theme, those without one under `OTHER`."""

    place: Locality
    needs: Counter[int]

    @property
    def url(self) -> str:
        return f"{reverse('needs:need_list')}?miejscowosc={self.place.pk}"


def villages() -> QuerySet[Locality]:
    """Villages of the centre, each with how much was noted there (`notes`) and the day on which somebody was there last
    (`last`), by a note or a visit of a round."""
    here = {"locality": OuterRef("pk")}
    noted = FieldNote.objects.filter(**here).order_by().values("locality")
    visited = RoundVisit.objects.filter(**here).order_by().values("locality")
    rows = Locality.objects.served().filter(kind__in=VILLAGES).select_related("commune")
    return rows.annotate(
        notes=Subquery(noted.annotate(found=Count("pk")).values("found")),
        last=Greatest(
            Subquery(noted.annotate(day=Max("noted_on")).values("day")),
            Subquery(visited.annotate(day=Max("done_on")).values("day")),
            output_field=DateField(),
        ),
    ).order_by(polish_order("name"), "pk")


class MatrixFilter(ListFilterSet):
    nikogo_od = DayFilter(label="Nikogo nie było od dnia", method="silent_since")
    bez_potrzeb = TickFilter(label="Tylko wsie bez żadnej potrzeby", method="without_needs")

    def silent_since(self, rows: QuerySet, name: str, value: date) -> QuerySet:
        return rows.filter(silent_since(value))

    def without_needs(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.exclude(pk__in=Need.localities.through.objects.filter(need__in=_needs()).values("locality"))


def silent_since(day: date) -> Q:
    """Where nobody was on that day or later."""
    return Q(last=None) | Q(last__lt=day)


def lines(rows: Sequence[Locality]) -> list[Line]:
    """Each with its needs by theme. One query for all of them."""
    places = [row.pk for row in rows]
    found = _needs().filter(localities__in=places).order_by().values_list("localities", "themes", "pk").distinct()
    counted: dict[str, Counter[int]] = {pk: Counter() for pk in places}
    for place, theme, _need in found:
        counted[place][theme or OTHER] += 1
    return [Line(row, counted[row.pk]) for row in rows]


def of_whole_communes() -> int:
    """How many needs are said to be of a whole commune: no village has them for its own. One query."""
    return _needs().exclude(communes=None).distinct().count()


def silence_in_words(today: date) -> tuple[str, date]:
    """„Od 2 czerwca 2026 r. nikt nie był w 11 wsiach: Augamy, …”, and the day. One query."""
    since = today - SILENCE
    names = list(villages().filter(silent_since(since)).values_list("name", flat=True))
    if not names:
        return f"Od {polish_day(since)} ktoś był w każdej wsi.", since
    many = ngettext("%(n)d wsi", "%(n)d wsiach", len(names)) % {"n": len(names)}
    return f"Od {polish_day(since)} nikt nie był w {many}: {few_of(names, MOST_TOLD)}.", since


def matrix(themes: Sequence[Theme]) -> Listing:
    """The list, a column for each theme of the office."""
    return Listing(
        title="Wsie i tematy",
        file="wsie-i-tematy",
        filterset=MatrixFilter,
        filters_label="Wybór wsi",
        filters_button="Pokaż wsie",
        columns=(
            Column(
                "Wieś",
                lambda line: line.place.name,
                link=lambda line: line.url,
                is_heading=True,
                order=lambda: polish_order("name"),
            ),
            *(_of_theme(theme.name, theme.pk, theme.slug) for theme in themes),
            _of_theme("Bez tematu", OTHER),
            Column("Notatek", lambda line: line.place.notes or 0, is_number=True, order="notes"),
            Column("Ostatnio byliśmy", lambda line: line.place.last, is_tied=True, nothing="nigdy", order="last"),
        ),
        caption="Wsie: {count}, według nazwy",
        found="Znalezione wsie: {count}, według nazwy",
        none_found="Żadna wieś nie pasuje do tego wyboru. Zmień go albo wyczyść.",
        show_all="Pokaż wszystkie wsie",
        empty="Nie ma jeszcze miejscowości. Wpisze je administrator w „Ustawieniach”.",
        ordered_by="Wieś",
        size=100,
    )


def _of_theme(name: str, pk: int, slug: str = "") -> Column:
    """Nothing where there is none, so that blank spots are seen; a zero in files. A number leads to its needs."""
    value: Callable[[Line], int] = lambda line: line.needs[pk]
    link = lambda line: f"{line.url}&temat={slug}" if slug and line.needs[pk] else ""
    return Column(name, value, link=link, normal="0", is_number=True, adds_up=True)


def _needs() -> QuerySet[Need]:
    return standing(Need.objects.all())
