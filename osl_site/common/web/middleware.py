"""What an address says before any page is made: its language; and that a sentence went on behind it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.utils import translation
from django.utils.encoding import escape_uri_path

OF_SENTENCES = " .,;:!?…)]}>\"'”’»*"


class LanguageOfAddress:
    """Polish, or the language that the address begins with.

    Unlike Django's own middleware it looks at no cookie and no header, so that no page says `Vary: Accept-Language` and
    a cache in front keeps one copy of each address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(asked):
            request.LANGUAGE_CODE = asked
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", asked)
        return response


class WithoutTrailingSigns:
    """An address that a mail program took together with the full stop, comma or bracket behind it leads to the page
    that was meant. Only where nothing is found."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        meant = meant_by(request.path_info)
        if not meant:
            return response
        query = request.META.get("QUERY_STRING", "")
        there = escape_uri_path(meant)
        return HttpResponsePermanentRedirect(f"{there}?{query}" if query else there)


def meant_by(path: str) -> str:
    """The address without the signs behind it, if there are any and there is such an address; else nothing."""
    bare = path.rstrip(OF_SENTENCES + "/")
    if not bare or bare == path.rstrip("/"):
        return ""
    return next((address for address in (f"{bare}/", bare) if is_valid_path(address)), "")
