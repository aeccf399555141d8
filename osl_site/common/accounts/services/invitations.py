"""Acts on the address of an account: invited once more, another address asked for, confirmed from its own mailbox."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.accounts import rules
from osl_site.common.accounts.emails import INVITATION, NEW_EMAIL, What, tell_of_change
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, drop, promise, readdress

TAKEN = "Konto z tym adresem już jest. Sprawdź na liście kont."
THE_SAME = "To jest już adres tego konta."
TAKEN_UP = "Ta osoba ustawiła już hasło. Nowe ustawi sama przez „Nie pamiętam hasła”."
IS_CLOSED = "To konto jest zamknięte. Najpierw otwórz je znowu."
NOTHING_ASKED = "Ten adres jest już potwierdzony albo zmiana jest nieaktualna."


@transaction.atomic
def invite_again(account: User, *, by: User) -> User:
    """Send the invitation once more: the link in it is a new one, and older ones stop working. Pressed twice, one
    letter waits. Raises ValidationError for whoever set a password, and for a closed account."""
    if not rules.may_manage_accounts(by):
        raise PermissionDenied
    account = _held(account)
    if account.has_signed_in:
        raise ValidationError(TAKEN_UP)
    _invite(account, by)
    record("user.invited_again", account, by=by)
    return account


@transaction.atomic
def ask_for_new_email(account: User, *, email: str, by: User) -> User:
    """Have another address for signing in. It becomes that only when it is confirmed by the link in a letter to it: a
    slip of the pen would else give the account to a stranger. Until then the old one holds. Anybody may have it for
    themselves.

    Who never came in has nothing to lose: the address changes at once, and the invitation goes there. Raises
    ValidationError at `email` for an address that is none, is taken, or is the account's own.
    """
    if not rules.may_ask_for_email(by, account):
        raise PermissionDenied
    account, email = _held(account), email.strip().lower()
    _refuse_address(account, email)
    before = account.email
    if account.has_signed_in or account.pk == by.pk:
        account.new_email = email
        account.save(update_fields=["new_email"])
        promise(NEW_EMAIL, [Recipient(email, account)])
        record("user.email_asked", account, by=by)
        return account
    account.email, account.new_email = email, ""
    account.revision += 1
    account.save(update_fields=["email", "new_email", "revision"])
    _invite(account, by)
    _written_down(account, before, by)
    return account


@transaction.atomic
def confirm_email(account: User, *, email: str, by: User) -> User:
    """Whoever opened the link in the letter, signed in to the account, says that the address is theirs: from now on
    the account signs in by it.

    Both addresses are told. Letters that wait go to the new one. Raises ValidationError when it is no longer asked for,
    or somebody else has it meanwhile.
    """
    account = User.objects.select_for_update().get(pk=account.pk)
    if by.pk != account.pk:
        raise PermissionDenied
    if not account.is_active or not email or account.new_email != email:
        raise ValidationError(NOTHING_ASKED)
    before, account.email, account.new_email = account.email, email, ""
    account.revision += 1
    try:
        with transaction.atomic():
            account.save(update_fields=["email", "new_email", "revision"])
    except IntegrityError as error:
        raise ValidationError(TAKEN) from error
    readdress(_letters_of(account).exclude(kind=NEW_EMAIL), email)
    for address in (before, email):
        tell_of_change(account, What.EMAIL, to=address)
    record("user.email_changed", account, by=by, fields={"email": (before, account.email)})
    return account


def _written_down(account: User, before: str, by: User) -> None:
    record("user.email_changed", account, by=by, fields={"email": (before, account.email)})


def _refuse_address(account: User, email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from error
    if email == account.email:
        raise ValidationError({"email": THE_SAME})
    if User.objects.filter(email=email).exists():
        raise ValidationError({"email": TAKEN})


def _invite(account: User, by: User) -> None:
    account.invited_at, account.invited_by = clock.now(), by
    account.save(update_fields=["invited_at", "invited_by"])
    drop(_letters_of(account).filter(kind=INVITATION))
    promise(INVITATION, [Recipient(account.email, account)])


def _letters_of(account: User) -> QuerySet[Letter]:
    return Letter.objects.filter(subject_type=account._meta.label_lower, subject_id=account.pk)


def _held(account: User) -> User:
    """The account as it stands now, until the transaction ends. Raises ValidationError for a closed one."""
    account = User.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise ValidationError(IS_CLOSED)
    return account
