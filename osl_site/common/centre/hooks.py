"""What the office and its territory have for the frame of every page and for the trail."""

from django.utils.translation import gettext_lazy as _

from osl_site.common import registry
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.centre import desk, rules
from osl_site.common.registry import MattersOf, MenuEntry

registry.menu.register(MenuEntry("Ustawienia", "settings", "settings"), position=90)
registry.public_menu.register(MenuEntry(_("Kontakt"), "contact"), position=90)

registry.desk.register(
    MattersOf.of_room("settings", desk.office_to_fill, desk.unfilled, may=is_administrator, in_one=True), position=17
)
registry.tabs.register("settings", registry.settings_menu)
registry.settings_menu.register(MenuEntry("Moje konto", "settings", alone=True), position=10)
registry.settings_menu.register(MenuEntry("Centrum", "office_edit", may=rules.may_edit_office), position=20)
registry.settings_menu.register(MenuEntry("Miejscowości", "locality_list"), position=30)

registry.trail_labels.register(
    {
        "commune.added": "dodano gminę",
        "group.added": "dodano grupę mieszkańców",
        "locality.added": "dodano miejscowość",
        "locality.named": "zapisano odmianę nazwy miejscowości",
        "office.saved": "zapisano dane centrum",
        "service.added": "dodano usługę społeczną",
        "village.added": "dodano sołectwo",
    }
)
