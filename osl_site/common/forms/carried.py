"""A form that was sent too late is not lost: its answers are carried through signing in, and sent again by a person.

They go with the page, never into a table: signed, of one person, for twelve hours. Passwords and files are not carried.
Residents' forms bear no mark of a person and are not carried at all.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from osl_site.common.forms.edit_forms import SECRET

CARRIED = "niesione"  # the field of the page of signing in
PERSON = "osoba"  # the field by which a form says for whom it was drawn
MOST = 1_000_000  # letters; a page that is longer is not carried
AGE = 12 * 60 * 60  # seconds
SALT = "forms.carried"
LONG = 40  # letters, from which an answer is shown to be read
NEVER_CARRIED = ("csrfmiddlewaretoken", CARRIED, PERSON)


@dataclass(frozen=True)
class Carried:
    """What a form held when it came too late."""

    path: str
    person: int
    answers: tuple[tuple[str, str], ...]
    has_files: bool

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
    return Carried(request.get_full_path(), person, answers, bool(request.FILES))


def signed(found: Carried) -> str:
    """As the page of signing in bears it."""
    stored = [found.path, found.person, found.answers, found.has_files]
    return signing.dumps(stored, salt=SALT, compress=True)


def came_back(request: HttpRequest) -> Carried | None:
    """What the page of signing in bore, for the person who signed in; nothing of anybody else's, forged or too old."""
    try:
        path, person, answers, has_files = signing.loads(request.POST.get(CARRIED, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    if person != request.user.pk:
        return None
    return Carried(path, person, tuple(map(tuple, answers)), has_files)


def ask_to_send_again(request: HttpRequest, found: Carried, *, status: int = 200) -> HttpResponse:
    """The page that shows what was typed and sends it again when the person says so; nothing is done by itself."""
    return render(request, "accounts/resumed.html", {"carried": found}, status=status)


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
