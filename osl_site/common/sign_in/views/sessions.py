"""The page of one's own sessions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.forms.form_handling import run_action
from osl_site.common.sign_in import services
from osl_site.common.sign_in.models import Session
from osl_site.common.sign_in.sessions import SEEN_EVERY


@dataclass(frozen=True)
class Signed:
    """One browser in which a person is signed in. `mark` names it in addresses, and signs nobody in."""

    session: Session
    mark: str
    is_this: bool

    @property
    def is_used_now(self) -> bool:
        return self.is_this or clock.now() - self.session.seen_at <= 2 * SEEN_EVERY


def sessions_of(user: User, key: str | None) -> list[Signed]:
    """Where this person is signed in, this browser (of `key`) first, then those used last. One query."""
    rows = Session.objects.filter(user=user).open_at(clock.now()).order_by("-seen_at", "session_key")
    found = [Signed(row, mark_of(row), row.pk == key) for row in rows]
    return sorted(found, key=lambda one: not one.is_this)


def mark_of(session: Session) -> str:
    return salted_hmac("sign_in.session", session.pk, algorithm="sha256").hexdigest()[:24]


@never_cache
@require_GET
def my_sign_in(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, and how that is ended."""
    found = sessions_of(request.user, request.session.session_key)
    user = request.user
    context = {
        "sessions": found,
        "others": len(found) - 1,
        "limits": services.policy(),
        "has_app": services.has_app(user),
        "passkeys": services.passkeys_of(user),
        "codes_left": services.codes_left(user),
    }
    return render(request, "sign_in/mine.html", context)


@require_POST
def session_end(request: HttpRequest, mark: str) -> HttpResponse:
    """One's own, by its mark."""
    key = _key_of(sessions_of(request.user, None), mark)
    run_action(
        request, lambda: services.end_session(request.user, key, by=request.user), "Przeglądarka jest wylogowana."
    )
    return redirect("my_sign_in")


def _key_of(found: Sequence[Signed], mark: str) -> str:
    for one in found:
        if constant_time_compare(one.mark, mark):
            return one.session.pk
    raise Http404


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """All one's own but this."""
    user, key = request.user, request.session.session_key
    run_action(
        request,
        lambda: services.end_sessions(user, by=user, besides=key),
        "Wszystkie inne przeglądarki są wylogowane.",
    )
    return redirect("my_sign_in")
