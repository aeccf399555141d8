"""What somebody leaves who was in charge of it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.links import in_charge_of
from activities.services.minors import ask_for_checks
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records

NOT_IN_CHARGE = "Za pozycje oferty może odpowiadać organizator albo współpracownik. Wskaż kogoś z nich."


@transaction.atomic
def hand_over_activities(person: User, *, to: User, by: User) -> None:
    """Put another person in charge of every offer of theirs that has not ended. What ended stays as it was.

    Raises ValidationError at `to` for somebody who may be in charge of none, and where an offer for minors is published
    and a check of that person is not recorded.
    """
    if not rules.may_hand_over(by):
        raise PermissionDenied
    if not to.is_active or not rules.may_run_some(to):
        raise ValidationError({"to": NOT_IN_CHARGE})
    for activity in in_charge_of(person):
        try:
            ask_for_checks(activity, {"in_charge": to})
        except ValidationError as refusal:
            raise ValidationError({"to": refusal.messages}) from refusal
        activity, changed = records.change(activity, {"in_charge": to}, revision=None)
        record("activity.handed_over", activity, by=by, fields=changed)
