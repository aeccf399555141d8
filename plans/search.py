"""What the search of the whole office finds among plans: the versions that a person may read, and of the newest of each
plan the goals, actions and chapters."""

from django.db.models import OuterRef, QuerySet, Subquery

from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from plans import rules
from plans.models import Action, Chapter, Goal, Version

NEWEST = ("-number", "-attempt")


def versions(user: User) -> QuerySet[Version]:
    found = Version.objects.filter(state__in=rules.states_to_read(user))
    return found.defer("snapshot").order_by("-plan_id", *NEWEST)


def _newest(user: User) -> QuerySet[Version]:
    """Of each plan the last version that the person may read: older ones say much of the same."""
    same = Version.objects.filter(state__in=rules.states_to_read(user), plan=OuterRef("plan")).order_by(*NEWEST)
    return Version.objects.filter(pk=Subquery(same.values("pk")[:1])).order_by().values("pk")


def goals(user: User) -> QuerySet[Goal]:
    rows = Goal.objects.filter(version__in=_newest(user)).exclude(text="")
    return rows.select_related("version").defer("version__snapshot").order_by("-version__plan", "position", "pk")


def actions(user: User) -> QuerySet[Action]:
    rows = Action.objects.filter(goal__version__in=_newest(user)).select_related("goal__version")
    return rows.defer("goal__version__snapshot").order_by("-goal__version__plan", "goal__position", "position", "pk")


def chapters(user: User) -> QuerySet[Chapter]:
    rows = Chapter.objects.filter(version__in=_newest(user)).select_related("version")
    return rows.defer("version__snapshot").order_by("-version__plan", "position", "pk")


def version_link(version: Version) -> Link:
    return Link(version.heading, version.title, version.get_absolute_url(), version.get_state_display())


def goal_link(goal: Goal) -> Link:
    return Link(goal.version.title, goal.text, goal.get_absolute_url(), goal.version.get_state_display())


def action_link(action: Action) -> Link:
    title = f"{action.number}. {action.title}"
    version = action.goal.version
    return Link(version.title, title, action.get_absolute_url(), version.get_state_display())


def chapter_link(chapter: Chapter) -> Link:
    version = chapter.version
    return Link(version.title, str(chapter), version.get_absolute_url(), version.get_state_display())
