"""What the search of the whole office finds among plans: the versions that a person may read."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from plans import rules
from plans.models import Version


def versions(user: User) -> QuerySet[Version]:
    found = Version.objects.filter(state__in=rules.states_to_read(user))
    return found.defer("snapshot").order_by("-plan_id", "-number", "-attempt")


def version_link(version: Version) -> Link:
    return Link(version.heading, version.title, version.get_absolute_url(), version.get_state_display())
