"""Second steps: added, used, taken off. Whoever's it is gets a letter."""

import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.emails import What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.trail import record
from osl_site.common.sign_in.factors import recovery, totp
from osl_site.common.sign_in.models import Authenticator, RecoveryCode
from osl_site.common.sign_in.services.policy import is_asked, policy

WRONG = "To nie jest kod, który aplikacja pokazuje teraz. Poczekaj na następny i wpisz go."
NEEDED = "Przy Twojej roli logowanie wymaga aplikacji. Zmieniasz telefon? Poproś administratora, żeby ją odłączył."
ALREADY = "Masz już aplikację. Najpierw ją odłącz."


@transaction.atomic
def add_authenticator(user: User, *, secret: str, code: str, by: User) -> list[str]:
    """Join an app to one's account, once a code of it shows that it was read rightly; answers ten recovery codes.

    Raises ValidationError of a wrong code, or where there is an app.
    """
    _own(user, by)
    User.objects.select_for_update().get(pk=user.pk)
    if Authenticator.objects.filter(user=user).exists():
        raise ValidationError(ALREADY)
    now = clock.now()
    step = totp.step_of(secret, _digits(code), now)
    if step is None:
        raise ValidationError({"code": WRONG})
    Authenticator.objects.create(user=user, secret=secret, last_step=step, created_at=now, used_at=now)
    record("user.authenticator_added", user, by=by)
    tell_of_change(user, What.FACTOR)
    return _new_codes(user)


@transaction.atomic
def remove_authenticator(user: User, *, by: User) -> None:
    """Take the app and the recovery codes off: one's own, or, by an administrator, those of who lost their phone.

    Raises ValidationError where there is none, and of one's own while one has to have it.
    """
    if by.pk != user.pk and not may_manage_accounts(by):
        raise PermissionDenied
    asked = policy()
    if by.pk == user.pk and asked.since and asked.since <= clock.today() and is_asked(user, asked):
        raise ValidationError(NEEDED)
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise ValidationError("To konto nie ma aplikacji z kodami.")
    RecoveryCode.objects.filter(user=user).delete()
    record("user.authenticator_removed", user, by=by)
    tell_of_change(user, What.FACTOR)


@transaction.atomic
def make_recovery_codes(user: User, *, by: User) -> list[str]:
    """Ten new codes; those before them count no more. They are told this once."""
    _own(user, by)
    User.objects.select_for_update().get(pk=user.pk)
    if not Authenticator.objects.filter(user=user).exists():
        raise PermissionDenied
    record("user.recovery_codes_made", user, by=by)
    tell_of_change(user, What.FACTOR)
    return _new_codes(user)


@transaction.atomic
def use_code(user: User, code: str) -> bool:
    """Whether it is a code of the person's app, or one of their recovery codes: each is taken once, and in order."""
    typed, now = _digits(code), clock.now()
    if len(typed) == recovery.DIGITS:
        given = recovery.digests(user.pk, recovery.in_groups(typed))
        unused = RecoveryCode.objects.filter(user=user, digest__in=given, used_at=None)
        if not unused.update(used_at=now):
            return False
        record("user.recovery_code_used", user, by=user)
        return True
    row = Authenticator.objects.select_for_update().filter(user=user).first()
    step = totp.step_of(row.secret, typed, now, after=row.last_step) if row else None
    if step is None:
        return False
    row.last_step, row.used_at = step, now
    row.save(update_fields=["last_step", "used_at"])
    return True


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def _own(user: User, by: User) -> None:
    if by.pk != user.pk:
        raise PermissionDenied


def _digits(code: str) -> str:
    return re.sub(r"[^0-9]", "", code)


def _new_codes(user: User) -> list[str]:
    codes, now = recovery.new_codes(), clock.now()
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=recovery.digests(user.pk, code)[0], made_at=now) for code in codes
    )
    return codes
