"""Letters about one's account: the link to a new password, the invitation of whoever was given an account, what has
just been changed of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db.models import Q, TextChoices
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from osl_site.common import clock, emails
from osl_site.common.accounts import texts
from osl_site.common.accounts.models import Role, Substitution, User
from osl_site.common.accounts.rules import may_manage_accounts
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.letters.tokens import Purpose
from osl_site.common.registry import Around, LetterKind, Link, TextKind, Written
from osl_site.common.text.date_formats import moment_in_words, polish_day
from osl_site.common.texts.words import said

PASSWORD, INVITATION, NEW_EMAIL = "accounts.password", "accounts.invitation", "accounts.new_email"
SUBSTITUTE = "accounts.substitute_set"
RESET = Purpose("accounts.password", timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
INVITED_FOR = timedelta(days=7)
FIRST = Purpose("accounts.invitation", INVITED_FOR)
ADDRESS = Purpose("accounts.new_email", INVITED_FOR)
BY_HAND = Purpose("accounts.by_hand", timedelta(hours=24))  # printed to whoever sets the office up
WORDS = """Dzień dobry,

{text}
Jeśli to Ty, otwórz ten link w ciągu godziny i wpisz nowe hasło:

{link}

Jeśli to nie Ty, nic nie rób. Dotychczasowe hasło działa dalej.
"""
WELCOME = """Dzień dobry,

{who}
{office}

{text}
Twoje konto:

{duties}

Logujesz się adresem {email}. Otwórz link i ustaw hasło. Działa do: {until}, tylko raz:

{link}

Nie zdążysz? Poproś administratora biura, żeby wysłał zaproszenie jeszcze raz.
Później hasło ustawisz przez „Nie pamiętam hasła” na stronie logowania:
{sign_in}

Jeśli nie wiesz, o co chodzi, nic nie rób i daj znać biuru.
"""
WELCOME_TEXT = "zaproszenie-do-konta"
WELCOME_OURS = "Biuro ma program, w którym prowadzi rozeznanie potrzeb, plan i spotkania z mieszkańcami."
WELCOME_KIND = TextKind(
    name="Zaproszenie do konta",
    where="Akapit e-maila do osoby, dla której administrator dodał konto.",
    ours=lambda values: WELCOME_OURS,
    samples=lambda: {"osoba": "Anna Przykładowa", "biuro": "Centrum Usług Społecznych"},
    is_public=False,
    around=lambda: _around_welcome(),
)
CONFIRM = """Dzień dobry,

{text}
Dopóki go nie potwierdzisz, logujesz się dotychczasowym.
Otwórz ten link, zaloguj się jeszcze dotychczasowym adresem i potwierdź. Działa do: {until}, tylko raz:

{link}

Jeśli nie wiesz, o co chodzi, nic nie rób. Nic się nie zmieni.
"""
CHANGED = """Dzień dobry,

{text}
Kiedy: {when}

Jeśli to Twoja zmiana albo wiesz o niej, nic nie rób.
Jeśli nie, ktoś mógł wejść na to konto. {remedy}
"""
COPIED = """Dzień dobry,

{text}
Kiedy: {when}

Klucz liczy, ile razy był użyty, a ten policzył mniej niż poprzednio. Kto go użył, znał też hasło.
Odłącz ten klucz i dołącz nowy:

{mine}

Potem zmień hasło. Jeśli to nie było Twoje logowanie, zadzwoń do administratora biura.{phone}
"""
NEW_PASSWORD = "Od razu ustaw nowe hasło i zadzwoń do administratora biura.{phone}\n\n{forgotten}"
RING = "Od razu zadzwoń do administratora biura. Tylko on może to cofnąć.{phone}"
PHONE = "\nTelefon biura: {}"

STANDS_IN = """Dzień dobry,

{text}
Kogo nie ma: {away}
Kto zastępuje: {substitute}
Od {from_on} do {until_on}, oba dni włącznie.
Kto to ustalił: {by}

W te dni osoba, która zastępuje, może wszystko, co osoba nieobecna, oprócz zarządzania kontami i przekazania planu
dyrektorowi. Dziennik powie, że działała w zastępstwie.
Jeśli to nie tak, odwołaj zastępstwo albo zadzwoń do administratora biura.{phone}

