"""Where a meeting comes from: activity → action → goal → conclusions → needs and assets → field notes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import Activity, Occurrence
from osl_site.chain import Link, register
from partners.models import Partner
from plans.models import Action


@dataclass(frozen=True)
class Step:
    """A step of the chain line."""

    label: str
    text: str
    url: str = ""
    current: bool = False


def steps(activity: Activity, meeting: Occurrence | None = None) -> list[Step]:
    """The chain line of an offer or of one meeting of it, from the first field note down. At most five queries."""
    line = [*_of_action(activity.action), Step("pozycja oferty", activity.title, activity.get_absolute_url())]
    if meeting is None:
        line[-1] = Step("pozycja oferty", activity.title, current=True)
        return line
    return [*line, Step("spotkanie", f"{localtime(meeting.starts_at):%d.%m.%Y}", current=True)]


def _of_action(action: Action | None) -> list[Step]:
    if action is None:
        return [Step("działanie", "poza planem")]
    goal = action.goal
    conclusion = goal.conclusions.order_by("id").first()
    line = []
    if conclusion:
        need = conclusion.needs.order_by("id").first()
        asset = conclusion.assets.order_by("id").first()
        notes = conclusion.notes.order_by("id")
        found = need or asset
        note = (found.notes.order_by("id").first() if found else None) or notes.first()
        if note:
            line.append(Step("notatka", f"N-{note.pk}", note.get_absolute_url()))
        if found:
            line.append(Step("potrzeba" if need else "zasób", found.code, found.get_absolute_url()))
        line.append(Step("wniosek", conclusion.code, conclusion.get_absolute_url()))
    line.append(Step("cel", f"Cel {goal.position}", goal.get_absolute_url()))
    line.append(Step("działanie", f"{goal.position}.{action.position} {action.title}", action.get_absolute_url()))
    return line


def join_chain() -> None:
    """Answer lower rooms what stands on their rows."""
    register(Action, offers_of_actions)
    register(Partner, offers_of_partners)


def offers_of_actions(ids: list[int]) -> dict[int, list[Link]]:
    """For the chain: what is offered for these actions, whichever version of the plan they stand in. Two queries."""
    keys = dict(Action.objects.filter(pk__in=ids).values_list("pk", "key"))
    offers = Activity.objects.filter(action__key__in=keys.values()).select_related("action").order_by("title")
    by_key: dict = {}
    for offer in offers:
        by_key.setdefault(offer.action.key, []).append(_link(offer))
    return {pk: by_key.get(key, []) for pk, key in keys.items()}


def offers_of_partners(ids: list[int]) -> dict[int, list[Link]]:
    """For the chain: the offers that these partners take part in. One query."""
    found: dict[int, list[Link]] = {}
    rows = Activity.partners.through.objects.filter(partner__in=ids).select_related("activity").order_by("id")
    for row in rows:
        found.setdefault(row.partner_id, []).append(_link(row.activity))
    return found


def _link(offer: Activity) -> Link:
    state = "W ofercie" if offer.published_at else "Szkic"
    return Link("pozycja oferty", offer.title, reverse("activities:activity_detail", args=[offer.pk]), state)
