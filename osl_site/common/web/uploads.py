"""How much may be sent to an address, said beside its view; what is too large or cannot be read is refused at the door.

Residents' forms and addresses that do not exist take `OF_RESIDENTS`, the office's `OF_OFFICE` (a document pasted into
the wrong field comes back whole), whatever says `@takes(WITH_FILE)` the largest file and the form around it, and
`@takes(WITH_PHOTOS)` the photographs of a form.
"""

import codecs
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve
from django.utils.http import parse_header_parameters

MB = 2**20  # octets
OF_RESIDENTS = MB
OF_OFFICE = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
WITH_FILE = 12 * MB
WITH_PHOTOS = 40 * MB
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
UNREADABLE = "osl.unreadable"
CHARSET = re.compile(r""";\s*charset\s*=\s*("[^"]*"|[^;]*)""", re.IGNORECASE)
View = Callable[..., HttpResponse]


class TooLarge(RequestDataTooBig):
    """More was sent than the address takes; `most` octets are what it takes."""

    def __init__(self, most: int) -> None:
        super().__init__(f"More than {most} octets were sent.")
        self.most = most


def takes(most: int) -> Callable[[View], View]:
    """Let a view be sent so many octets, whatever its class of address. The outermost decorator of the view."""

    def mark(view: View) -> View:
        view.most_octets = most
        return view

    return mark


class SpeaksUtf8:
    """Around the whole application: Django meets no encoding but UTF-8.

    It reads the questions of an address in whatever encoding the head names for the body, before there is a request
    that could be refused; of some it would break off without a page. What is sent in another is refused at the door.
    """

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], *rest: Any) -> Any:
        said = environ.get("CONTENT_TYPE") or ""
        if ";" in said:
            try:
                charset = parse_header_parameters(said)[1].get("charset", "utf-8")
                is_ours = codecs.lookup(charset).name in ("utf-8", "ascii")
            except (LookupError, ValueError):
                is_ours = False
            if is_ours:
                environ["CONTENT_TYPE"] = CHARSET.sub("", said)
            else:
                environ["CONTENT_TYPE"], environ[UNREADABLE] = said.partition(";")[0], said
        return self.application(environ, *rest)


class ReadAtTheDoor:
    """Refuses what says of itself that it is too large before a byte is read, then reads what a form sent, once.

    Whatever cannot be read raises BadRequest or its like here, at every address alike, so that no page that is made
    later, not even one that refuses, trips over it. Stands where it is known who asks, for the frame of the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = octets_of(request)
        if sent and sent > (most := most_for(request.path_info)):
            request.POST = QueryDict()
            raise TooLarge(most)
        if request.method == "POST":
            try:
                _read(request, sent)
            except (UnicodeError, LookupError, UnreadablePostError, MultiPartParserError) as problem:
                request.POST = QueryDict()
                raise BadRequest("What was sent cannot be read.") from problem
        return self.get_response(request)


def octets_of(request: HttpRequest) -> int:
    """How many octets follow the head, as the head says; without a word of it none are read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def most_for(path: str) -> int:
    """How many octets the address takes."""
    try:
        view = resolve(path).func
    except Resolver404:
        return OF_RESIDENTS
    return allowed(view)


def allowed(view: View) -> int:
    """How many octets the view takes: what it says, or what its class of address does."""
    return getattr(view, "most_octets", OF_OFFICE if getattr(view, "login_required", True) else OF_RESIDENTS)


def _read(request: HttpRequest, sent: int) -> None:
    """Read the form. Raises UnicodeError for what is not UTF-8 and MultiPartParserError where no part is found."""
    if UNREADABLE in request.META:
        raise UnicodeError(request.META[UNREADABLE])
    if request.content_type == FORM:
        unquote_to_bytes(request.body).decode()
    has_parts = bool(request.POST or request.FILES)
    shortest = len(f"--{request.content_params.get('boundary', '')}--\r\n")  # of a form that has no field
    if request.content_type == PARTS and not has_parts and sent > shortest:
        raise MultiPartParserError("No part between its boundaries.")
