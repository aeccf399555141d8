"""How a resident without an account comes back: by a signed link, or by a short code that can be read out."""

import secrets

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from activities.models import Registration
from osl_site.common.letters.tokens import Purpose

LETTERS = "ABCDEFGHJKMNPRSTWXYZ"  # none that is read as another, or as a digit
DIGITS = "23456789"
OWN_PAGE = Purpose("activities.registration")  # for as long as the registration: it is also how one comes back


def new_code() -> str:
    """A letter and a digit, three times; one that no registration has."""
    while True:
        code = "".join(secrets.choice(LETTERS) + secrets.choice(DIGITS) for _pair in range(3))
        if not Registration.objects.filter(code=code).exists():
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
