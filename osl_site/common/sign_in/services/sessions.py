"""Sessions ended, by whoever they are of, by an administrator, and by themselves."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.sign_in.models import Session

ENDED_ALREADY = "Ta przeglądarka jest już wylogowana."


@transaction.atomic
def end_session(user: User, key: str, *, by: User) -> None:
    """Sign one browser of a person out. A person ends only their own; raises ValidationError when it has ended."""
    if by.pk != user.pk:
        raise PermissionDenied
    if not Session.objects.filter(user=user, session_key=key).delete()[0]:
        raise ValidationError(ENDED_ALREADY)
    record("user.session_ended", user, by=by)


@transaction.atomic
def end_sessions(user: User, *, by: User | Actor, besides: str | None = None) -> int:
    """Sign a person out everywhere, but for the session of the key `besides`; answers how many browsers it was.

    A person signs themselves out, an administrator and the program anybody. Where there is none nothing is recorded.
    """
    if isinstance(by, User) and by.pk != user.pk and not may_manage_accounts(by):
        raise PermissionDenied
    there = Session.objects.filter(user=user).exclude(session_key=besides or "")
    were_open = there.open_at(clock.now()).count()
    there.delete()
    if were_open:
        record("user.sessions_ended", user, by=by)
    return were_open
