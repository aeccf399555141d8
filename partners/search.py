"""What the field of the rail finds among partners: by words of their name."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.lists.queries import mentions
from osl_site.common.registry import Link
from partners.models import Partner


def partners(words: str, user: User) -> QuerySet[Partner]:
    return Partner.objects.filter(mentions(words, "name")).order_by("name", "pk")


def partner_link(partner: Partner) -> Link:
    return Link(partner.get_kind_display(), partner.name, partner.get_absolute_url())
