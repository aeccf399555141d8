"""The list of villages with their heads: what it says, on a page, in print and in files alike."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django_filters import ChoiceFilter

from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.lists.filtersets import ListFilterSet, TickFilter, WordsFilter
from osl_site.common.lists.listing import AddButton, Column, Listing, RowAct
from osl_site.common.lists.queries import mentions
from osl_site.common.withdrawal.models import standing
from partners import rules
from partners.models import HeadChannel, VillageHead

NOBODY = "nie wiemy"


def villages() -> QuerySet[Village]:
    """Those of the communes that the centre serves, each with today's head, as `today`. Two queries."""
    today = VillageHead.objects.holding(clock.today())
    served = standing(Village.objects.filter(commune__is_served=True))
    return served.select_related("commune").prefetch_related(Prefetch("heads", queryset=today, to_attr="today"))


def head_of(village: Any) -> VillageHead | None:
    """Who is head today, of a village of `villages`."""
    return next(iter(village.today), None)


def _of(name: str) -> Any:
    return lambda village: getattr(head_of(village), name, "") or ""


def _channel(village: Any) -> str:
    head = head_of(village)
    return head.get_channel_display() if head else ""


def _informed(village: Any) -> str:
    head = head_of(village)
    if head is None:
        return ""
    if head.informed_on is None:
        return "jeszcze nie wie"
    return f"{head.get_informed_by_display()}, {head.informed_on:%-d.%m.%Y}"


def state_of(village: Any) -> str:
    """What is to be done about it: „brak sołtysa”, „brak adresu e-mail”; nothing where the sheet can go."""
    head = head_of(village)
    return "brak sołtysa" if head is None else head.lacks


def _page(village: Any) -> str:
    head = head_of(village)
    return head.get_absolute_url() if head else f"{reverse('partners:head_enter')}?wies={village.pk}"


class HeadFilter(ListFilterSet):
    szukaj = WordsFilter(label="Wieś albo osoba", method="with_words")
    jak = ChoiceFilter(label="Arkusz dostaje", choices=HeadChannel.choices, empty_label="Wszyscy", method="by_way")
    bez = TickFilter(label="Tylko wsie bez sołtysa w spisie", method="without")
    niepoinformowani = TickFilter(label="Tylko z osobą niepoinformowaną", method="uninformed")

    def with_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        people = VillageHead.objects.holding(clock.today()).filter(mentions(value, "name")).values("village")
        return rows.filter(mentions(value, "name")) | rows.filter(pk__in=people)

    def by_way(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(pk__in=VillageHead.objects.holding(clock.today()).filter(channel=value).values("village"))

    def without(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.exclude(pk__in=VillageHead.objects.holding(clock.today()).values("village"))

    def uninformed(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(pk__in=VillageHead.objects.holding(clock.today()).uninformed().values("village"))


HEADS = Listing(
    title="Sołtysi",
    file="soltysi",
    filterset=HeadFilter,
    filters_label="Wybór wsi",
    filters_button="Pokaż wsie",
    columns=(
        Column("Wieś", lambda village: village.name, is_heading=True, order="name_key", is_tied=True),
        Column("Gmina", lambda village: village.commune.name, only_in_files=True),
        Column("Sołtys", _of("name"), nothing=NOBODY),
        Column("Arkusz dostaje", _channel, is_tied=True),
        Column("Telefon", _of("phone"), rules.may_see_everybody, is_protected=True, is_tied=True),
        Column("E-mail", _of("email"), rules.may_see_everybody, is_protected=True),
        Column("Sołtysem od", _of("starts_on"), only_in_files=True),
        Column("Wie, że biuro ma dane", _informed, only_in_files=True),
        Column("Czego brakuje", state_of, tone=lambda village: "amber", needs_label=False, is_tied=True),
    ),
    caption="Wsie i ich sołtysi: {count}, według nazwy",
    found="Znalezione wsie: {count}, według nazwy",
    none_found="Żadna wieś nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie wsie",
    empty="Nie ma jeszcze sołectw. Dodaje je administrator w słownikach.",
    add=AddButton("Wpisz sołtysów", "partners:head_enter", "plus", rules.may_edit),
    ordered_by="Wieś",
    size=50,
    act=RowAct("Zmień", _page, lambda user, village: rules.may_edit(user)),
)
