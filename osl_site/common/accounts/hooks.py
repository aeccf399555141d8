"""What accounts have for the desk, for the frame of every page and for the trail."""

from dataclasses import replace
from functools import partial

from osl_site.common import registry
from osl_site.common.accounts import desk, emails, rules, text_previews, texts
from osl_site.common.registry import MattersOf, MenuEntry

registry.quick_acts.register(
    MenuEntry("Dodaj konto", "account_add", "user-plus", may=rules.may_manage_accounts), position=70
)
registry.settings_menu.register(MenuEntry("Konta", "account_list", may=rules.may_manage_accounts), position=50)

registry.desk.register(
    MattersOf.of_room("settings", desk.invitations_not_taken_up, desk.not_taken_up, may=rules.may_manage_accounts),
    position=21,
)
registry.desk.register(MattersOf(desk.accounts_not_used, may=rules.may_manage_accounts), position=91)

for kind, one in emails.KINDS.items():
    registry.letters.register(kind, one)

registry.texts.register(emails.WELCOME_TEXT, emails.WELCOME_KIND)
for key, kind in texts.KINDS.items():
    registry.texts.register(key, replace(kind, around=partial(text_previews.around, key)))
registry.trail_labels.register(
    {
        "substitution.called_off": "odwołano zastępstwo",
        "substitution.set": "ustalono zastępstwo",
        "user.added": "dodano konto",
        "user.changed": "zmieniono konto",
        "user.closed": "zamknięto konto",
        "user.email_asked": "poproszono o potwierdzenie nowego adresu e-mail",
        "user.email_changed": "zmieniono adres e-mail konta",
        "user.invited_again": "wysłano zaproszenie do konta jeszcze raz",
        "user.password_changed": "zmieniono hasło",
        "user.reopened": "otwarto konto znowu",
        "user.unlocked": "zdjęto blokadę konta po błędnych hasłach",
    }
)
