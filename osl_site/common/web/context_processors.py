"""What the frame of every page shows: office, languages, menus. Lazy: a page without a frame asks nothing."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.functional import SimpleLazyObject

from osl_site.common import registry
from osl_site.common.centre.office import office
from osl_site.common.centre.rules import may_edit_whole_office
from osl_site.common.centre.starting.steps import Back, back_from
from osl_site.common.text.languages import languages
from osl_site.common.web.navigation import menu_items, standing, tabs_at
from osl_site.common.web.waiting import waiting_at


def home_url() -> str:
    """Where residents' pages begin, in the language of the page: whichever room has them, the settings name it."""
    return resolve_url(settings.LOGOUT_REDIRECT_URL)


def desk_url() -> str:
    """Where the pages of the staff begin."""
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def page_frame(request: HttpRequest) -> dict:
    """The office, the languages and the menus, by name; public pages never touch the session for these."""
    here, waiting = request.path, SimpleLazyObject(lambda: waiting_at(request))
    return {
        "office": SimpleLazyObject(office),
        "languages": SimpleLazyObject(lambda: languages(request)),
        "public_menu": SimpleLazyObject(lambda: menu_items(registry.public_menu, here, AnonymousUser())),
        "public_foot": SimpleLazyObject(lambda: menu_items(registry.public_foot, here, AnonymousUser())),
        "staff_menu": SimpleLazyObject(lambda: menu_items(registry.menu, standing(request), request.user, waiting)),
        "staff_tabs": SimpleLazyObject(lambda: tabs_at(standing(request), request.user)),
        "set_up": SimpleLazyObject(lambda: _set_up(request)),
        "may_search": SimpleLazyObject(lambda: any(kind.may(request.user) for kind in registry.search)),
        "staff_bar": SimpleLazyObject(lambda: menu_items(registry.bar, here, request.user, waiting)),
    }


def _set_up(request: HttpRequest) -> Back | None:
    """The way back to the steps of setting up, for whoever does them, from a page of one of them."""
    return back_from(request.path) if may_edit_whole_office(request.user) else None
