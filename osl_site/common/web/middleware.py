"""In which language a page speaks: its address says so, and nothing else does."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


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
