"""Where an initiative comes from and what it serves, in one line; and what other rows show of initiatives."""

from collections.abc import Sequence

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link, Step
from partners.models import Initiative


def steps_of(row: Initiative, reader: User) -> list[Step]:
    """Idea → this initiative → action of the plan → what was done. As many queries as rooms that are asked."""
    origins = registry.origins.of(Initiative, [row.pk], reader=reader)[row.pk]
    before = [Step(link.kind, link.label, link.url) for link in origins] or [Step("skąd", "nie wskazano")]
    action = action_of(row)
    return [
        *before,
        Step("inicjatywa", row.code, current=True),
        Step(action.kind, action.label, action.url) if action else Step("działanie planu", "nie wskazano"),
        Step("zrobione", f"{row.stage_since:%-d.%m.%Y}") if row.stage == "done" else Step("zrobione", "jeszcze nie"),
    ]


def action_of(row: Initiative) -> Link | None:
    """The action of the plan that it serves, as its room shows it."""
    if not row.action_key:
        return None
    found = {key: link for served in registry.served for key, link in served.links([row.action_key]).items()}
    return found.get(row.action_key)


def initiatives_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: what these groups and organisations do. One query."""
    found: dict[int, list[Link]] = {}
    for row in Initiative.objects.as_they_stand().filter(group__in=ids).order_by("pk"):
        found.setdefault(row.group_id, []).append(Link("inicjatywa", str(row), row.get_absolute_url(), row.stage_word))
    return found
