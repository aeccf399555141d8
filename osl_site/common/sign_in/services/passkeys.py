"""Passkeys: joined, used, taken off. Whoever's it is gets a letter."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.emails import What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.sign_in.factors import passkeys
from osl_site.common.sign_in.models import Passkey
from osl_site.common.sign_in.services.factors import (
    Joined,
    codes_of_the_first,
    erase,
    forget_codes_without_factor,
    refuse_losing_the_last,
)

UNFIT = "Nie udało się dołączyć klucza. Naciśnij przycisk jeszcze raz i zrób, o co prosi przeglądarka."
ALREADY = "Ten klucz jest już dołączony."
SAME_NAME = "Masz już klucz o tej nazwie. Nazwij ten inaczej."
OFF_ALREADY = "Ten klucz jest już odłączony."
MOST = 10  # keys of one person
TOO_MANY = f"Masz już {MOST} kluczy. Najpierw odłącz któryś."


def passkeys_of(user: User) -> list[Passkey]:
    """In the order in which they were joined. One query."""
    return list(Passkey.objects.filter(user=user).order_by("created_at", "id"))


def known(rows: Sequence[Passkey]) -> list[passkeys.Known]:
    return [passkeys.Known(bytes(row.credential_id), bytes(row.public_key)) for row in rows]


@transaction.atomic
def add_passkey(user: User, *, name: str, answer: str, challenge: bytes | None, by: User) -> Joined:
    """Join the key that a device made for this challenge to one's account.

    Raises ValidationError of an answer that proves nothing, of a key that is joined already, here or to another
    account, of a name that another key has (at `name`), and of an eleventh key.
    """
    if by.pk != user.pk:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=user.pk)
    try:
        made = passkeys.joined(answer, challenge or b"")
    except passkeys.Unfit:
        raise ValidationError(UNFIT) from None
    rows, name = passkeys_of(user), records.tidy(name)
    if len(rows) >= MOST:
        raise ValidationError(TOO_MANY)
    _refuse_the_name_of_another(rows, name)
    key = made.known
    if Passkey.objects.filter(credential_id=key.credential_id).exists():
        raise ValidationError(ALREADY)
    codes = codes_of_the_first(user)
    counted = {"sign_count": made.sign_count, "is_backed_up": made.is_backed_up}
    stored = {"credential_id": key.credential_id, "public_key": key.public_key}
    Passkey.objects.create(user=user, name=name, created_at=clock.now(), **stored, **counted)
    record("user.passkey_added", user, by=by)
    tell_of_change(user, What.FACTOR)
    return Joined(codes)


@transaction.atomic
def rename_passkey(user: User, pk: int, *, name: str, by: User) -> Passkey:
    """Call one of one's own keys otherwise; the key stays the same. The same name changes nothing.

    Raises ValidationError where it is off already, and of a name that another of one's keys has (at `name`).
    """
    if by.pk != user.pk:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=user.pk)
    rows, name = passkeys_of(user), records.tidy(name)
    row = next((row for row in rows if row.pk == pk), None)
    if row is None:
        raise ValidationError(OFF_ALREADY)
    _refuse_the_name_of_another([one for one in rows if one.pk != pk], name)
    if name != row.name:
        row.name = name
        row.save(update_fields=["name"])
        record("user.passkey_renamed", user, by=by)
    return row


def _refuse_the_name_of_another(rows: Sequence[Passkey], name: str) -> None:
    if any(row.name.lower() == name.lower() for row in rows):
        raise ValidationError({"name": SAME_NAME})


@transaction.atomic
def remove_passkey(user: User, pk: int, *, by: User) -> None:
    """Take one of one's own keys off; with the last second step go the recovery codes.

    Raises ValidationError where it is off already, and of the last second step of who has to have one.
    """
    if by.pk != user.pk:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=user.pk)
    row = Passkey.objects.filter(user=user, pk=pk).first()
    if row is None:
        raise ValidationError(OFF_ALREADY)
    refuse_losing_the_last(user)
    erase(row)
    forget_codes_without_factor(user)
    record("user.passkey_removed", user, by=by)
    tell_of_change(user, What.FACTOR)


@transaction.atomic
def use_passkey(user: User, *, answer: str, challenge: bytes) -> bool:
    """Whether one of the person's keys signed this challenge. A key that has signed less often than is known here is a
    copy, or there is one: it is refused, written down, and the person is told by a letter."""
    rows = {bytes(row.credential_id): row for row in Passkey.objects.select_for_update().filter(user=user)}
    try:
        said = passkeys.proved(answer, challenge, known(list(rows.values())))
    except passkeys.Unfit:
        return False
    row = rows[said.known.credential_id]
    if said.sign_count <= row.sign_count and (said.sign_count or row.sign_count):
        record("user.passkey_copied", user, by=user)
        tell_of_change(user, What.COPIED)
        return False
    row.sign_count, row.is_backed_up, row.used_at = said.sign_count, said.is_backed_up, clock.now()
    row.save(update_fields=["sign_count", "is_backed_up", "used_at"])
    return True