{link}
"""


class What(TextChoices):
    """What of an account a person is told of by a letter once it is changed, in words that follow „przy koncie”."""

    PASSWORD = "password", "zmieniono hasło"
    EMAIL = "email", "zmieniono adres e-mail, którym się logujesz"
    ROLES = "roles", "zmieniono role, czyli to, co wolno Ci robić"
    FACTOR = "factor", "zmieniono drugi krok logowania (aplikacja z kodami, klucz dostępu albo kody zapasowe)"
    COPIED = "copied", "odrzucono klucz dostępu, który mógł zostać skopiowany"

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


def tell_of_substitute(row: Substitution) -> None:
    """Promise the letters to who is away and to who stands in, in the caller's transaction: somebody else set it."""
    promise(SUBSTITUTE, [Recipient(person.email, row) for person in (row.away, row.substitute)])


class PasswordTokens:
    """Who made the link to a new password, as Django asks it. Used up by a new password and by signing in."""

    def make_token(self, user: User) -> str:
        return RESET.token(user.pk, _state(user))

    def check_token(self, user: User | None, token: str) -> bool:
        if not user:
            return False
        named = [purpose.number(token, _state(user)) for purpose in (RESET, BY_HAND)]
        return user.pk in (*named, FIRST.number(token, _state_of_invitation(user)))


def _state(user: User) -> tuple[str, str, str]:
    return user.password, str(user.last_login), user.email


def _state_of_invitation(user: User) -> tuple[str, ...]:
    """Whoever is invited once more has a new link, and the older one is dead."""
    return (*_state(user), str(user.invited_at))


def password_letter(letter: Letter) -> Written | None:
    """The link stands nowhere but in the letter: it is made when that goes."""
    if user := _active(letter):
        text = said(texts.PASSWORD, {"konto": user.email, "biuro": office().name})
        body = WORDS.format(text=text, link=_link(user, RESET.token(user.pk, _state(user))))
        return Written("Nowe hasło do biura organizatora", body)
    return None


def invitation(letter: Letter) -> Written | None:
    """Nothing to whoever has set a password meanwhile."""
    user = _active(letter)
    if user is None or user.has_usable_password():
        return None
    here = office()
    body = WELCOME.format(
        who=f"{user.invited_by.name} zaprasza Cię do biura:" if user.invited_by else "masz konto w biurze:",
        office=here.name,
        text=said(WELCOME_TEXT, {"osoba": user.name, "biuro": here.name}),
        duties="\n".join(f"– {duty}" for duty in user.duties),
        email=user.email,
        until=moment_in_words(clock.now() + INVITED_FOR),
        link=_link(user, FIRST.token(user.pk, _state_of_invitation(user))),
        sign_in=emails.link(reverse("sign_in")),
    )
    return Written(_subject_of_welcome(here), body)


def _around_welcome() -> Around:
    """The invitation of somebody who is not there, by somebody who is not there."""
    here = office()
    words = WELCOME.format(
        who="Jan Przykładowy zaprasza Cię do biura:",
        office=here.name,
        text="{text}",
        duties=f"– Organizator: {Role.ORGANISER.duties}.",
        email="anna@przyklad.pl",
        until=moment_in_words(clock.now() + INVITED_FOR),
        link="(tu każda osoba ma swój link)",
        sign_in=emails.link(reverse("sign_in")),
    )
    before, after = words.split("{text}")
    return Around(before.strip(), after.strip(), _subject_of_welcome(here))


def _subject_of_welcome(here: Centre) -> str:
    return f"Zaproszenie: {here.short_name}"


def new_email(letter: Letter) -> Written | None:
    """The link by which whoever reads mail there makes it the address of the account; nothing once it is another."""
    user = User.objects.filter(pk=letter.subject_id, is_active=True, new_email=letter.to).first()
    if user is None:
        return None
    link = emails.link(reverse("email_confirm", args=[user.pk, ADDRESS.token(user.pk, state_of_address(user))]))
    text = said(texts.NEW_EMAIL, {"osoba": user.name, "biuro": office().name})
    body = CONFIRM.format(text=text, until=moment_in_words(clock.now() + INVITED_FOR), link=link)
    return Written("Potwierdź nowy adres do logowania", body)


