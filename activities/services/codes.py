"""Finding a registration by its code. Too many wrong ones, and nobody at that address is answered for a while."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from activities.models import Registration, WrongCode
from activities.registrations.codes import DIGITS, LETTERS, readable
from osl_site.common import clock

KEPT = timedelta(days=1)


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
    found = readable().filter(code=code, erased_at=None).first() if len(code) == 6 else None
    if found is None:
        WrongCode.objects.create(who=who, at=clock.now())
        raise ValidationError(_("Nie ma zapisu z takim kodem. Sprawdź litery i cyfry, na przykład K7-M2-P9."))
    return found


def forget_wrong_codes() -> None:
    """Those of yesterday. The worker's; of nobody, so it leaves nothing in the trail."""
    WrongCode.objects.filter(at__lt=clock.now() - KEPT).delete()
