"""What may be asked of the list of partners."""

from django.db.models import QuerySet
from django_filters import ChoiceFilter, ModelChoiceFilter

from osl_site.common import clock
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, PlaceFilter, TickFilter, WordsFilter
from osl_site.common.promises.models import Promise
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn
from partners.models import (
    CommunityWork,
    ContactPerson,
    Correction,
    LegalForm,
    LogForm,
    Partner,
    PartnerKind,
    PartnerState,
)


class PartnerFilter(WithoutWithdrawn):
    typ = ChoiceFilter("kind", label="Typ", choices=PartnerKind.choices, empty_label="Wszystkie")
    miejscowosc = PlaceFilter()
    szukaj = WordsFilter()
    forma = ChoiceFilter("legal_form", label="Forma prawna", choices=LegalForm.choices, empty_label="Wszystkie")
    praca = ChoiceFilter(
        "community_work", label="Praca z mieszkańcami", choices=CommunityWork.choices, empty_label="Wszystkie"
    )
    stan = ChoiceFilter("state", label="Stan", choices=PartnerState.choices, empty_label="Wszystkie")
    animacja = TickFilter(label="Prowadzi animację lokalną albo inną pracę środowiskową", method="animating")
    spoza = TickFilter(label="Tylko spoza gminy", method="outside")
    do_potwierdzenia = TickFilter(label="Tylko do potwierdzenia", method="doubted")
    czy_czynni = TickFilter(label="Tylko z dniem zamknięcia, który minął", method="reopening")
    niepoinformowani = TickFilter(label="Tylko z osobą niepoinformowaną", method="uninformed")
    zadzwonic = TickFilter(label="Tylko do zapytania przez telefon, czy spis mówi prawdę", method="to_ring")
    poprawki = TickFilter(label="Tylko z poprawkami, które czekają", method="corrected")
    wycofane = WithdrawnTick()

    def animating(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.with_community_work()

    def outside(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.exclude(outside="")

    def reopening(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.closed_before(clock.today())

    def uninformed(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.filter(pk__in=ContactPerson.objects.uninformed().values("partner"))

    def to_ring(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        asked = Confirmation.objects.to_ring().filter(subject_type=Partner._meta.label_lower)
        return partners.filter(pk__in=asked.values("subject_id"))

    def corrected(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.filter(pk__in=Correction.objects.open().values("partner"))

    def doubted(self, partners: QuerySet, name: str, value: bool) -> QuerySet:
        return partners.to_confirm(clock.today())


class PartnerChoice(ModelChoiceFilter):
    """Those with one partner, also with one that is withdrawn by now."""

    def __init__(self) -> None:
        super().__init__(
            "partners", label="Partner", queryset=Partner.objects.order_by("name_key"), empty_label="Wszyscy"
        )


class LogFilter(ListFilterSet):
    partner = PartnerChoice()
    jak = ChoiceFilter("form", label="Jak", choices=LogForm.choices, empty_label="Wszystkie")
    szukaj = WordsFilter()
    od = DayFilter("held_on", "gte", label="Od")
    do = DayFilter("held_on", "lte", label="Do")
    do_dopilnowania = TickFilter(label="Tylko z czymś do dopilnowania", method="awaited")

    def awaited(self, entries: QuerySet, name: str, value: bool) -> QuerySet:
        open_ones = Promise.objects.open().filter(subject_type="partners.logentry", is_private=False)
        return entries.filter(pk__in=open_ones.values("subject_id"))
