"""What a refusal without words says to a person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from osl_site.roof.views import method_not_allowed


class RefusalsInWords:
    """Decorators of methods answer 405 and an empty page; here it gets one, in the frame of whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content and request.method in ("GET", "POST"):
            return method_not_allowed(request, response)
        return response
