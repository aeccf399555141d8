"""What the search of the whole office finds among partners: by words of their name and of what they give."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from partners.models import Partner


def partners(user: User) -> QuerySet[Partner]:
    return Partner.objects.order_by("name_key", "pk")


def partner_link(partner: Partner) -> Link:
    return Link(partner.get_kind_display(), partner.name, partner.get_absolute_url())
