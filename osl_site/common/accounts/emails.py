"""Letters about one's account: the link to a new password, the invitation of whoever was given an account, what has
just been changed of it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db.models import Q, TextChoices
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.letters.tokens import Purpose
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.text.date_formats import moment_in_words

PASSWORD, INVITATION = "accounts.password", "accounts.invitation"
RESET = Purpose("accounts.password", timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
FIRST = Purpose("accounts.invitation", timedelta(days=7))
BY_HAND = Purpose("accounts.by_hand", timedelta(hours=24))  # printed to whoever sets the office up
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
CHANGED = """Dzień dobry,

przy koncie {name} w biurze organizatora {what}.
Kiedy: {when}

Jeśli to Twoja zmiana albo wiesz o niej, nic nie rób.
Jeśli nie, ktoś mógł wejść na to konto. Od razu ustaw nowe hasło i zadzwoń do administratora:

{forgotten}
"""


class What(TextChoices):
    """What of an account a person is told of by a letter once it is changed, in words that follow „przy koncie”."""

    PASSWORD = "password", "zmieniono hasło"
    EMAIL = "email", "zmieniono adres e-mail, którym się logujesz"
    ROLES = "roles", "zmieniono role, czyli to, co wolno Ci robić"
    FACTOR = "factor", "zmieniono drugi krok logowania (kod z telefonu, klucz albo kody zapasowe)"

    @property
    def kind(self) -> str:
        """Of the letters that tell it."""
        return f"accounts.{self}_changed"


def tell_of_change(user: User, what: What, *, to: str = "") -> None:
    """Promise the letter that tells a person what was changed of their account, in the caller's transaction.

    It goes to `to`, if that is another address than the account's: the one that it had before. It says when that was,
    and what to do for whoever did not want it; never a new value, a link to undo, or who did it.
    """
    promise(what.kind, [Recipient(to or user.email, user)])


class PasswordTokens:
    """Who made the link to a new password, as Django asks it. Used up by a new password and by signing in."""

    def make_token(self, user: User) -> str:
        return RESET.token(user.pk, _state(user))

    def check_token(self, user: User | None, token: str) -> bool:
        return bool(user) and user.pk in (purpose.number(token, _state(user)) for purpose in (RESET, FIRST, BY_HAND))


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


def of_change(letter: Letter, what: What) -> Written | None:
    """Also to an address that the account has no longer: whoever reads it there is the one to be told."""
    user = User.objects.filter(pk=letter.subject_id).first()
    if user is None:
        return None
    when, forgotten = moment_in_words(letter.made_at), emails.link(reverse("password_forgotten"))
    body = CHANGED.format(when=when, name=user.name, what=what.label, forgotten=forgotten)
    return Written(f"W biurze organizatora {what.label.partition(',')[0].partition(' (')[0]}", body)


def _active(letter: Letter) -> User | None:
    return User.objects.filter(pk=letter.subject_id, is_active=True, email=letter.to).first()


def _link(user: User, purpose: Purpose) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return emails.link(reverse("password_new", args=[uid, purpose.token(user.pk, _state(user))]))


def link_by_hand(user: User) -> str:
    """The address at which the first administrator sets a password: once, within a day."""
    return _link(user, BY_HAND)


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    names = dict(User.objects.filter(pk__in=[row.subject_id for row in letters]).values_list("pk", "name"))
    words = {PASSWORD: "nowe hasło", INVITATION: "zaproszenie do konta"}
    words |= {what.kind: "wiadomość o zmianie konta" for what in What}
    return {row.pk: Link(words[row.kind], names[row.subject_id], reverse("account_list")) for row in letters}


def theirs(user: User) -> Q | None:
    return Q() if may_manage_accounts(user) else None


KINDS = {
    PASSWORD: LetterKind(password_letter, about, theirs),
    INVITATION: LetterKind(invitation, about, theirs),
} | {what.kind: LetterKind(partial(of_change, what=what), about, theirs) for what in What}
