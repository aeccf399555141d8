"""The list of partners: what it says, on a page, in print and in files alike."""

from django.utils.text import Truncator

from osl_site.common import clock
from osl_site.common.centre.where import where
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import line_of, plain_of
from partners import rules
from partners.filters import PartnerFilter
from partners.models import Partner


def in_short(partner: Partner) -> str:
    """What it gives, on one line of a list."""
    return Truncator(line_of(partner.offers)).chars(90)


WITHDRAWN, CURRENT = "Wycofany", "Aktualny"


def state_of(partner: Partner) -> str:
    """Whether it is time to ask the partner if all of this still holds."""
    if partner.is_withdrawn:
        return WITHDRAWN
    return "Do potwierdzenia" if partner.is_to_confirm(clock.today()) else CURRENT


def tone_of(partner: Partner) -> str:
    """The tone that goes with `state_of`."""
    return {WITHDRAWN: "quiet", CURRENT: "meadow"}.get(state_of(partner), "amber")


def people_of(partner: Partner) -> str:
    """Everybody who may be rung there: „Anna Nowak, 601 234 567; …”."""
    people = sorted(partner.people.all(), key=lambda person: person.pk)
    return "; ".join(", ".join(filter(None, [person.name, person.phone, person.email])) for person in people)


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
            is_heading=True,
            order=lambda: polish_order("name"),
        ),
        Column("Typ", lambda partner: partner.get_kind_display(), needs_label=False, order="kind", width="place"),
        Column("Gdzie działa", where, width="place", needs_label=False),
        Column("Co daje", lambda partner: plain_of(partner.offers), short=in_short, is_text=True, needs_label=False),
        Column("Animacja lokalna", lambda partner: partner.animation, only_in_files=True),
        Column("Osoby do kontaktu", people_of, rules.may_see_everybody, only_in_files=True, is_protected=True),
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
    add=AddButton("Dodaj partnera", "partners:partner_add", "plus", rules.may_edit),
    ordered_by="Nazwa",
    for_files=lambda partners: partners.prefetch_related("people"),
)
