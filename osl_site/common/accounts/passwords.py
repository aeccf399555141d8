"""An act confirmed by the password of the person who is signed in. Wrong ones are counted as at signing in."""

from django.contrib.auth import authenticate
from django.http import HttpRequest

from osl_site.common.accounts.throttling import LOCKED, is_locked
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access

MISSING = "Wpisz hasło, którym się logujesz."
WRONG = "To nie jest Twoje hasło. Wpisz je jeszcze raz. Reszta jest zachowana."


def refused_password(request: HttpRequest, password: str) -> str:
    """Why the password does not confirm the act of `request.user`, as a sentence; empty when it does.

    After as many wrong ones as lock an account at signing in, none is looked at for as long.
    """
    if not password:
        return MISSING
    user, bare = request.user, _without_what_was_typed(request)
    if is_locked(bare, user.email):
        return LOCKED
    if authenticate(bare, username=user.email, password=password) == user:
        return ""
    note_access(AccessKind.REFUSED, by=user, what="hasło potwierdzające")
    return WRONG


def _without_what_was_typed(request: HttpRequest) -> HttpRequest:
    """Who counts wrong passwords keeps the whole form, the password under our name for it included: it gets none."""
    bare = HttpRequest()
    bare.META, bare.method = request.META, request.method
    return bare
