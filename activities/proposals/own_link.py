"""The link of a partner's own: how it is written, and whose it is."""

from django.urls import reverse
from django.utils.translation import override

from activities import rules
from activities.models import PartnerLink
from osl_site.common.letters.tokens import Purpose
from osl_site.common.registry import Door
from osl_site.common.withdrawal.models import standing
from partners.models import Partner, PartnerState

OWN = Purpose("activities.partner_link")  # ends when it is called off, not with time


def page_of(link: PartnerLink) -> str:
    """The path of the month of dates that it leads to, in the language of the partner."""
    with override(link.partner.language):
        return reverse("planned_dates", args=[OWN.token(link.pk)])


def partner_of(token: str) -> Partner | None:
    """Whose link this is. None for anything else, for one that was called off, and of a partner that ended or was
    withdrawn. Two queries at most."""
    number = OWN.number(token)
    link = PartnerLink.objects.filter(pk=number, called_off_at=None).first() if number else None
    if link is None:
        return None
    return standing(Partner.objects.exclude(state=PartnerState.ENDED)).filter(pk=link.partner_id).first()


def doors_of_partners(ids: list[int]) -> dict[int, list[Door]]:
    """For the registry: where a partner is given its link. No query."""
    return {pk: [Door("Odsyłacz dla partnera", _page(pk), may=rules.may_edit)] for pk in ids}


def _page(pk: int) -> str:
    return reverse("activities:partner_link", args=[pk])


def open_link(partner: Partner) -> PartnerLink | None:
    """The one that it has now."""
    return PartnerLink.objects.filter(partner=partner, called_off_at=None).select_related("partner").first()
