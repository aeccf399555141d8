"""The pages of the settings that one person may open, as the menu above each of them."""

from django.http import HttpRequest
from django.urls import reverse

from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.rules import may_read_trail
from osl_site.common.centre import rules
from osl_site.common.web.context_processors import MenuItem


def settings_menu(request: HttpRequest) -> list[MenuItem]:
    """„Moje konto” for everyone, the rest by who the person is. Asks nothing of the database."""
    known = [
        ("Moje konto", "settings", True),
        ("Centrum", "office_edit", rules.may_edit_office(request.user)),
        ("Miejscowości", "locality_list", True),
        ("Sprawdzenia", "activities:check_list", rules.may_edit_dictionaries(request.user)),
        ("Konta", "account_list", may_manage_accounts(request.user)),
        ("Dziennik czynności", "audit_trail", may_read_trail(request.user)),
    ]
    return [_item(request.path, label, reverse(name)) for label, name, may_open in known if may_open]


def _item(path: str, label: str, url: str) -> MenuItem:
    is_first_page = url == reverse("settings")
    return MenuItem(label, url, path == url if is_first_page else path.startswith(url))
