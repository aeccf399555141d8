"""Second steps: added, used, taken off. Whoever's it is gets a letter."""

import re
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from osl_site.common import clock
from osl_site.common.accounts.emails import What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.trail import record
from osl_site.common.sign_in.factors import recovery, totp
from osl_site.common.sign_in.models import Authenticator, Passkey, RecoveryCode
from osl_site.common.sign_in.services.policy import is_asked, policy

WRONG = "To nie jest kod, który aplikacja pokazuje teraz. Poczekaj na następny i wpisz go."
NEEDED = (
    "Przy Twojej roli logowanie wymaga drugiego kroku, a to jest jedyny. Najpierw dołącz inny: klucz dostępu albo "
    "aplikację."
)
ALREADY = "Masz już aplikację. Najpierw ją odłącz."
KINDS = (Authenticator, Passkey)


@dataclass(frozen=True)
class Joined:
    """That a second step was joined, and the recovery codes that came with it: ten with a person's first one."""

    codes: list[str]


@transaction.atomic
def add_authenticator(user: User, *, secret: str, code: str, by: User) -> Joined:
    """Join an app to one's account, once a code of it shows that it was read rightly.

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
    codes = codes_of_the_first(user)
    Authenticator.objects.create(user=user, secret=secret, last_step=step, created_at=now, used_at=now)
    record("user.authenticator_added", user, by=by)
    tell_of_change(user, What.FACTOR)
    return Joined(codes)


@transaction.atomic
def remove_authenticator(user: User, *, by: User) -> None:
    """Take one's own app off; with the last second step go the recovery codes.

    Raises ValidationError where there is none, and of the last second step of who has to have one.
    """
    _own(user, by)
    User.objects.select_for_update().get(pk=user.pk)
    row = Authenticator.objects.filter(user=user).first()
    if row is None:
        raise ValidationError("To konto nie ma aplikacji z kodami.")
    refuse_losing_the_last(user)
    erase(row)
    forget_codes_without_factor(user)
    record("user.authenticator_removed", user, by=by)
    tell_of_change(user, What.FACTOR)


@transaction.atomic
def take_off_factors(user: User, *, by: User) -> None:
    """Take off whatever somebody has who lost it: app, passkeys, recovery codes. By an administrator.

    Raises ValidationError where there is nothing.
    """
    if not may_manage_accounts(by):
        raise PermissionDenied
    User.objects.select_for_update().get(pk=user.pk)
    rows = [row for model in KINDS for row in model.objects.filter(user=user)]
    if not rows:
        raise ValidationError("To konto nie ma drugiego kroku logowania.")
    for row in rows:
        erase(row)
    forget_codes_without_factor(user)
    record("user.second_step_removed", user, by=by)
    tell_of_change(user, What.FACTOR)


def refuse_losing_the_last(user: User) -> None:
    """Raises ValidationError where a person who has to have a second step by now has no more than one."""
    asked = policy()
    is_due = asked.since and asked.since <= clock.today() and is_asked(user, asked)
    if is_due and sum(model.objects.filter(user=user).count() for model in KINDS) <= 1:
        raise ValidationError(NEEDED)


def erase(row: Authenticator | Passkey) -> None:
    """For ever: no backup that is put in again brings it back."""
    key = row.pk
    row.delete()
    note_erasure(type(row), [key], at=clock.now())


def codes_of_the_first(user: User) -> list[str]:
    """Ten recovery codes for who is about to have a first second step; none for who has one, whose codes stay."""
    return [] if has_factor(user) else _new_codes(user)


def forget_codes_without_factor(user: User) -> None:
    """Codes on paper stand in for a second step, and go with the last one."""
    if not has_factor(user):
        RecoveryCode.objects.filter(user=user).delete()


@transaction.atomic
def make_recovery_codes(user: User, *, by: User) -> list[str]:
    """Ten new codes; those before them count no more. They are told this once."""
    _own(user, by)
    User.objects.select_for_update().get(pk=user.pk)
    if not has_factor(user):
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
    """Whether the person has a second step of any kind. One query."""
    return User.objects.filter(pk=user.pk).filter(with_factor()).exists()


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def codes_left(user: User) -> int:
    """How many recovery codes are not used up. One query."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def with_factor() -> Q:
    """Accounts that have a second step of any kind."""
    return Q(pk__in=Authenticator.objects.values("user")) | Q(pk__in=Passkey.objects.values("user"))


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
