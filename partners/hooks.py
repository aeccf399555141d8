"""What this room has for the frame of every page and for the trail."""

from functools import partial

from osl_site.common import registry
from osl_site.common.audit.models import Actor
from osl_site.common.registry import MattersOf, MenuEntry, Redactable, RedactablePart, Removal, SearchOf
from osl_site.common.withdrawal.models import Withdrawal, of_row
from partners import desk, reported, rules, search, services
from partners.initiatives import registered as initiatives
from partners.models import Partner
from partners.privacy import CONTACTS

registry.menu.register(
    MenuEntry(
        "Partnerzy", "partners:partner_list", "handshake", others=("partners:initiative_list",), may=rules.may_read
    ),
    position=50,
)
registry.tabs.register(
    "partners:partner_list",
    (MenuEntry("Spis", "partners:partner_list"), MenuEntry("Inicjatywy", "partners:initiative_list")),
)
initiatives.register()

registry.desk.register(
    MattersOf.of_room("partners:partner_list", desk.people_to_inform, desk.to_inform, may=rules.may_edit), position=72
)
registry.desk.register(MattersOf(desk.partners_to_confirm, may=rules.may_edit), position=70)
registry.removals.register(
    "partners-people",
    Removal(
        what="Osoby do kontaktu u partnerów, których dzień minął",
        since="od dnia, który wpisano przy osobie",
        is_at_once=True,
        days=1,
        fixed="Od razu po tym dniu. Dzień wpisuje organizator przy każdej osobie.",
        kind=CONTACTS,
        due=services.people_due,
        remove=partial(services.erase_people, by=Actor.WORKER),
    ),
)

registry.quick_acts.register(
    MenuEntry("Dodaj partnera", "partners:partner_add", "plus", may=rules.may_edit), position=60
)

registry.search.register(SearchOf("Partnerzy", search.partners, search.partner_link, may=rules.may_read), position=40)

registry.report_sections.register(reported.SECTION, position=50)

registry.redactable.register(
    "partner",
    Redactable(
        model=Partner,
        columns=("animation", "offers", "alert"),
        rows=rules.partners_edited_by,
        parts=(RedactablePart(Withdrawal, ("reason",), of_row),),
    ),
)

registry.row_codes.register({"partners.partner": "PA"})
registry.row_kinds.register(
    {
        "partners.partner": "partnerzy",
    }
)
registry.trail_labels.register(
    {
        "partner.changed": "zmieniono partnera",
        "partner.confirmed": "potwierdzono dane partnera",
        "partner.created": "dodano partnera",
        "partner.informed": "poinformowano osobę do kontaktu, że biuro ma jej dane",
        "partner.people_erased": "usunięto osoby do kontaktu, których dzień minął",
        "partner.removed": "usunięto partnera",
        "partner.restored": "przywrócono wycofanego partnera",
        "partner.withdrawn": "wycofano partnera",
    }
)
