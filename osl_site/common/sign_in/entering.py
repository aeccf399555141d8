"""The way in: the password first, then for whoever has a second step a code or a passkey; only then is one in."""

from datetime import datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.sign_in.browsers import browser_in_words
from osl_site.common.sign_in.challenges import ASKED
from osl_site.common.sign_in.services import has_factor, is_asked, policy
from osl_site.common.sign_in.sessions import BROWSER

AWAITED, DUE = "second_step_of", "factor_is_due"  # in the session
PATIENCE = timedelta(minutes=5)


def await_second_step(request: HttpRequest, user: User) -> None:
    """Remember for five minutes that this person gave their password. It opens nothing yet."""
    until = (clock.now() + PATIENCE).isoformat()
    request.session[AWAITED] = {"user": user.pk, "until": until, "proof": user.get_session_auth_hash()}


def awaited(request: HttpRequest) -> User | None:
    """Who gave their password within five minutes, and has the same one and an account still."""
    told = request.session.get(AWAITED)
    if not told or datetime.fromisoformat(told["until"]) < clock.now():
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    return user if user and constant_time_compare(told["proof"], user.get_session_auth_hash()) else None


def enter(request: HttpRequest, user: User) -> None:
    """Sign this person in, and write it down. Who has to have a second step and lacks it is led to it from the day
    on which it has to be; before it their desk asks for it (`desk.py`)."""
    request.session.pop(AWAITED, None)
    request.session.pop(ASKED, None)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[BROWSER] = browser_in_words(request.headers.get("user-agent", ""))
    note_access(AccessKind.SIGNED_IN, by=user)
    asked = policy()
    if not is_asked(user, asked) or has_factor(user):
        return
    if asked.since <= clock.today():
        request.session[DUE] = True
