"""A form that was sent too late is not lost: its answers are carried through signing in, back into the form itself.

The page of signing in stands at the form's own address, and so does what follows it: the form with everything in it,
or, where nothing but a button was pressed, a page that asks for the press again. Nothing is done by itself.

They go with the page, never into a table: signed, of one person, for twelve hours. Passwords and files are not carried.
Residents' forms bear no mark of a person and are not carried at all.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve

from osl_site.common.forms.edit_forms import SECRET
from osl_site.common.forms.typed_before import fill_with, typed_before

CARRIED = "niesione"  # the field of the page of signing in
PERSON = "osoba"  # the field by which a form says for whom it was drawn
MOST = 1_000_000  # letters; a page that is longer is not carried
AGE = 12 * 60 * 60  # seconds
SALT = "forms.carried"
LONG = 40  # letters, from which an answer is shown to be read
TYPED = "Tego jeszcze nie zapisaliśmy. Co było wpisane, jest w formularzu: przeczytaj i wyślij jeszcze raz."
FILES = "Plików nie dało się zachować. Wybierz je jeszcze raz."
OF_PASSKEY = "odpowiedz-klucza"  # the field of what a passkey signed: good for once
NEVER_CARRIED = ("csrfmiddlewaretoken", CARRIED, PERSON, OF_PASSKEY)


@dataclass(frozen=True)
class Carried:
    """What a form held when it came too late."""

    path: str
    person: int
    answers: tuple[tuple[str, str], ...]
    has_files: bool
    origin: str = ""  # the page of ours from which it was sent

    @property
    def texts(self) -> list[str]:
        """The longer answers, as they were typed."""
        return [value for _name, value in self.answers if len(value) > LONG]

    @property
    def mark(self) -> str:
        return _mark(self.person)


def mark_of(request: HttpRequest) -> str:
    """For whom a form of the office is drawn; nothing on pages that are open to everybody, which ask not who reads."""
    found = request.resolver_match
    if found is None or not getattr(found.func, "login_required", True) or not request.user.is_authenticated:
        return ""
    return _mark(request.user.pk)


def sent_too_late(request: HttpRequest) -> Carried | None:
    """What was sent, where it bears the mark of a person and is not too long."""
    person = person_of(request)
    if person is None:
        return None
    lists = [(name, values) for name, values in request.POST.lists() if is_kept(name)]
    answers = tuple((name, value) for name, values in lists for value in values)
    if sum(len(name) + len(value) for name, value in answers) > MOST:
        return None
    return Carried(request.get_full_path(), person, answers, bool(request.FILES), _origin(request))


def signed(found: Carried) -> str:
    """As the page of signing in bears it."""
    stored = [found.path, found.person, found.answers, found.has_files, found.origin]
    return signing.dumps(stored, salt=SALT, compress=True)


def carried_by(request: HttpRequest) -> Carried | None:
    """What the page of signing in bore; nothing that is forged or too old."""
    return unsigned(request.POST.get(CARRIED, ""))


def unsigned(token: str) -> Carried | None:
    """What `signed` made; nothing of what is forged or too old."""
    try:
        told = signing.loads(token, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    path, person, answers, has_files, origin = told
    return Carried(path, person, tuple(map(tuple, answers)), has_files, origin)


def came_back(request: HttpRequest) -> Carried | None:
    """What the page of signing in bore, for the person who signed in; nothing of anybody else's, forged or too old."""
    found = carried_by(request)
    return found if found and found.person == request.user.pk else None


def open_again(request: HttpRequest, found: Carried, *, status: int = 200) -> HttpResponse:
    """The form that was sent too late, with everything that was typed, as if it were opened now: by GET, so that
    nothing is done. Where nothing opens at its address, a page shows what was typed and asks to send it again."""
    response = _form_again(request, found)
    if response is None or response.status_code != 200:
        return ask_to_send_again(request, found, status=status)
    response.status_code = status
    return response


def ask_to_send_again(request: HttpRequest, found: Carried, *, status: int = 200) -> HttpResponse:
    """The page that shows what was typed and sends it again when the person says so; nothing is done by itself."""
    return render(request, "accounts/resumed.html", {"carried": found}, status=status)


def _form_again(request: HttpRequest, found: Carried) -> HttpResponse | None:
    there = urlsplit(found.path)
    match = resolve(there.path)
    fill_with(request, typed_before(_by_name(found.answers)))
    request.method, request.GET = "GET", QueryDict(there.query)
    request.path = request.path_info = there.path
    request.resolver_match = match
    for words in [TYPED, FILES] if found.has_files else [TYPED]:
        messages.warning(request, words)
    try:
        response = match.func(request, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        response = None
    if response is None or response.status_code != 200:
        list(messages.get_messages(request))  # they speak of a form that is not shown
    return response


def _by_name(answers: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for name, value in answers:
        lists.setdefault(name, []).append(value)
    return lists


def _origin(request: HttpRequest) -> str:
    """The path of the page that sent this, if it is one of ours."""
    there = urlsplit(request.headers.get("referer", ""))
    return there.path if there.netloc == request.get_host() and there.path.startswith("/") else ""


def is_kept(name: str) -> bool:
    """Whether a field of this name may outlive its page; what proves who sends, and passwords, may not."""
    return name not in NEVER_CARRIED and not name.endswith(SECRET)


def _mark(person: int) -> str:
    return signing.Signer(salt=SALT).sign(str(person))


def person_of(request: HttpRequest) -> int | None:
    """The id of the person for whom the form that is sent was drawn; None for what bears no mark of ours."""
    if request.method != "POST":
        return None
    try:
        return int(signing.Signer(salt=SALT).unsign(request.POST.get(PERSON, "")))
    except signing.BadSignature:
        return None
