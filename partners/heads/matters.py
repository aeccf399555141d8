"""What waits for a person about heads of villages, for the desk."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Matter
from osl_site.common.registry.matters import few
from partners.desk import NEAR, urgency
from partners.models import VillageHead


def to_inform(user: User) -> QuerySet[VillageHead]:
    """Heads who must hear within a week that the office has their data (art. 14 GDPR), and those who are late."""
    rows = VillageHead.objects.holding(clock.today()).uninformed().filter(inform_by__lte=clock.today() + NEAR)
    return rows.select_related("village").order_by("inform_by", "pk")


def heads_to_inform(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""
    today = clock.today()

    def each(head: VillageHead) -> Matter:
        subject = f"wieś {head.village}"
        return Matter(
            f"Powiedz sołtysowi, że biuro ma jego dane: {subject}.",
            "Zapisz, że wie",
            head.get_absolute_url(),
            subject=subject,
            **urgency(head.inform_by, today),
        )

    def together(count: int, first: VillageHead) -> Matter:
        said = f"Sołtysi, którzy nie wiedzą, że biuro ma ich dane: {count}."
        url = reverse("partners:head_list") + "?niepoinformowani=on"
        return Matter(said, "Zobacz, kto", url, subject=str(count), **urgency(first.inform_by, today))

    yield from few(to_inform(user), each, together)


def heads_over(before: datetime) -> list[QuerySet[VillageHead]]:
    """Those whose last day was before the moment: the schedule removes them."""
    return [VillageHead.objects.over_before(localdate(before))]
