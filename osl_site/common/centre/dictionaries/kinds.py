"""Which lists there are, and how a row of each is called where it is added, changed and ended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from osl_site.common import registry
from osl_site.common.centre.dictionaries import listings
from osl_site.common.centre.dictionaries.forms import (
    CommuneForm,
    GroupForm,
    HeadGroupForm,
    MethodForm,
    PlaceForm,
    RowForm,
    ServiceForm,
    ThemeForm,
    VillageForm,
)
from osl_site.common.centre.dictionaries.models import HeadGroup, Method, Theme
from osl_site.common.centre.models import Commune, Locality, SocialService, TargetGroup, Village
from osl_site.common.lists.listing import Listing
from osl_site.common.withdrawal.models import with_withdrawal


def nothing_against(row: Model) -> None:
    """Every row of most lists may be ended."""


@dataclass(frozen=True, kw_only=True)
class Dictionary:
    """One list that rooms choose from. `key` begins the names of its addresses: „service_list”, „service_edit”."""

    key: str
    path: str
    model: type[Model]
    one: str  # „usługa”, in front of its name
    saved: str
    purpose: str  # what it is for, on the page of all lists
    form: type[RowForm]
    listing: Listing
    rows: Callable[[], QuerySet]
    can_end: bool = True  # gminy and localities are in the register, or not
    refuse_end: Callable[[Model], None] = nothing_against  # raises ValidationError for a row without which nothing goes

    def names(self, numbers: Sequence[int]) -> dict[int, str]:
        """What rows are called, by their number as the trail keeps it: that of a locality is its SIMC id. One query."""
        keys = [f"{number:07}" for number in numbers] if not self.can_end else numbers
        rows = self.model._default_manager.filter(pk__in=keys)
        rows = rows.select_related("part_of") if self.model is Locality else rows
        return {int(row.pk): row.in_words if isinstance(row, Locality) else str(row) for row in rows}

    def view(self, name: str) -> str:
        """The name of the address of one of its pages."""
        return f"{self.key}_{name}"


DICTIONARIES = (
    Dictionary(
        key="commune",
        path="gminy",
        model=Commune,
        one="gmina",
        saved="Gmina jest zapisana.",
        purpose="Gminy, które centrum obsługuje, i te z sąsiedztwa, w których są partnerzy albo miejsca spotkań.",
        form=CommuneForm,
        listing=listings.COMMUNES,
        rows=Commune.objects.all,
        can_end=False,
    ),
    Dictionary(
        key="village",
        path="solectwa",
        model=Village,
        one="sołectwo",
        saved="Sołectwo jest zapisane.",
        purpose="Sołectwa gmin. Do sołectwa może należeć kilka miejscowości.",
        form=VillageForm,
        listing=listings.VILLAGES,
        rows=lambda: with_withdrawal(Village.objects.select_related("commune").prefetch_related("localities")),
    ),
    Dictionary(
        key="locality",
        path="miejscowosci",
        model=Locality,
        one="miejscowość",
        saved="Miejscowość jest zapisana.",
        purpose="Miejscowości z rejestru TERYT i odmiana ich nazw. Mieszkańcy wybierają je w kalendarzu.",
        form=PlaceForm,
        listing=listings.LOCALITIES,
        rows=lambda: (
            Locality.objects.select_related("commune", "village").prefetch_related("forms").order_by("name_key", "simc")
        ),
        can_end=False,
    ),
    Dictionary(
        key="group",
        path="grupy",
        model=TargetGroup,
        one="grupa",
        saved="Grupa jest zapisana.",
        purpose="Dla kogo są spotkania i działania, kogo dotyczą potrzeby i notatki.",
        form=GroupForm,
        listing=listings.GROUPS,
        rows=lambda: with_withdrawal(TargetGroup.objects.all()),
    ),
    Dictionary(
        key="theme",
        path="tematy",
        model=Theme,
        one="temat",
        saved="Temat jest zapisany.",
        purpose="O czym są pozycje oferty. Mieszkańcy szukają według nich spotkań.",
        form=ThemeForm,
        listing=listings.THEMES,
        rows=lambda: with_withdrawal(Theme.objects.all()),
    ),
    Dictionary(
        key="method",
        path="metody",
        model=Method,
        one="metoda",
        saved="Metoda jest zapisana.",
        purpose="Skąd są notatki z rozeznania: rozmowa, zebranie, ankieta.",
        form=MethodForm,
        listing=listings.METHODS,
        rows=lambda: with_withdrawal(Method.objects.all()),
    ),
    Dictionary(
        key="head_group",
        path="grupy-w-wynikach",
        model=HeadGroup,
        one="grupa",
        saved="Grupa jest zapisana.",
        purpose="Według czego liczy się osoby w wynikach spotkań: dzieci, dorośli, goście spoza gminy.",
        form=HeadGroupForm,
        listing=listings.HEAD_GROUPS,
        rows=lambda: with_withdrawal(HeadGroup.objects.all()),
    ),
    Dictionary(
        key="service",
        path="uslugi",
        model=SocialService,
        one="usługa",
        saved="Usługa jest zapisana.",
        purpose="Usługi z programu usług społecznych. Plan pokazuje, które z nich uzupełnia.",
        form=ServiceForm,
        listing=listings.SERVICES,
        rows=lambda: with_withdrawal(SocialService.objects.select_related("commune")),
    ),
)


def dictionaries() -> tuple[Dictionary, ...]:
    """Every list: those of the office, then those that rooms have registered."""
    return (*DICTIONARIES, *registry.dictionaries)


class ListViews:
    """The views of all lists, whichever room registers one later, and of the pages beside them that no tab has."""

    def __iter__(self) -> Iterator[str | tuple[str, ...]]:
        yield from (kind.view("list") for kind in dictionaries())
        others = [entry for entry in registry.settings_menu if not isinstance(entry.others, ListViews)]
        theirs = {view for entry in others for view in (entry.view, *entry.others)}
        yield from ((page.view, *page.arguments) for page in registry.settings_pages if page.view not in theirs)


class SettingsViews(ListViews):
    """Those, and what else belongs to the settings without standing below their address."""

    def __iter__(self) -> Iterator[str | tuple[str, ...]]:
        yield from super().__iter__()
        yield from ("office_start", "password_change")
