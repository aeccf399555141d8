"""For whom an activity is: the groups that it names, in a line."""

from activities.models import Activity
from osl_site.common.templatetags.osl import uncapped
from osl_site.common.text.languages import in_language, spoken

EVERYONE = "all"  # the slug of the group that is everybody


def audience_in_words(activity: Activity) -> str:
    """„Osoby starsze, wolontariusze”, for a line of a list; nothing where it is for everybody."""
    names = group_names(activity)
    return "" if EVERYONE in names else in_a_line(names)


def in_a_line(names: dict[str, str]) -> str:
    first, *others = names.values() or [""]
    return ", ".join([first, *map(uncapped, others)])


def group_names(activity: Activity) -> dict[str, str]:
    """The groups that it is for, by slug."""
    return {group.slug: in_language(group, "name", spoken()) for group in activity.groups.all()}
