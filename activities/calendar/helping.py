"""Who helps at an activity and may be named to residents."""

from django.db.models import QuerySet

from activities.models import Activity
from osl_site.common.database.prepared import prepared_values
from partners.models import Partner

ORGANISES = "organiz"  # how what a partner does begins where the event is its own: „organizuje”, „organizator”


@prepared_values
def public_partners(activity: int) -> QuerySet:
    """Of the partners of the activity with this number, the name and what each does there. One query."""
    rows = Partner.objects.filter(partnerships__activity=activity, is_public=True)
    return rows.values_list("name", "partnerships__role")


def parted(activity: Activity) -> tuple[list[str], list[str]]:
    """Who organises it where the office does not lead it, and who helps: names of partners. One query."""
    organises, helps = [], []
    for name, role in public_partners(activity.pk):
        is_theirs = activity.is_led_by_residents and role.strip().lower().startswith(ORGANISES)
        (organises if is_theirs else helps).append(name)
    return organises, helps
