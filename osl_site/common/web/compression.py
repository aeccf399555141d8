"""Answers that brotli makes smaller than gzip does, for whoever's browser takes it: pages without secrets alone.

A page that is sent compressed lets somebody who can have words put into it guess what stands beside them, by its length
(BREACH). Django's gzip adds a random length against that; brotli has none here. So only what nobody is signed in for is
compressed by this: all of it is public, whoever guesses.
"""

from collections.abc import Callable
from functools import wraps

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from osl_site.common.web.page_cache import QUALITY, coding_of


def in_brotli(view: Callable) -> Callable:
    """Mark a public view whose page is long and is made anew for each reader. Who takes no brotli, or is signed in,
    gets what Django's own middleware makes of it."""

    @wraps(view)
    def compressed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        is_anyones = settings.SESSION_COOKIE_NAME not in request.COOKIES
        accepted = request.headers.get("Accept-Encoding", "")
        if response.status_code == 200 and is_anyones and coding_of(accepted) == "br":
            _compress(response)
        return response

    return compressed


def _compress(response: HttpResponse) -> None:
    response.content = brotli.compress(response.content, quality=QUALITY)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"  # one page, whatever its coding
