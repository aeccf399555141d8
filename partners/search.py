"""What the search of the whole office finds among partners: by words of their name and of what they give."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from partners.models import Initiative, Partner


def partners(user: User) -> QuerySet[Partner]:
    return Partner.objects.order_by("name_key", "pk")


def partner_link(partner: Partner) -> Link:
    return Link(partner.get_kind_display(), partner.name, partner.get_absolute_url())


def initiatives(user: User) -> QuerySet[Initiative]:
    return Initiative.objects.as_they_stand().order_by("-pk")


def initiative_link(row: Initiative) -> Link:
    return Link("inicjatywa", str(row), row.get_absolute_url(), row.stage_word)
