"""The list of partners: what it says, on a page, in print and in files alike."""

from collections.abc import Callable
from operator import attrgetter

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.utils.text import Truncator

from osl_site.common import clock
from osl_site.common.centre.models import Locality
from osl_site.common.centre.where import where
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing, ReadsIn
from osl_site.common.text.typed_text import line_of
from partners import rules
from partners.filters import PartnerFilter
from partners.models import LANGUAGE_NAMES, ContactPerson, NumberKind, Partner, PartnerState


def in_short(partner: Partner) -> str:
    """What it gives, on one line of a list."""
    return Truncator(line_of(partner.offers)).chars(90)


WITHDRAWN, CURRENT = "Wycofany", "Aktualny"


def state_of(partner: Partner) -> str:
    """How it stands with the partner, else whether it is time to ask if all of this still holds."""
    if partner.is_withdrawn:
        return WITHDRAWN
    if partner.state_in_words:
        return partner.state_in_words
    return "Do potwierdzenia" if partner.is_to_confirm(clock.today()) else CURRENT


def tone_of(partner: Partner) -> str:
    """The tone that goes with `state_of`."""
    said = WITHDRAWN if partner.is_withdrawn else PartnerState(partner.state)
    tones = {WITHDRAWN: "quiet", PartnerState.ENDED: "quiet"}
    return tones.get(said) or ("meadow" if state_of(partner) == CURRENT else "amber")


def of_people(said: Callable[[ContactPerson], object]) -> Callable[[Partner], str]:
    """Of everybody who may be rung there one thing, in one order in every column: „Anna Nowak; Jan Lis”. It is read in
    again so (`imports/people_cells.py`)."""

    def told(partner: Partner) -> str:
        people = sorted(partner.people.all(), key=lambda person: person.pk)
        return "; ".join(str(said(person) or "").replace(";", ",") for person in people).rstrip("; ")

    return told


def _of_people(name: str, said: Callable[[ContactPerson], object]) -> Column:
    return Column(name, of_people(said), rules.may_see_everybody, only_in_files=True, is_protected=True)


def places_in_file(partner: Partner) -> str:
    """All of them, as they are read in again: the number of the register beside a name that repeats. On a page, of rows
    without `with_all_said`, as `where`."""
    if not hasattr(partner, "places_said"):
        return where(partner)
    communes = [f"cała gmina {commune.name}" for commune in partner.communes.all()]
    told = lambda place: place.name if place.namesakes == 1 else f"{place.name} ({place.pk})"
    return ", ".join([*communes, *(told(place) for place in partner.places_said)])


def with_all_said(partners: QuerySet[Partner]) -> QuerySet[Partner]:
    """With the people and the places as files say them. Two queries for them all."""
    same = Locality.objects.filter(name=OuterRef("name")).order_by().values("name").annotate(count=Count("pk"))
    places = Locality.objects.annotate(namesakes=Subquery(same.values("count")))
    return partners.prefetch_related("people", Prefetch("localities", places, to_attr="places_said"))


def yes_or_no(value: bool) -> str:
    return "tak" if value else "nie"


PARTNERS = Listing(
    title="Partnerzy",
    file="partnerzy",
    filterset=PartnerFilter,
    filters_label="Wybór partnerów",
    filters_button="Pokaż partnerów",
    columns=(
        Column(
            "Nazwa",
            lambda partner: partner.name,
            link=Partner.get_absolute_url,
            note=lambda partner: partner.alert,
            note_is_below=True,
            is_heading=True,
            order=lambda: polish_order("name"),
        ),
        Column("Typ", lambda partner: partner.get_kind_display(), needs_label=False, order="kind", width="place"),
        Column("Gdzie działa", places_in_file, short=where, width="place", needs_label=False),
        Column("Co daje", attrgetter("offers"), short=in_short, is_text=True, needs_label=False),
        Column("Forma prawna", lambda partner: partner.get_legal_form_display(), only_in_files=True),
        *(Column(kind.label, attrgetter(kind.value), only_in_files=True) for kind in NumberKind),
        Column("Siedziba poza gminą", lambda partner: partner.outside, only_in_files=True),
        Column("Praca z mieszkańcami", lambda partner: partner.get_community_work_display(), only_in_files=True),
        Column("Animacja lokalna", lambda partner: partner.animation, only_in_files=True),
        Column("Jak się kontaktować", lambda partner: partner.get_channel_display(), only_in_files=True),
        Column("Język listów", lambda partner: LANGUAGE_NAMES[partner.language], only_in_files=True),
        Column("Stan", lambda partner: partner.get_state_display(), only_in_files=True),
        Column("Nieczynny do", attrgetter("closed_until"), only_in_files=True),
        Column("Na co uważać", attrgetter("alert"), only_in_files=True),
        Column("Pokaż mieszkańcom", lambda partner: yes_or_no(partner.is_public), only_in_files=True),
        _of_people("Osoba do kontaktu", attrgetter("name")),
        _of_people("Funkcja", attrgetter("position")),
        _of_people("Telefon", attrgetter("phone")),
        _of_people("E-mail", attrgetter("email")),
        _of_people("Podstawa", lambda person: person.get_basis_display()),
        _of_people("Poinformowano", attrgetter("informed_on")),
        _of_people("Jak poinformowano", lambda person: person.get_informed_by_display()),
        _of_people("Trzymać najdłużej do", attrgetter("kept_until")),
        _of_people("Osoba publiczna", lambda person: yes_or_no(person.is_public)),
        Column("Potwierdzono", lambda partner: partner.confirmed_on, only_in_files=True),
        Column(
            "Dane",
            state_of,
            tone=tone_of,
            normal=CURRENT,
            needs_label=False,
            width="place",
        ),
    ),
    caption="Wszyscy partnerzy: {count}, według nazwy",
    found="Znalezieni partnerzy: {count}, według nazwy",
    none_found="Żaden partner nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkich partnerów",
    empty="Nie ma jeszcze partnerów. Zacznij od koła gospodyń, straży albo biblioteki.",
    reads_in=ReadsIn("partnerzy", rules.may_edit),
    add=AddButton("Dodaj partnera", "partners:partner_add", "plus", rules.may_edit),
    ordered_by="Nazwa",
    for_files=with_all_said,
)
