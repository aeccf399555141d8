"""How a resident without an account comes back: by a signed link, or by a short code that can be read out."""

import secrets

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import override

from activities.models import Registration
from osl_site.common.letters.tokens import Purpose

LETTERS = "ABCDEFGHJKMNPRSTWXYZ"  # none that is read as another, or as a digit
DIGITS = "23456789"
LOOK_ALIKES = str.maketrans("АВЕКМНРСТХЗУ", "ABEKMHPCTX3Y")  # Cyrillic ones, as Ukrainian keyboards type them
PAIRS = 5  # 10^11 codes; of older days there are three
OWN_PAGE = Purpose("activities.registration")  # for as long as the registration: it is also how one comes back


def fresh_code() -> dict[str, str]:
    """The columns of a new code, one that no registration has."""
    while True:
        seed = secrets.token_urlsafe(24)
        digest = digest_of(_grown_from(seed))
        if not Registration.objects.filter(code_digest=digest).exists():
            return {"code_seed": seed, "code_digest": digest}


def code_of(registration: Registration) -> str:
    """The code in pairs, „K7-M2-P9-R4-T6”, for its own person's page and letters.

    It stands in no table and grows from the row only under the secret of the installation. Empty where nobody can say
    it any more: it is of older days, or the secret has changed; then the office gives a new one.
    """
    code = _grown_from(registration.code_seed)
    if not registration.code_seed or not constant_time_compare(digest_of(code), registration.code_digest):
        return ""
    return "-".join(code[at : at + 2] for at in range(0, len(code), 2))


def digest_of(code: str) -> str:
    """What is kept of a code, under the secret of the installation."""
    return salted_hmac("activities.code.digest", code, algorithm="sha256").hexdigest()


def read_code(typed: str) -> str:
    """The code without what people write between its pairs, whichever alphabet its letters were typed in."""
    return "".join(sign for sign in typed.upper().translate(LOOK_ALIKES) if sign in LETTERS + DIGITS)


def _grown_from(seed: str) -> str:
    number, code = int.from_bytes(salted_hmac("activities.code", seed, algorithm="sha256").digest()), ""
    for _pair in range(PAIRS):
        number, letter = divmod(number, len(LETTERS))
        number, digit = divmod(number, len(DIGITS))
        code += LETTERS[letter] + DIGITS[digit]
    return code


def token_of(registration: Registration) -> str:
    return OWN_PAGE.token(registration.pk)


def page_of_registration(registration: Registration, language: str = "") -> str:
    """The path of a resident's own page, in the language in which they signed up or in another."""
    with override(language or registration.language):
        return reverse("my_registration", args=[token_of(registration)])


def by_token(token: str) -> Registration | None:
    """The registration whose link this is. None for a link of anything else: compared in constant time."""
    number = OWN_PAGE.number(token)
    return readable().filter(pk=number).first() if number else None


def readable() -> QuerySet[Registration]:
    """Registrations with what a resident's own page shows of them."""
    return Registration.objects.select_related("occurrence__activity", "occurrence__venue__locality")
