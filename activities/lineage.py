"""Where a meeting comes from: activity → action → goal → conclusions → needs and assets → field notes."""

from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import Activity, Occurrence
from osl_site.chain import Link, Step, register
from partners.models import Partner
from plans.lineage import steps_to
from plans.models import Action


def steps(activity: Activity, meeting: Occurrence | None = None) -> list[Step]:
    """The chain line of an offer or of one meeting of it, from the first field note down. At most five queries."""
    before = steps_to(activity.action) if activity.action else [Step("działanie", "poza planem")]
    if meeting is None:
        return [*before, Step("pozycja oferty", activity.title, current=True)]
    offer = Step("pozycja oferty", activity.title, activity.get_absolute_url())
    return [*before, offer, Step("spotkanie", f"{localtime(meeting.starts_at):%d.%m.%Y}", current=True)]


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
    address = reverse("activities:activity_detail", args=[offer.pk])
    return Link("pozycja oferty", offer.title, address, str(offer.state.label))
