"""The list of partners: what it says, on a page, in print and in files alike."""

from operator import attrgetter

from django.utils.text import Truncator

from osl_site.common import clock
from osl_site.common.centre.where import where
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import line_of, plain_of
from partners import rules
from partners.filters import PartnerFilter
from partners.models import NumberKind, Partner, PartnerState


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


def people_of(partner: Partner) -> str:
    """Everybody who may be rung there: „Anna Nowak, 601 234 567; …”."""
    people = sorted(partner.people.all(), key=lambda person: person.pk)
    said = ([person.name, person.position, person.phone, person.email] for person in people)
    return "; ".join(", ".join(filter(None, one)) for one in said)


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
        Column("Gdzie działa", where, width="place", needs_label=False),
        Column("Co daje", lambda partner: plain_of(partner.offers), short=in_short, is_text=True, needs_label=False),
        Column("Forma prawna", lambda partner: partner.get_legal_form_display(), only_in_files=True),
        *(Column(kind.label, attrgetter(kind.value), only_in_files=True) for kind in NumberKind),
        Column("Siedziba poza gminą", lambda partner: partner.outside, only_in_files=True),
        Column("Praca z mieszkańcami", lambda partner: partner.get_community_work_display(), only_in_files=True),
        Column("Animacja lokalna", lambda partner: partner.animation, only_in_files=True),
        Column("Jak się kontaktować", lambda partner: partner.get_channel_display(), only_in_files=True),
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
