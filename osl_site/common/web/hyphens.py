"""Words that browsers would part at their hyphen stay whole on a line: „e-mail”, „e-Doręczenia”."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_HELD = re.compile(
    rb"<(textarea|select|script|style|title|svg)\b.*?</\1>|<[^>]*>"
    rb"|(?<![\w@./+-])[Ee]-[A-Za-z](?:\w|[\x80-\xff])*(?![@\w])",
    re.DOTALL,
)


class KeepsHyphenatedWords:
    """Marks such words in what is read of a page, not in what is typed, chosen or addressed: no style parts a word at
    its hyphen otherwise, and signs that forbid it would be part of names that people search and say."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = kept_whole(response.content)
        return response


def kept_whole(page: bytes) -> bytes:
    """The same page in UTF-8 with „e-mail” in one piece wherever it is read."""
    return _HELD.sub(_marked, page) if b"-mail" in page or b"e-Dor" in page else page


def _marked(found: re.Match[bytes]) -> bytes:
    words = found[0]
    return words if words.startswith(b"<") else b'<span class="nowrap">%s</span>' % words
