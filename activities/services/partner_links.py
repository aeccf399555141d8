"""Acts on the links that partners have of their own."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import PartnerLink
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from partners.models import Partner, PartnerState

ENDED = "Ten partner już nie działa. Odsyłacza nie można mu dać."
CALLED_OFF = "Ten odsyłacz jest już odwołany."


@transaction.atomic
def give_link(partner: Partner, *, by: User) -> PartnerLink:
    """A link for the partner; the one that it has, where it has one. Raises ValidationError where it has ended."""
    partner = lock_row(partner)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing({"partner": partner})
    if partner.state == PartnerState.ENDED:
        raise ValidationError(ENDED)
    if there := PartnerLink.objects.filter(partner=partner, called_off_at=None).first():
        return there
    link = PartnerLink.objects.create(partner=partner, made_at=clock.now())
    record("partner_link.given", link, by=by)
    return link


@transaction.atomic
def call_link_off(link: PartnerLink, *, by: User) -> PartnerLink:
    """From now on it leads nowhere, for good. Raises ValidationError where it does so already."""
    link = lock_row(link)
    if not rules.may_edit(by):
        raise PermissionDenied
    if link.called_off_at:
        raise ValidationError(CALLED_OFF)
    link.called_off_at = clock.now()
    link.save(update_fields=["called_off_at"])
    record("partner_link.called_off", link, by=by)
    return link
