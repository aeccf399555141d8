"""Acts on accounts: added, and their passwords changed."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from procrastinate.contrib.django.models import ProcrastinateEvent

from osl_site.common import clock, emails, queue
from osl_site.common.accounts import rules
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import records

SEND_PASSWORD_RESET = "osl_site.common.accounts.tasks.send_password_reset"
BETWEEN_LETTERS = timedelta(minutes=5)
LETTER = """Dzień dobry,

ktoś poprosił o nowe hasło do konta {email}.
Jeśli to Ty, otwórz ten adres w ciągu godziny i wpisz nowe hasło:

{link}

Jeśli to nie Ty, nic nie rób. Dotychczasowe hasło działa dalej.
"""


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
    records.store(user)
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


def ask_for_new_password(email: str) -> None:
    """Have the letter with the link sent to the person with this address, if there is one and none was just asked for.

    Nobody fills a mailbox by pressing a button. Anybody may ask, so this is no act and leaves nothing in the trail.
    """
    for user in User.objects.filter(email=email.strip().lower(), is_active=True):
        asked = ProcrastinateEvent.objects.filter(type="deferred", at__gt=Now() - BETWEEN_LETTERS)
        if not asked.filter(job__task_name=SEND_PASSWORD_RESET, job__args__user_id=user.pk).exists():
            queue.defer(SEND_PASSWORD_RESET, user_id=user.pk)


def send_password_reset(user_id: int, *, key: str) -> None:
    """Send the letter with the link; the token is made here and stands nowhere but in the letter."""
    user = User.objects.get(pk=user_id)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("password_new", args=[uid, default_token_generator.make_token(user)])
    body = LETTER.format(email=user.email, link=emails.link(path))
    emails.send(to=user.email, subject="Nowe hasło do biura organizatora", body=body, key=key)
