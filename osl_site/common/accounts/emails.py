"""Letters about one's account: the link to a new password, the invitation of whoever was given an account."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.letters.models import Letter
from osl_site.common.letters.tokens import Purpose
from osl_site.common.registry import LetterKind, Link, Written

PASSWORD, INVITATION = "accounts.password", "accounts.invitation"
RESET = Purpose("accounts.password", timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
FIRST = Purpose("accounts.invitation", timedelta(days=7))
WORDS = """Dzień dobry,

ktoś poprosił o nowe hasło do konta {email}.
Jeśli to Ty, otwórz ten adres w ciągu godziny i wpisz nowe hasło:

{link}

Jeśli to nie Ty, nic nie rób. Dotychczasowe hasło działa dalej.
"""
WELCOME = """Dzień dobry,

masz konto w biurze organizatora. Logujesz się adresem {email}.
Otwórz ten adres w ciągu siedmiu dni i ustaw hasło:

{link}

Później hasło ustawisz przez „Nie pamiętam hasła” na stronie logowania:
{sign_in}
"""


class PasswordTokens:
    """Who made the link to a new password, as Django asks it. Used up by a new password and by signing in."""

    def make_token(self, user: User) -> str:
        return RESET.token(user.pk, _state(user))

    def check_token(self, user: User | None, token: str) -> bool:
        return bool(user) and user.pk in (purpose.number(token, _state(user)) for purpose in (RESET, FIRST))


def _state(user: User) -> tuple[str, str, str]:
    return user.password, str(user.last_login), user.email


def password_letter(letter: Letter) -> Written | None:
    """The link stands nowhere but in the letter: it is made when that goes."""
    if user := _active(letter):
        body = WORDS.format(email=user.email, link=_link(user, RESET))
        return Written("Nowe hasło do biura organizatora", body)
    return None


def invitation(letter: Letter) -> Written | None:
    """Nothing to whoever has set a password meanwhile."""
    user = _active(letter)
    if user is None or user.has_usable_password():
        return None
    body = WELCOME.format(email=user.email, link=_link(user, FIRST), sign_in=emails.link(reverse("sign_in")))
    return Written("Twoje konto w biurze organizatora", body)


def _active(letter: Letter) -> User | None:
    return User.objects.filter(pk=letter.subject_id, is_active=True, email=letter.to).first()


def _link(user: User, purpose: Purpose) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return emails.link(reverse("password_new", args=[uid, purpose.token(user.pk, _state(user))]))


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    names = dict(User.objects.filter(pk__in=[row.subject_id for row in letters]).values_list("pk", "name"))
    words = {PASSWORD: "nowe hasło", INVITATION: "zaproszenie do konta"}
    return {row.pk: Link(words[row.kind], names[row.subject_id], reverse("account_list")) for row in letters}


def theirs(user: User) -> Q | None:
    return Q() if may_manage_accounts(user) else None


KINDS = {
    PASSWORD: LetterKind(password_letter, about, theirs),
    INVITATION: LetterKind(invitation, about, theirs),
}
