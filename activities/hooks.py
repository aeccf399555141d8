"""What this room has for the rooms below and for the frame of every page."""

from django.utils.translation import gettext_lazy as _

from activities import links, rules
from needs.models import FieldNote
from osl_site.common import registry
from osl_site.common.registry import MenuEntry
from partners.models import Partner
from plans.models import Action

registry.links.register(Action, links.activities_of_actions)
registry.links.register(Partner, links.activities_of_partners)
registry.origins.register(FieldNote, links.occurrences_of_notes)

registry.public_menu.register(MenuEntry(_("Kalendarz"), "calendar"), position=10)
registry.public_menu.register(MenuEntry(_("Stałe zajęcia i pomoc"), "offer"), position=20)
registry.menu.register(
    MenuEntry(
        "Oferta i spotkania",
        "activities:activity_list",
        "calendar-days",
        others=("activities:occurrence_list", "activities:sign_up_list"),
        may=rules.may_read,
    ),
    position=40,
)
registry.bar.register(
    MenuEntry("Spotkania", "activities:occurrence_list", "calendar-days", alone=True, may=rules.may_read), position=40
)
registry.settings_menu.register(
    MenuEntry("Sprawdzenia", "activities:check_list", may=rules.may_keep_list_of_checks), position=40
)
