"""Who helps at an activity and may be named to residents."""

from django.db.models import QuerySet

from osl_site.common.database.prepared import prepared_values
from partners.models import Partner


@prepared_values
def public_partners(activity: int) -> QuerySet:
    """Names of the partners of the activity with this number, as tuples of one. One query."""
    return Partner.objects.filter(activities=activity, is_public=True).values_list("name")
