from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts import rules
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import editing


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

    Raises ValidationError when the address is taken or no role is named. Without a password the person asks for one
    by „Nie pamiętam hasła”.
    """
    if by is not None and not rules.may_manage_accounts(by):
        raise PermissionDenied
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        position=position,
        roles=list(roles),
        is_example=is_example,
        created_at=clock.now(),
    )
    user.set_password(password)
    editing.store(user)
    record("user.added", user, by=by or Actor.WORKER)
    return user


@transaction.atomic
def change_password(user: User, *, password: str, by: User) -> User:
    """Set a new password. A person changes only their own; every other session of theirs ends with it."""
    if by.pk != user.pk:
        raise PermissionDenied
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise ValidationError("To konto jest wyłączone. Zwróć się do administratora.")
    user.set_password(password)
    user.save(update_fields=["password"])
    record("user.password_changed", user, by=by, fields=["password"])
    return user
