"""How a resident without an account comes back: by a signed link, or by a short code that can be read out."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.models import Registration, WrongCode
from osl_site.common import clock

LETTERS = "ABCDEFGHJKMNPRSTWXYZ"  # none that is read as another, or as a digit
DIGITS = "23456789"
SIGNER = Signer(salt="activities.registration", sep=".")
KEPT = timedelta(days=1)


def new_code() -> str:
    """A letter and a digit, three times; one that no registration has."""
    while True:
        code = "".join(secrets.choice(LETTERS) + secrets.choice(DIGITS) for _pair in range(3))
        if not Registration.objects.filter(code=code).exists():
            return code


def token_of(registration: Registration) -> str:
    return SIGNER.sign(str(registration.pk))


def page_of_registration(registration: Registration, language: str = "") -> str:
    """The path of a resident's own page, in the language in which they signed up or in another."""
    with override(language or registration.language):
        return reverse("my_registration", args=[token_of(registration)])


def by_token(token: str) -> Registration | None:
    """The registration whose link this is. None for a link of anything else: compared in constant time."""
    try:
        number = int(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
    return _readable().filter(pk=number).first()


def by_code(typed: str, *, address: str) -> Registration:
    """The registration with this code.

    Raises ValidationError when nobody has it, and for everybody at an address from which too many wrong codes came,
    right ones included: for a while, and once there are too many of a day, until midnight. Needs no transaction: a
    wrong code is remembered although it is refused.
    """
    who = salted_hmac("activities.wrong_code", f"{address} {clock.today()}", algorithm="sha256").hexdigest()
    today = WrongCode.objects.filter(who=who)
    if today.count() >= WrongCode.MOST_OF_A_DAY:
        raise ValidationError(_("Za dużo błędnych kodów. Spróbuj jutro albo zadzwoń do nas."))
    if today.filter(at__gt=clock.now() - WrongCode.REMEMBERED).count() >= WrongCode.MOST:
        raise ValidationError(_("Za dużo błędnych kodów. Spróbuj za kwadrans albo zadzwoń do nas."))
    code = "".join(sign for sign in typed.upper() if sign in LETTERS + DIGITS)
    found = _readable().filter(code=code, erased_at=None).first() if len(code) == 6 else None
    if found is None:
        WrongCode.objects.create(who=who, at=clock.now())
        raise ValidationError(_("Nie ma zapisu z takim kodem. Sprawdź litery i cyfry, na przykład K7-M2-P9."))
    return found


def _readable() -> QuerySet[Registration]:
    return Registration.objects.select_related("occurrence__activity", "occurrence__venue__locality")


def forget_wrong_codes() -> None:
    WrongCode.objects.filter(at__lt=clock.now() - KEPT).delete()
