"""How a resident without an account comes back: by a signed link, or by a short code that can be read out."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override

from activities.models import Registration
from osl_site.common.guard.codes import Codes
from osl_site.common.letters.tokens import Purpose

CODES = Codes("activities.code")  # of older days there are some of three pairs
OWN_PAGE = Purpose("activities.registration")  # for as long as the registration: it is also how one comes back


def fresh_code() -> dict[str, str]:
    """The columns of a new code, one that no registration has."""
    return CODES.fresh(lambda digest: Registration.objects.filter(code_digest=digest).exists())


def code_of(registration: Registration) -> str:
    """The code in pairs, „K7-M2-P9-R4-T6”, for its own person's page and letters; empty where nobody can say it any
    more."""
    return CODES.code(registration.code_seed, registration.code_digest)


def digest_of(code: str) -> str:
    """What is kept of a code, under the secret of the installation."""
    return CODES.digest(code)


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
