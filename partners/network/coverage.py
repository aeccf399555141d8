"""Who works with residents in which village, and where nobody does: the criterion of the act, village by village."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import ChoiceFilter

from osl_site.common.centre.models import Locality
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import ListFilterSet, TickFilter
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.withdrawal.models import standing
from partners.models import CommunityWork, Partner, PartnerState
from partners.network.answers import VILLAGES

KINDS = [(one.value, one.label) for one in (CommunityWork.ANIMATION, CommunityWork.OTHER)]
AS_WELL = {  # what counts as either
    CommunityWork.ANIMATION: (CommunityWork.ANIMATION, CommunityWork.BOTH),
    CommunityWork.OTHER: (CommunityWork.OTHER, CommunityWork.BOTH),
}


def working() -> QuerySet[Partner]:
    """Partners that stand and work with residents."""
    rows = standing(Partner.objects.exclude(state=PartnerState.ENDED)).with_community_work()
    return rows.order_by("name_key", "pk")


def villages() -> QuerySet[Locality]:
    """Villages of the centre, each with those who work there as `workers`. One query more."""
    rows = Locality.objects.served().filter(kind__in=VILLAGES).order_by(polish_order("name"), "pk")
    return rows.select_related("commune").prefetch_related(Prefetch("partners", working(), to_attr="workers"))


class CoverageFilter(ListFilterSet):
    praca = ChoiceFilter(label="Jaka praca", choices=KINDS, empty_label="Każda", method="of_kind")
    bez_nikogo = TickFilter(label="Tylko wsie, w których nie ma nikogo", method="blank")

    def of_kind(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(partners__in=working().filter(community_work__in=AS_WELL[CommunityWork(value)])).distinct()

    def blank(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.exclude(pk__in=Partner.localities.through.objects.filter(partner__in=working()).values("locality"))


def in_whole_communes() -> Sequence[Partner]:
    """Those who work in a whole commune, told above the list: a village has nobody of its own by them."""
    return list(working().exclude(communes=None).distinct())


def _said(row: Any) -> str:
    return "; ".join(f"{one.name}: {one.work_in_words}" for one in row.workers)


COVERAGE = Listing(
    title="Kto gdzie pracuje z mieszkańcami",
    file="kto-gdzie-pracuje",
    filterset=CoverageFilter,
    filters_label="Wybór wsi",
    filters_button="Pokaż wsie",
    columns=(
        Column(
            "Wieś",
            lambda row: row.name,
            is_heading=True,
            order=lambda: polish_order("name"),
        ),
        Column("Kto tam pracuje", lambda row: ", ".join(one.name for one in row.workers) or "nikt", is_text=True),
        Column("Co robi", _said, only_in_files=True),
        Column("Ilu", lambda row: len(row.workers), is_number=True, width="kind"),
    ),
    caption="Wsie: {count}, według nazwy",
    found="Znalezione wsie: {count}, według nazwy",
    none_found="Żadna wieś nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie wsie",
    empty="Nie ma jeszcze miejscowości. Wpisze je administrator w „Ustawieniach”.",
    ordered_by="Wieś",
)
