"""What the field of the rail finds among plans: by words of their title, the versions that a person may read."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.lists.queries import mentions
from osl_site.common.registry import Link
from plans import rules
from plans.models import Version


def versions(words: str, user: User) -> QuerySet[Version]:
    found = Version.objects.filter(mentions(words, "title"), state__in=rules.states_to_read(user))
    return found.defer("snapshot").order_by("-plan_id", "-number", "-attempt")


def version_link(version: Version) -> Link:
    return Link(version.heading, version.title, version.get_absolute_url(), version.get_state_display())
