"""What may be asked of the list of partners."""

from django.db.models import QuerySet
from django_filters import ChoiceFilter

from osl_site.common import clock
from osl_site.common.lists.filtersets import PlaceFilter, TickFilter, WordsFilter
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn
from partners.models import PartnerKind


class PartnerFilter(WithoutWithdrawn):
    typ = ChoiceFilter("kind", label="Typ", choices=PartnerKind.choices, empty_label="Wszystkie")
    miejscowosc = PlaceFilter()
    szukaj = WordsFilter()
    animacja = TickFilter(label="Prowadzi animację lokalną albo inną pracę środowiskową", method="animating")
    do_potwierdzenia = TickFilter(label="Tylko do potwierdzenia", method="doubted")
    wycofane = WithdrawnTick()

    def animating(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.exclude(animation="")

    def doubted(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.to_confirm(clock.today())
