"""What waits for the organiser of confirmations and corrections of the directory."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from osl_site.common.accounts.models import User
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.registry import Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import quoted, since_days
from partners.corrections.questions import KIND, shown_to_residents
from partners.models import Correction


def sent(user: User) -> QuerySet[Correction]:
    """Those of which something is not decided yet, the longest waiting first."""
    return Correction.objects.open().select_related("partner").order_by("at", "pk")


def corrections_sent(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""

    def each(one: Correction) -> Matter:
        subject = quoted(one.partner.name)
        return Matter(
            f"Ktoś poprawia spis partnerów: {subject}.",
            "Zobacz poprawki",
            one.get_absolute_url(),
            subject=subject,
            when=since_days(one.at),
            since=one.at,
        )

    def together(count: int, first: Correction) -> Matter:
        many = ngettext("%(count)d poprawka", "%(count)d poprawek", count) % {"count": count}
        url = reverse("partners:partner_list") + "?poprawki=on"
        said = f"Poprawki do spisu partnerów czekają: {count}."
        return Matter(said, "Zobacz partnerów", url, subject=many, when=since_days(first.at), since=first.at)

    yield from few(sent(user), each, together)


def to_ring(user: User) -> QuerySet[Confirmation]:
    """Whom no letter reached, or who did not answer in time, the longest ago first."""
    rows = Confirmation.objects.to_ring().filter(subject_type=KIND, subject_id__in=shown_to_residents().values("pk"))
    return rows.order_by("asked_at", "pk")


def partners_to_ring(user: User) -> Iterator[Matter]:
    """All of them as one matter, calm: nothing is hidden for want of an answer. Two queries."""
    if first := to_ring(user).first():
        count = to_ring(user).count()
        many = ngettext("%(count)d partnera", "%(count)d partnerów", count) % {"count": count}
        one = reverse("partners:partner_detail", args=[first.subject_id])
        yield Matter(
            f"Zadzwoń i zapytaj, czy spis mówi prawdę: {many}.",
            "Zadzwoń",
            one if count == 1 else reverse("partners:partner_list") + "?zadzwonic=on",
            subject=many,
            when=since_days(first.asked_at),
            since=first.asked_at,
            group=Group.LATER,
        )
