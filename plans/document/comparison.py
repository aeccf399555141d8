"""Which versions are compared with which: an update with what it comes after, an attempt with the one before it, a plan
with the plan of the time before."""

from dataclasses import dataclass

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from plans.content import PlanContent
from plans.diff.alike import with_keys_of
from plans.diff.compute import diff_versions
from plans.diff.parts import VersionDiff
from plans.document.rendering import content_of
from plans.models import Action, State, Version


@dataclass(frozen=True)
class Compared:
    """What changed from one version to another."""

    before: Version
    after: Version
    content_before: PlanContent
    changes: VersionDiff


def compared(before: Version, after: Version, content: PlanContent) -> Compared:
    """What changed from the one version to the other, whose content is given."""
    content_before = content_of(before)
    return Compared(before, after, content_before, diff_versions(content_before, content))


def with_last_approved(version: Version, content: PlanContent) -> Compared | None:
    """The changes against the approved version that this one comes after; None for a first plan. One query at most."""
    if version.number == 0:
        return None
    base = Version.objects.approved_before(version).select_related("plan").first()
    return compared(base, version, content) if base else None


def with_attempt_before(version: Version, content: PlanContent) -> Compared | None:
    """The changes against the attempt before this one; None for a first attempt. One query at most."""
    if version.attempt == 1:
        return None
    attempts = Version.objects.filter(plan=version.plan_id, number=version.number, attempt__lt=version.attempt)
    before = attempts.select_related("plan").order_by("-attempt").first()
    return compared(before, version, content) if before else None


def plan_before(version: Version) -> Version | None:
    """What the plan of the time before says: its newest approved version, without the content. One query.

    A plan that never held a day, because it was repealed before, is none."""
    earlier = Version.objects.filter(state=State.APPROVED, starts_on__lt=version.starts_on)
    earlier = earlier.exclude(plan=version.plan_id).exclude(plan__in_force_span__isempty=True)
    return earlier.select_related("plan").defer("snapshot").order_by("-starts_on", "-number").first()


def with_plan_before(before: Version, version: Version, content: PlanContent) -> Compared:
    """The changes against another plan, whose parts are taken for ours where they are called alike. One query."""
    content_before = with_keys_of(content_of(before), content)
    return Compared(before, version, content_before, diff_versions(content_before, content))


def activities_of_removed(found: Compared, reader: User) -> dict[str, list[Link]]:
    """By key of an action that is taken out: what of the offer stands on it, in any version of the plan."""
    keys = found.changes.removed_keys
    rows = Action.objects.filter(goal__version__plan=found.after.plan_id, key__in=keys).values_list("pk", "key")
    key_of = {pk: str(key) for pk, key in rows} if keys else {}
    standing: dict[str, list[Link]] = {}
    for pk, links in registry.links.of(Action, key_of, reader=reader).items():
        known = standing.setdefault(key_of[pk], [])
        known += [link for link in links if link not in known]
    return {key: links for key, links in standing.items() if links}
