"""Acts on substitutes: who does the work of somebody who is away, and since when no longer."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts import rules
from osl_site.common.accounts.emails import tell_of_substitute
from osl_site.common.accounts.models import Role, Substitution, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records

LONGEST = timedelta(days=366)  # whoever does the work for longer has the role
TOO_FAR = "Zastępstwo może się zacząć najpóźniej za rok. Popraw pierwszy dzień."
TOO_LONG = "Zastępstwo może trwać najwyżej rok. Na dłużej nadaj tej osobie rolę. Popraw ostatni dzień."
NOT_BACK = "Zastępstwo zaczyna się dziś albo później. Popraw pierwszy dzień."
AWAY_TOO = "W tych dniach tej osoby też nie ma: sama ma zastępstwo. Wybierz kogoś innego."
STANDS_IN = "W tych dniach ta osoba kogoś zastępuje. Najpierw odwołaj tamto zastępstwo."
NOT_ACTIVE = "To konto nie jest czynne. Wybierz kogoś innego."
NOT_YOURSELF = "Nie możesz wskazać siebie. Wybierz kogoś innego albo poproś inną osobę, żeby to ustaliła."
OVER = "To zastępstwo już się skończyło."


@transaction.atomic
def set_substitute(away: User, *, substitute: User, from_on: date, until_on: date, by: User) -> Substitution:
    """For these days, both included, `substitute` may do whatever `away` may, but for handing plans over. Nothing has
    to be done for it to begin or to end. When somebody else sets it, both are told by a letter.

    Raises ValidationError by field: for whoever names themselves in the place of another, for days gone by, more than
    a year of them or a year ahead, for somebody who is away on one of them or whose account is closed, for days on
    which there is a substitute already; and where `away` stands in for somebody then, whose work nobody would do.
    """
    if not rules.may_set_substitute(by, away):
        raise PermissionDenied
    if substitute.pk == by.pk and away.pk != by.pk:
        raise ValidationError({"substitute": NOT_YOURSELF})
    held = User.objects.select_for_update().filter(pk__in=[away.pk, substitute.pk]).order_by("pk")
    people = {person.pk: person for person in held}
    if not all(person.is_active for person in people.values()):
        raise ValidationError({"substitute": NOT_ACTIVE})
    if from_on < clock.today():
        raise ValidationError({"from_on": NOT_BACK})
    if from_on - clock.today() > LONGEST:
        raise ValidationError({"from_on": TOO_FAR})
    if until_on - from_on > LONGEST:
        raise ValidationError({"until_on": TOO_LONG})
    then = Substitution.objects.standing().filter(from_on__lte=until_on, until_on__gte=from_on)
    if then.filter(away=substitute).exists():
        raise ValidationError({"substitute": AWAY_TOO})
    if then.filter(substitute=away).exists():
        raise ValidationError({"from_on": STANDS_IN})
    days = {"from_on": from_on, "until_on": until_on}
    row = Substitution(away=away, substitute=substitute, at=clock.now(), **days, **done_by(by, *Role))
    records.store(row)
    if by.pk != away.pk:
        tell_of_substitute(row)
    record("substitution.set", row, by=by)
    return row


@transaction.atomic
def call_off_substitute(substitution: Substitution, *, by: User) -> Substitution:
    """End it now: from the next press on the substitute is who they were. Raises ValidationError when it is over."""
    substitution = Substitution.objects.select_for_update(of=["self"]).select_related("away").get(pk=substitution.pk)
    if not rules.may_set_substitute(by, substitution.away):
        raise PermissionDenied
    if substitution.is_over:
        raise ValidationError(OVER)
    named = done_by(by, *Role, field="called_off_by")
    Substitution.objects.filter(pk=substitution.pk).update(called_off_at=clock.now(), **named)
    record("substitution.called_off", substitution, by=by)
    return substitution
