"""Who does what cannot be taken back, or takes protected data away, proves again to be there: once in fifteen minutes.

Signing in counts. A form that came too late for it is carried as past the end of a session, and loses nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.forms.carried import CARRIED, sent_too_late, signed
from osl_site.common.sign_in.challenges import asked_of_passkey
from osl_site.common.sign_in.factors.passkeys import origin
from osl_site.common.sign_in.services import has_app

CONFIRMED = "confirmed_at"  # in the session
PROOF = "potwierdzenie"  # the field of the page that asks
WITHIN = timedelta(minutes=15)
View = Callable[..., HttpResponse]


def is_confirmed(request: HttpRequest) -> bool:
    """Whether this person signed in, or gave their password or a code, within fifteen minutes."""
    session = request.session
    told = session.get(CONFIRMED)
    at = datetime.fromisoformat(told) if told else getattr(session.row, "created_at", None)
    return at is not None and clock.now() - at <= WITHIN


def confirm(request: HttpRequest) -> None:
    request.session[CONFIRMED] = clock.now().isoformat()


def confirmed_view(view: View) -> View:
    """Ask whoever has not proved it lately to do so first. Stands below the guards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if is_confirmed(request) else ask_to_confirm(request)

    return guarded


def label_of_proof(user: User) -> str:
    """What the field in which it is typed is called. One query."""
    return "Twoje hasło albo kod z aplikacji" if has_app(user) else "Twoje hasło"


def ask_to_confirm(request: HttpRequest, *, carried: str = "", back: str = "") -> HttpResponse:
    """The page that asks for the password or a passkey, with what was sent; `back` is where a file is asked for, which
    leaves this page where it is."""
    found = None if carried else sent_too_late(request)
    context = {
        "field": PROOF,
        "label": label_of_proof(request.user),
        "carried": carried or (signed(found) if found else ""),
        "carried_field": CARRIED,
        "next": request.get_full_path(),
        "back": back,
        "passkeys": asked_of_passkey(request, request.user),
        "origin": origin(),
    }
    return render(request, "sign_in/confirm.html", context, status=403)
