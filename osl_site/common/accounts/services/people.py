"""Acts on accounts: added, changed, closed when somebody leaves, opened again, unlocked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock, registry
from osl_site.common.accounts import rules
from osl_site.common.accounts.emails import INVITATION, What, tell_of_change
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.sign_in.services import end_sessions, is_locked, lift_lock

IS_CLOSED = "To konto jest zamknięte. Najpierw otwórz je znowu."
IS_OPEN = "To konto jest czynne."
NOT_LOCKED = "To konto nie jest zablokowane."
WHO_TAKES_OVER = "Wskaż osobę, która to przejmie."
SOMEBODY_ELSE = "Wskaż inną osobę niż ta, która odchodzi."
LAST = {
    Role.ADMINISTRATOR: "To jedyny administrator, który może się zalogować. Najpierw nadaj tę rolę komuś innemu.",
    Role.DIRECTOR: "To jedyny dyrektor, który może się zalogować. Najpierw nadaj tę rolę komuś innemu.",
}


@transaction.atomic
def add_user(
    *,
    email: str,
    name: str,
    roles: Sequence[Role],
    password: str | None,
    by: User | None,
    position: str = "",
    is_example: bool = False,
) -> User:
    """Give a person an account. `by` is None only for the very first ones, made from the command line.

    Raises ValidationError when the address is taken or no role is named. Whoever was given no password by a person of
    the office is invited by a letter to set one.
    """
    if by is not None and not rules.may_manage_accounts(by):
        raise PermissionDenied
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        position=position,
        roles=list(roles),
        roles_by=by,
        invited_at=clock.now() if by and password is None else None,
        invited_by=by if password is None else None,
        is_example=is_example,
        created_at=clock.now(),
    )
    user.set_password(password)
    records.store(user)
    if password is None and by is not None:
        promise(INVITATION, [Recipient(user.email, user)])
    record("user.added", user, by=by or Actor.WORKER)
    return user


@transaction.atomic
def change_account(account: User, values: Mapping[str, Any], *, revision: int | None, by: User) -> User:
    """Change a name, a position or roles. The person is told of other roles by a letter.

    Raises ChangedMeanwhile when somebody else saved it first; ValidationError at `roles` when the last administrator
    or director would lose that role, and for an account that is closed.
    """
    account = _held(account, by)
    if not account.is_active:
        raise ValidationError(IS_CLOSED)
    if "roles" in values:
        values = dict(values) | {"roles": [role for role in Role.values if role in values["roles"]]}
        _refuse_losing(account, set(account.roles) - set(values["roles"]), field="roles")
        if set(values["roles"]) != set(account.roles):
            values |= {"roles_at": clock.now(), "roles_by": by}
    account, changed = records.change(account, values, revision=revision)
    changed = {name: told for name, told in changed.items() if name not in ("roles_at", "roles_by")}
    if "roles" in changed:
        tell_of_change(account, What.ROLES)
    record("user.changed", account, by=by, fields=changed)
    return account


@transaction.atomic
def close_account(account: User, *, reason: str, to: User | None, by: User) -> User:
    """Nobody signs in by it any more, from the next press on. History goes on naming it, and it can be opened again.

    What waits for the person and has an owner (`registry.ties`) goes to `to`. Raises ValidationError: without a
    reason; at `to`, where something is to be handed over and nobody is named, or somebody who may not have it; of the
    last administrator or director.
    """
    account = _held(account, by)
    if not account.is_active:
        raise ValidationError(IS_CLOSED)
    _refuse_losing(account, set(account.roles))
    if to == account:
        raise ValidationError({"to": SOMEBODY_ELSE})
    account.is_active, account.closed_at, account.closed_why = False, clock.now(), records.tidy(reason)
    account.revision += 1
    records.store(account)
    entry = record("user.closed", account, by=by, fields={"closed_why": ("", account.closed_why)})
    with within(entry):
        _hand_over(account, to, by)
        end_sessions(account, by=by)
    return account


def _hand_over(account: User, to: User | None, by: User) -> None:
    for tie in registry.ties:
        if tie.hand_over is None or not tie.rows(account).exists():
            continue
        if to is None:
            raise ValidationError({"to": WHO_TAKES_OVER})
        tie.hand_over(account, to=to, by=by)


@transaction.atomic
def reopen_account(account: User, *, by: User) -> User:
    """The person comes back: with the password and the roles that they had. What was handed over stays where it is."""
    account = _held(account, by)
    if account.is_active:
        raise ValidationError(IS_OPEN)
    why = account.closed_why
    account.is_active, account.closed_at, account.closed_why = True, None, ""
    account.revision += 1
    records.store(account)
    record("user.reopened", account, by=by, fields={"closed_why": (why, "")})
    return account


@transaction.atomic
def unlock_account(account: User, *, by: User) -> User:
    """Wrong passwords so far are forgotten, from wherever they came: the person may try again at once.

    Raises ValidationError when it is not locked (any more).
    """
    account = _held(account, by)
    if not is_locked(account):
        raise ValidationError(NOT_LOCKED)
    lift_lock(account, by=by)
    return account


def _held(account: User, by: User) -> User:
    """The account as it stands now, held together with everybody who sets up or decides: two who close each other at
    one moment come one after the other, and the later one is nobody any more. Raises PermissionDenied."""
    holders = User.objects.select_for_update().filter(is_active=True, roles__overlap=list(LAST))
    list(holders.order_by("pk").values_list("pk"))
    account = User.objects.select_for_update().get(pk=account.pk)
    if not rules.may_manage_accounts(by) or not User.objects.filter(pk=by.pk, is_active=True).exists():
        raise PermissionDenied
    return account


def why_not_closed(account: User) -> str:
    """The sentence that says of whom the office would have nobody, were this account closed; nothing where it may be.
    Two queries at most."""
    return next(_lost_by(account, set(account.roles)), "")


def _refuse_losing(account: User, lost: set[str], field: str | None = None) -> None:
    for sentence in _lost_by(account, lost):
        raise ValidationError({field: sentence} if field else sentence)


def _lost_by(account: User, lost: set[str]) -> Iterator[str]:
    """Somebody else who has set a password, and so can come in, has each of these roles; the database holds to less."""
    others = User.objects.filter(is_active=True).exclude(pk=account.pk).exclude(password__startswith="!")
    return (said for role, said in LAST.items() if role in lost and not others.filter(roles__contains=[role]).exists())
