"""The lists, as pages, in print and in files."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django_filters import ChoiceFilter

from osl_site.common.centre import rules
from osl_site.common.centre.areas import Area
from osl_site.common.centre.forms import LocalityFilters
from osl_site.common.centre.models import Locality, SocialService
from osl_site.common.lists.filtersets import WordsFilter
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn

WITHDRAWN = "Wycofane"


def state_of(row: Any) -> str:
    """Nothing while it is so as one expects."""
    return WITHDRAWN if row.is_withdrawn else ""


def tone_of(row: Any) -> str:
    return "quiet" if row.is_withdrawn else ""


def linked(name: str, value: Callable[[Any], str], view: str) -> Column:
    """The column that names the row and leads to its form."""
    return Column(
        name,
        value,
        link=lambda row: reverse(view, args=[row.pk]),
        may_follow=rules.may_edit_dictionaries,
        is_heading=True,
    )


def add_button(label: str, view: str) -> AddButton:
    return AddButton(label, view, "plus", rules.may_edit_dictionaries)


class ServiceFilters(WithoutWithdrawn):
    """What the list of services is narrowed by."""

    szukaj = WordsFilter("name", label="Nazwa")
    zakres = ChoiceFilter(field_name="area", choices=Area.choices, label="Zakres", empty_label="Wszystkie")
    wycofane = WithdrawnTick()


class GroupFilters(WithoutWithdrawn):
    """What the list of groups is narrowed by."""

    wycofane = WithdrawnTick()


class ThemeFilters(GroupFilters):
    """What the list of themes is narrowed by."""


class MethodFilters(GroupFilters):
    """What the list of methods is narrowed by."""


class HeadGroupFilters(GroupFilters):
    """What the list of groups of heads is narrowed by."""


class VillageFilters(WithoutWithdrawn):
    """What the list of sołectwa is narrowed by."""

    szukaj = WordsFilter("name", label="Nazwa")
    wycofane = WithdrawnTick()


SERVICES = Listing(
    title="Usługi społeczne",
    file="uslugi-spoleczne",
    filterset=ServiceFilters,
    filters_label="Wybór usług",
    filters_button="Pokaż usługi",
    columns=(
        linked("Nazwa", lambda row: row.name, "service_edit"),
        Column("Zakres", SocialService.get_area_display),
        Column("Program", lambda row: row.programme_words, nothing=""),
        Column("Dziś", lambda row: "" if row.is_offered else "jeszcze nie ma", nothing=""),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Usługi programu według nazwy: {count}",
    found="Znalezione usługi: {count}, według nazwy",
    none_found="Żadna usługa nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie usługi",
    empty="Nie ma jeszcze usług. Wpisz te, które są w programie usług społecznych.",
    add=add_button("Dodaj usługę", "service_add"),
    size=50,
)
GROUPS = Listing(
    title="Grupy mieszkańców",
    file="grupy-mieszkancow",
    filterset=GroupFilters,
    filters_label="Wybór grup",
    filters_button="Pokaż grupy",
    columns=(
        linked("Nazwa", lambda row: row.name, "group_edit"),
        Column("Po ukraińsku", lambda row: row.name_uk, nothing=""),
        Column("Po angielsku", lambda row: row.name_en, nothing=""),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Grupy w tej kolejności, w jakiej są do wyboru: {count}",
    empty="Nie ma jeszcze grup. Zacznij od „Wszyscy mieszkańcy”.",
    add=add_button("Dodaj grupę", "group_add"),
    size=50,
)
THEMES = Listing(
    title="Tematy",
    file="tematy",
    filterset=ThemeFilters,
    filters_label="Wybór tematów",
    filters_button="Pokaż tematy",
    columns=(
        linked("Nazwa", lambda row: row.name, "theme_edit"),
        Column("Po ukraińsku", lambda row: row.name_uk, nothing=""),
        Column("Po angielsku", lambda row: row.name_en, nothing=""),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Tematy w tej kolejności, w jakiej są do wyboru: {count}",
    empty="Nie ma jeszcze tematów.",
    add=add_button("Dodaj temat", "theme_add"),
    size=50,
)
METHODS = Listing(
    title="Metody rozeznania",
    file="metody-rozeznania",
    filterset=MethodFilters,
    filters_label="Wybór metod",
    filters_button="Pokaż metody",
    columns=(
        linked("Nazwa", lambda row: row.name, "method_edit"),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Metody w tej kolejności, w jakiej są do wyboru: {count}",
    empty="Nie ma jeszcze metod.",
    add=add_button("Dodaj metodę", "method_add"),
    size=50,
)
HEAD_GROUPS = Listing(
    title="Grupy w wynikach spotkań",
    file="grupy-w-wynikach",
    filterset=HeadGroupFilters,
    filters_label="Wybór grup",
    filters_button="Pokaż grupy",
    columns=(
        linked("Nazwa", lambda row: row.name, "head_group_edit"),
        Column("Kogo liczymy", lambda row: row.ages, nothing=""),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Grupy w tej kolejności, w jakiej są w wynikach: {count}",
    empty="Nie ma jeszcze grup.",
    add=add_button("Dodaj grupę", "head_group_add"),
    size=50,
)
COMMUNES = Listing(
    title="Gminy",
    file="gminy",
    columns=(
        linked("Nazwa", lambda row: row.name, "commune_edit"),
        Column("Rodzaj", lambda row: row.kind),
        Column("Centrum", lambda row: "obsługuje" if row.is_served else "tylko sąsiaduje"),
        Column("TERC", lambda row: row.terc),
    ),
    caption="Gminy według nazwy: {count}",
    empty="Nie ma jeszcze gminy. Dodaj tę, którą centrum obsługuje.",
    add=add_button("Dodaj gminę", "commune_add"),
    size=50,
)
VILLAGES = Listing(
    title="Sołectwa",
    file="solectwa",
    filterset=VillageFilters,
    filters_label="Wybór sołectw",
    filters_button="Pokaż sołectwa",
    columns=(
        linked("Nazwa", lambda row: row.name, "village_edit"),
        Column("Gmina", lambda row: f"{row.commune.name} ({row.commune.kind})"),
        Column(
            "Miejscowości", lambda row: ", ".join(str(place) for place in row.localities.all()), nothing="nie wiemy"
        ),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Sołectwa według nazwy: {count}",
    found="Znalezione sołectwa: {count}, według nazwy",
    none_found="Żadne sołectwo nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie sołectwa",
    empty="Nie ma jeszcze sołectw.",
    add=add_button("Dodaj sołectwo", "village_add"),
    size=50,
)


def form_of(locality: Locality, name: str) -> str:
    """A form of the name, marked while nobody of the office has confirmed it."""
    form = next((form for form in locality.forms.all() if form.name == name), None)
    return "" if form is None else f"{form} (propozycja)" if form.is_proposal else form.text


def commune_of(locality: Locality) -> str:
    return f"{locality.commune.name} ({locality.commune.kind})"


LOCALITIES = Listing(
    title="Miejscowości",
    file="miejscowosci",
    filterset=LocalityFilters,
    filters_label="Wybór miejscowości",
    filters_button="Pokaż miejscowości",
    columns=(
        Column(
            "Nazwa",
            lambda locality: locality.name,
            link=lambda locality: reverse("locality_names", args=[locality.pk]),
            may_follow=rules.may_edit_office,
            note=lambda locality: f"{locality.kind}, {commune_of(locality)}",
            note_is_below=True,
            is_heading=True,
            order="name_key",
        ),
        Column("Rodzaj", lambda locality: locality.kind, only_in_files=True),
        Column("Gmina", commune_of, only_in_files=True),
        Column("Sołectwo", lambda locality: str(locality.village or "")),
        Column("Gdzie?", lambda locality: form_of(locality, "locative")),
        Column("Dokąd? Do…", lambda locality: form_of(locality, "genitive")),
        Column("Po ukraińsku", lambda locality: form_of(locality, "ukrainian")),
        Column("SIMC", lambda locality: locality.simc),
    ),
    caption="Miejscowości według nazwy, razem: {count}",
    ordered_by="Nazwa",
    none_found="Nie ma tu takiej miejscowości. Sprawdź pisownię albo wyczyść wybór.",
    show_all="Pokaż wszystkie miejscowości",
    empty="Nie ma jeszcze miejscowości. W „Słownikach” wczytaj je z rejestru TERYT albo dodaj po jednej.",
    add=add_button("Dodaj miejscowość", "locality_add"),
    size=50,
)
