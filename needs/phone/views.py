"""What a phone needs to write notes where there is no signal: a page that it may keep, and a fresh token when there is
one again.

The page is open to everybody and the same for everybody: the empty form, with the names of villages, and nothing of
whoever asks. What is typed stays on the phone (`static/js/notebook.js`) until the office has it.
"""

from hashlib import sha256
from json import dumps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from needs import rules
from needs.forms.notes import NoteForm
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.dictionaries.models import TALK

KEPT_BESIDE = (
    "css/office.css",
    "js/notebook.js",
    "js/photos.js",
    "js/typed_place.js",
    "fonts/osl-sans-400-latin.woff2",
    "fonts/osl-sans-700-latin.woff2",
    "fonts/osl-sans-400-rare.woff2",
    "fonts/osl-sans-700-rare.woff2",
    "icons/mark.svg",
)


def mark_on_the_phone(user: User) -> str:
    """By which a phone tells whose its notes are; says nothing to whoever finds the phone."""
    return salted_hmac("needs.phone", str(user.pk), algorithm="sha256").hexdigest()[:20]


@require_GET
@login_not_required
def shell(request: HttpRequest) -> HttpResponse:
    """The page that opens without signal. The same for everybody."""
    return render(request, "needs/phone/shell.html", _shell())


def _shell() -> dict[str, object]:
    form = NoteForm(initial={"noted_on": clock.today(), "method": TALK})
    form.fields.pop("round", None)  # what the office plans is read by nobody who has no account
    return {"form": form, "title": "Nowa notatka", "button": "Zapisz notatkę", "is_on_phone": True}


@require_GET
@login_not_required
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, for the page of a new note alone. A new page or a new release is a new version of it."""
    files = [static(name) for name in KEPT_BESIDE]
    form = _shell()["form"]
    told = dumps([files, *(str(form[name]) for name in ("locality", "commune", "group", "method", "finding"))])
    page = reverse("needs:note_add")
    context = {
        "version": sha256(told.encode()).hexdigest()[:12],
        "shell": reverse("phone_shell"),
        "page": page,
        "files": files,
    }
    script = render_to_string("needs/phone/worker.js", context)
    return HttpResponse(script, content_type="text/javascript", headers={"Service-Worker-Allowed": page})


@require_GET
@login_not_required
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """Who is signed in, as the phone knows them, and a token against forgery: asked before each note is sent. 401 where
    nobody is, 403 for who writes no notes."""
    if not request.user.is_authenticated:
        return JsonResponse({"sign_in": reverse("sign_in")}, status=401)
    if not rules.may_write_notes(request.user):
        return JsonResponse({}, status=403)
    return JsonResponse({"token": get_token(request), "person": mark_on_the_phone(request.user)})
