"""The pages of the settings that one person may open, as the menu above each of them."""

from django.http import HttpRequest

from osl_site.common import registry
from osl_site.common.web.context_processors import MenuItem, menu_items


def settings_menu(request: HttpRequest) -> list[MenuItem]:
    """„Moje konto” for everyone, the rest by who the person is. Asks nothing of the database."""
    return menu_items(registry.settings_menu, request.path, request.user)