def state_of_address(user: User) -> tuple[str, str]:
    """What a link to a new address is good for: this one, while the account has not got it."""
    return user.email, user.new_email


def of_change(letter: Letter, what: What) -> Written | None:
    """Also to an address that the account has no longer: whoever reads it there is the one to be told."""
    user = User.objects.filter(pk=letter.subject_id).first()
    if user is None:
        return None
    text = said(texts.CHANGED, {"osoba": user.name, "zmiana": what.label, "biuro": office().name})
    subject = f"Twoje konto: {what.label.partition(',')[0].partition(' (')[0]}"
    return Written(subject, body_of_change(what, letter.made_at, text))


def body_of_change(what: What, at: datetime, text: str) -> str:
    """The letter that such a change of an account was made then, round this first sentence."""
    when, phone = moment_in_words(at), _phone()
    if what == What.COPIED:
        return COPIED.format(text=text, when=when, phone=phone, mine=emails.link(reverse("my_sign_in")))
    remedy = RING if what in (What.EMAIL, What.ROLES) else NEW_PASSWORD
    told = remedy.format(forgotten=emails.link(reverse("password_forgotten")), phone=phone)
    return CHANGED.format(text=text, when=when, remedy=told)


def _phone() -> str:
    """The line that tells the telephone of the office; nothing while nobody has filled it in."""
    number = office().organiser_phone
    return PHONE.format(number) if number else ""


def substitute_set(letter: Letter) -> Written | None:
    """Nothing once it is called off or over."""
    row = Substitution.objects.select_related("away", "substitute").filter(pk=letter.subject_id).first()
    if row is None or row.is_over:
        return None
    body = body_of_substitute(
        said(texts.SUBSTITUTE, {"biuro": office().name}),
        away=row.away.name,
        substitute=row.substitute.name,
        from_on=polish_day(row.from_on),
        until_on=polish_day(row.until_on),
        by=row.by_words,
        link=emails.link(reverse("account_substitutes", args=[row.away_id])),
    )
    return Written(f"Zastępstwo: {row.away.name}", body)


def body_of_substitute(text: str, **said_of_it: str) -> str:
    """The letter about a substitute, round this first sentence. One query, for the telephone."""
    return STANDS_IN.format(text=text, phone=_phone(), **said_of_it)


def _active(letter: Letter) -> User | None:
    rows = User.objects.select_related("invited_by")
    return rows.filter(pk=letter.subject_id, is_active=True, email=letter.to).first()


def _link(user: User, token: str) -> str:
    return emails.link(reverse("password_new", args=[urlsafe_base64_encode(force_bytes(user.pk)), token]))


def link_by_hand(user: User) -> str:
    """The address at which the first administrator sets a password: once, within a day."""
    return _link(user, BY_HAND.token(user.pk, _state(user)))


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    people = User.objects.in_bulk([row.subject_id for row in letters])
    words = {PASSWORD: "nowe hasło", INVITATION: "zaproszenie do konta", NEW_EMAIL: "potwierdzenie nowego adresu"}
    words |= {what.kind: "wiadomość o zmianie konta" for what in What}
    return {row.pk: Link(words[row.kind], *_named(people[row.subject_id])) for row in letters}


def about_substitutes(letters: Sequence[Letter]) -> Mapping[int, Link]:
    rows = Substitution.objects.select_related("away").in_bulk([letter.subject_id for letter in letters])
    return {letter.pk: Link("wiadomość o zastępstwie", *_named(rows[letter.subject_id].away)) for letter in letters}


def _named(person: User) -> tuple[str, str]:
    return person.name, person.get_absolute_url()


def theirs(user: User) -> Q | None:
    return Q() if may_manage_accounts(user) else None


KINDS = {
    PASSWORD: LetterKind(password_letter, about, theirs, texts=(texts.PASSWORD,)),
    INVITATION: LetterKind(invitation, about, theirs, texts=(WELCOME_TEXT,)),
    NEW_EMAIL: LetterKind(new_email, about, theirs, texts=(texts.NEW_EMAIL,)),
    SUBSTITUTE: LetterKind(substitute_set, about_substitutes, theirs, texts=(texts.SUBSTITUTE,)),
} | {what.kind: LetterKind(partial(of_change, what=what), about, theirs, texts=(texts.CHANGED,)) for what in What}
