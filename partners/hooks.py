"""What this room has for the frame of every page and for the trail."""

from osl_site.common import registry
from osl_site.common.registry import MattersOf, MenuEntry, Redactable, RedactablePart, SearchOf
from osl_site.common.withdrawal.models import Withdrawal, of_row
from partners import desk, reported, rules, search
from partners.models import Partner

registry.menu.register(MenuEntry("Partnerzy", "partners:partner_list", "handshake", may=rules.may_read), position=50)

registry.desk.register(MattersOf(desk.partners_to_confirm, may=rules.may_edit), position=70)

registry.quick_acts.register(
    MenuEntry("Dodaj partnera", "partners:partner_add", "plus", may=rules.may_edit), position=60
)

registry.search.register(SearchOf("Partnerzy", search.partners, search.partner_link, may=rules.may_read), position=40)

registry.report_sections.register(reported.SECTION, position=50)

registry.redactable.register(
    "partner",
    Redactable(
        model=Partner,
        columns=("animation", "offers"),
        rows=rules.partners_edited_by,
        parts=(RedactablePart(Withdrawal, ("reason",), of_row),),
    ),
)

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
        "partner.removed": "usunięto partnera",
        "partner.restored": "przywrócono wycofanego partnera",
        "partner.withdrawn": "wycofano partnera",
    }
)
