"""Finding a registration by its code. Too many wrong ones, and nobody at that address is answered for a while."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from activities import rules
from activities.models import Registration, WrongCode
from activities.registrations.codes import digest_of, fresh_code, readable
from activities.seats import why_not_changed
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import rung_or
from osl_site.common.guard.codes import read_code


def by_code(typed: str, *, address: str) -> Registration:
    """The registration with this code.

    Raises ValidationError when nobody has it, and for everybody at an address from which too many wrong codes came,
    right ones included: for a while, and once there are too many of a day, until midnight; and for everybody where too
    many came from everywhere. A wrong code is remembered although it is refused. Tries are counted one after another,
    so that many at once are no more than many.
    """
    who = salted_hmac("activities.wrong_code", f"{address} {clock.today()}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [WrongCode._meta.db_table])
        refusal = _too_many(who)
        digest = digest_of(read_code(typed))
        found = None if refusal else readable().filter(code_digest=digest, erased_at=None).first()
        if not refusal and found is None:
            WrongCode.objects.create(who=who, at=clock.now())
            refusal = _("Nie ma zapisu z takim kodem. Sprawdź litery i cyfry, na przykład K7-M2-P9-R4-T6.")
    if found is None:
        raise ValidationError(refusal)
    return found


def _too_many(who: str) -> str:
    """Why no code is looked at now; empty where one is."""
    now, today = clock.now(), WrongCode.objects.filter(who=who)
    if today.count() >= WrongCode.MOST_OF_A_DAY:
        return rung_or(
            _("Za dużo błędnych kodów. Spróbuj jutro."), _("Za dużo błędnych kodów. Spróbuj jutro albo zadzwoń do nas.")
        )
    if today.filter(at__gt=now - WrongCode.REMEMBERED).count() >= WrongCode.MOST:
        return rung_or(
            _("Za dużo błędnych kodów. Spróbuj za kwadrans."),
            _("Za dużo błędnych kodów. Spróbuj za kwadrans albo zadzwoń do nas."),
        )
    if WrongCode.objects.filter(at__gt=now - WrongCode.REMEMBERED).count() >= WrongCode.MOST_OF_ALL:
        return rung_or(
            _("Wiele osób wpisało teraz błędny kod. Spróbuj za kwadrans albo otwórz link z e-maila."),
            _("Wiele osób wpisało teraz błędny kod. Spróbuj za kwadrans, otwórz link z e-maila albo zadzwoń."),
        )
    return ""


@transaction.atomic
def give_new_code(registration: Registration, *, by: User) -> Registration:
    """Another code for who lost theirs: the office cannot read the old one, which opens nothing from now on."""
    registration = Registration.objects.select_for_update(of=["self"]).get(pk=registration.pk)
    if not rules.may_change_registration(by, registration):
        raise PermissionDenied
    if registration.erased_at:
        raise ValidationError("Dane tej osoby są usunięte, więc kodu już nie ma.")
    if refusal := why_not_changed(registration):
        raise ValidationError(refusal)
    for name, value in fresh_code().items():
        setattr(registration, name, value)
    registration.changed_at = clock.now()
    registration.save(update_fields=["code_seed", "code_digest", "changed_at"])
    record("registration.new_code", registration, by=by)
    return registration
