"""What signing in has for the desk, for the settings and for the trail."""

from osl_site.common import registry
from osl_site.common.accounts import rules
from osl_site.common.registry import MattersOf, MenuEntry
from osl_site.common.sign_in import desk

registry.desk.register(MattersOf(desk.about_second_step, may=lambda user: True), position=12)
registry.settings_menu.register(
    MenuEntry(
        "Zasady logowania", "sign_in_policy", others=("refused_list",), seldom=True, may=rules.may_manage_accounts
    ),
    position=55,
)
registry.trail_labels.register(
    {
        "sign_in.policy_changed": "zmieniono zasady logowania",
        "user.authenticator_added": "dołączono aplikację z kodami",
        "user.authenticator_removed": "odłączono aplikację z kodami",
        "user.passkey_added": "dołączono klucz dostępu",
        "user.passkey_copied": "odrzucono klucz dostępu, który mógł zostać skopiowany",
        "user.passkey_removed": "odłączono klucz dostępu",
        "user.passkey_renamed": "zmieniono nazwę klucza dostępu",
        "user.recovery_code_used": "zalogowano kodem zapasowym",
        "user.recovery_codes_made": "przygotowano nowe kody zapasowe",
        "user.second_step_removed": "odłączono drugi krok logowania",
        "user.session_ended": "wylogowano jedną przeglądarkę",
        "user.sessions_ended": "wylogowano ze wszystkich innych przeglądarek",
    }
)
