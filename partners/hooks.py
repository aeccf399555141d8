"""What this room has for the frame of every page and for the trail."""

from osl_site.common import registry
from osl_site.common.registry import MattersOf, MenuEntry
from partners import desk, rules

registry.menu.register(MenuEntry("Partnerzy", "partners:partner_list", "handshake", may=rules.may_read), position=50)

registry.desk.register(MattersOf(desk.partners_to_confirm, may=rules.may_edit), position=70)

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
