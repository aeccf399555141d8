"""Acts on offers: what residents can come to or join."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import minors, rules
from activities.models import Activity, ActivityPartner
from activities.services.minors import ask_for_checks, hold_checks
from activities.services.seen import SEEN_OF_ACTIVITY, readers_see_a_change
from osl_site import clock, editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record
from partners.models import Partner
from plans.models import Kind


@transaction.atomic
def create_activity(
    values: Mapping[str, Any], *, by: User, partners: Mapping[Partner, str] | Sequence[Partner] = ()
) -> Activity:
    """Put a draft into the offer, for an action of the plan or outside it with a reason. Nobody outside sees it."""
    if not rules.may_edit(by):
        raise PermissionDenied
    activity = editing.create(Activity, values)
    _set_partners(activity, partners)
    record("activity.created", activity, by=by)
    return activity


@transaction.atomic
def change_activity(
    activity: Activity,
    values: Mapping[str, Any],
    *,
    revision: int | None,
    by: User,
    partners: Mapping[Partner, str] | Sequence[Partner] | None = None,
) -> Activity:
    """Change an offer. Raises ChangedMeanwhile when someone else saved it first; `partners` None leaves them."""
    if not rules.may_edit(by):
        raise PermissionDenied
    ask_for_checks(activity, values)
    activity, changed = editing.change(activity, values, revision=revision)
    if partners is not None and _set_partners(activity, partners):
        if not changed:
            _next_revision(activity)
        changed.append("partners")
    if SEEN_OF_ACTIVITY & set(changed):
        readers_see_a_change(activity.occurrences.filter(ends_at__gte=clock.now()))
    record("activity.changed", activity, by=by, fields=changed)
    return activity


@transaction.atomic
def publish_activity(activity: Activity, *, by: User) -> Activity:
    """Show an offer to residents, with every meeting of it that is planned.

    Cooperation with partners never goes out; what is for minors waits for the checks of everyone who leads it.
    """
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    hold_checks(activity)
    if refusal := why_not_public(activity):
        raise ValidationError(refusal)
    moment = clock.now()
    activity.published_at = activity.published_at or moment
    activity.save(update_fields=["published_at"])
    fresh = activity.occurrences.filter(published_at=None)
    fresh.update(published_at=moment, changed_at=moment)
    record("activity.published", activity, by=by, fields=["published_at"])
    return activity


def why_not_public(activity: Activity) -> str:
    """The sentence that says what is missing before residents may see this offer; empty when nothing is."""
    if activity.kind == Kind.COOPERATION:
        return "Współpraca z partnerami nie trafia do kalendarza mieszkańców."
    if not activity.text:
        return "Napisz opis dla mieszkańców. Potem można opublikować."
    return minors.why_not_public(activity)


def _next_revision(activity: Activity) -> None:
    """Partners are part of what a person saw on the form, so a change of them alone is a change of the offer."""
    activity.revision += 1
    activity.changed_at = clock.now()
    activity.save(update_fields=["revision", "changed_at"])


def _set_partners(activity: Activity, partners: Mapping[Partner, str] | Sequence[Partner]) -> bool:
    """Make these the partners, with their roles where given. Returns whether anything was different."""
    roles = partners if isinstance(partners, Mapping) else dict.fromkeys(partners, "")
    wanted = {partner.pk: role for partner, role in roles.items()}
    stored = dict(activity.partnerships.values_list("partner", "role"))
    if wanted == stored:
        return False
    activity.partnerships.all().delete()
    ActivityPartner.objects.bulk_create(
        ActivityPartner(activity=activity, partner_id=pk, role=role) for pk, role in wanted.items()
    )
    return True
