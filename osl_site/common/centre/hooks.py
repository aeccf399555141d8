"""What the office and its territory have for the frame of every page and for the trail."""

from django.utils.translation import gettext_lazy as _

from osl_site.common import registry
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.centre import desk, rules
from osl_site.common.centre.dictionaries.kinds import DICTIONARIES, ListViews, SettingsViews
from osl_site.common.centre.starting.letters import KIND
from osl_site.common.centre.starting.steps import TRIAL
from osl_site.common.centre.teryt.places import SPEC, TERYT
from osl_site.common.registry import MattersOf, MenuEntry, SettingsPage

registry.menu.register(MenuEntry("Ustawienia", "settings", "settings", others=SettingsViews()), position=90)
registry.public_menu.register(MenuEntry(_("Kontakt"), "contact"), position=90)

registry.desk.register(
    MattersOf.of_room("settings", desk.office_to_set_up, desk.unfinished, may=is_administrator, in_one=True),
    position=17,
)
registry.desk.register(
    MattersOf.of_room("settings", desk.class_to_confirm, desk.class_unconfirmed, may=is_administrator, in_one=True),
    position=18,
)
registry.tabs.register("settings", registry.settings_menu)
registry.settings_menu.register(MenuEntry("Moje konto", "settings", alone=True), position=10)
registry.settings_menu.register(MenuEntry("Centrum", "office_edit", may=rules.may_edit_office), position=20)
registry.settings_menu.register(MenuEntry("Słowniki", "dictionary_list", others=ListViews()), position=30)

registry.settings_pages.register(
    SettingsPage(
        "Klasa z wykazu akt",
        "start_files",
        "Symbol, kategoria archiwalna i wzór znaku sprawy planu.",
        may=rules.may_edit_whole_office,
    ),
    position=60,
)
registry.settings_pages.register(
    SettingsPage(
        "Dane centrum i terminy",
        "office_edit",
        "Nazwy, kontakt, godziny, ile dni ma dyrektor na decyzję i ile trzymamy dane z zapisów.",
        may=rules.may_edit_office,
    ),
    position=70,
)
for kind in DICTIONARIES:
    registry.trail_names.register(kind.model._meta.label_lower, kind.names)
registry.imports.register(TERYT, SPEC)
registry.letters.register(TRIAL, KIND)
registry.settings_menu.register(
    MenuEntry("Uruchomienie", "office_start", others=("start_files",), seldom=True, may=rules.may_edit_whole_office),
    position=80,
)

registry.row_kinds.register(
    {
        "centre.boundary": "granica na mapach",
        "centre.locality": "miejscowości",
        "centre.socialservice": "usługi społeczne",
        "centre.village": "sołectwa",
    }
)
registry.trail_labels.register(
    {
        "commune.added": "dodano gminę",
        "commune.changed": "zmieniono gminę",
        "commune.removed": "usunięto gminę",
        "group.added": "dodano grupę mieszkańców",
        "group.changed": "zmieniono grupę mieszkańców",
        "group.removed": "usunięto grupę mieszkańców",
        "group.restored": "przywrócono wycofaną grupę mieszkańców",
        "group.withdrawn": "wycofano grupę mieszkańców",
        "head_group.added": "dodano grupę w wynikach spotkań",
        "head_group.changed": "zmieniono grupę w wynikach spotkań",
        "head_group.removed": "usunięto grupę w wynikach spotkań",
        "head_group.restored": "przywrócono wycofaną grupę w wynikach spotkań",
        "head_group.withdrawn": "wycofano grupę w wynikach spotkań",
        "locality.added": "dodano miejscowość",
        "locality.changed": "zmieniono miejscowość",
        "locality.named": "zapisano odmianę nazwy miejscowości",
        "locality.removed": "usunięto miejscowość",
        "mail.tried": "wysłano e-mail próbny",
        "method.added": "dodano metodę rozeznania",
        "method.changed": "zmieniono metodę rozeznania",
        "method.removed": "usunięto metodę rozeznania",
        "method.restored": "przywrócono wycofaną metodę rozeznania",
        "method.withdrawn": "wycofano metodę rozeznania",
        "office.class_confirmed": "potwierdzono klasę planu z wykazu akt",
        "boundary.loaded": "wczytano granicę do obejrzenia",
        "boundary.removed": "usunięto granicę z map",
        "boundary.shown": "pokazano granicę na mapach",
        "office.saved": "zapisano dane centrum",
        "service.added": "dodano usługę społeczną",
        "service.changed": "zmieniono usługę społeczną",
        "service.removed": "usunięto usługę społeczną",
        "service.restored": "przywrócono wycofaną usługę społeczną",
        "service.withdrawn": "wycofano usługę społeczną",
        "theme.added": "dodano temat",
        "theme.changed": "zmieniono temat",
        "theme.removed": "usunięto temat",
        "theme.restored": "przywrócono wycofany temat",
        "theme.withdrawn": "wycofano temat",
        "village.added": "dodano sołectwo",
        "village.changed": "zmieniono sołectwo",
        "village.removed": "usunięto sołectwo",
        "village.restored": "przywrócono wycofane sołectwo",
        "village.withdrawn": "wycofano sołectwo",
    }
)
