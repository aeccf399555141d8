"""Acts on passwords: changed by whoever they are of, asked for anew by whoever forgot one."""

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.emails import PASSWORD, What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.sign_in.services import end_sessions

USED = "Ten link już zadziałał: nowe hasło jest ustawione. Zaloguj się nim albo poproś o nowy link."
BETWEEN_LETTERS = timedelta(minutes=5)


@transaction.atomic
def change_password(
    user: User, *, password: str, by: User, session: str | None = None, is_due: Callable[[User], bool] | None = None
) -> User:
    """Set a new password. A person changes only their own; every session of theirs but the one of the key `session`
    ends with it.

    A letter tells them, unless it is the first password of the account. `is_due` is asked of the account once it is
    held: a link that was sent in four times at one moment changes it once. Raises ValidationError otherwise, and for a
    closed account.
    """
    if by.pk != user.pk:
        raise PermissionDenied
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise ValidationError("To konto jest wyłączone. Zwróć się do administratora.")
    if is_due and not is_due(user):
        raise ValidationError(USED)
    is_first = not user.has_usable_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    if not is_first:
        tell_of_change(user, What.PASSWORD)
    with within(record("user.password_changed", user, by=by, fields=["password"])):
        end_sessions(user, by=by, besides=session)
    return user


@transaction.atomic
def ask_for_new_password(email: str) -> None:
    """Have the letter with the link sent to the person with this address, if there is one and none was just asked for.

    Nobody fills a mailbox by pressing a button. Anybody may ask, so this is no act and leaves nothing in the trail.
    """
    for user in User.objects.select_for_update().filter(email=email.strip().lower(), is_active=True):
        asked = Letter.objects.filter(subject_type=user._meta.label_lower, subject_id=user.pk, kind=PASSWORD)
        if not asked.filter(made_at__gt=clock.now() - BETWEEN_LETTERS).exists():
            promise(PASSWORD, [Recipient(user.email, user)])
