"""A password looked at: at signing in, and to confirm an act. Wrong ones are counted in one place."""

from django.contrib.auth import authenticate
from django.http import HttpRequest

from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.sign_in import services
from osl_site.common.sign_in.lines import line_of
from osl_site.common.sign_in.models import Step
from osl_site.common.sign_in.services.throttle import TooMany

MISSING = "Wpisz hasło, którym się logujesz."
WRONG = "To nie jest Twoje hasło. Wpisz je jeszcze raz. Reszta jest zachowana."


def person_with(request: HttpRequest, email: str, password: str, *, step: Step = Step.PASSWORD) -> User | None:
    """Whose address and password these are; None of a wrong one, which counts. Raises TooMany, and looks at none."""
    attempt = services.begin_attempt(step, email=email, line=line_of(request))
    user = authenticate(request, username=email.strip().lower(), password=password)
    if user is not None:
        services.pass_attempt(attempt)
    return user


def refused_password(request: HttpRequest, password: str) -> str:
    """Why the password does not confirm the act of `request.user`, as a sentence; empty when it does."""
    if not password:
        return MISSING
    try:
        if person_with(request, request.user.email, password, step=Step.CONFIRMATION) == request.user:
            return ""
    except TooMany as refusal:
        return f"{refusal.message} Reszta jest zachowana."
    note_access(AccessKind.REFUSED, by=request.user, what="hasło potwierdzające")
    return WRONG
