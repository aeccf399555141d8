"""For the registry: of a partner its partnerships and meetings; who met, for the network; notes that are missing."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import quoted
from partners.models import Membership, PartnerMeeting
from partners.partnerships.listing import WRITTEN_UP, state_of

ASKED_FOR = timedelta(days=30)  # so long after a meeting the desk asks for its note


def partnerships_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """Where they belong or belonged. One query."""
    found: dict[int, list[Link]] = {}
    for row in Membership.objects.filter(partner__in=ids).select_related("partnership").order_by("since", "pk"):
        kind = "partnerstwo" if row.partnership.is_led else "sieć zawodowa"
        said = ", ".join(filter(None, [row.partnership.name, row.role]))
        link = Link(kind, said, row.partnership.get_absolute_url(), row.span_in_words)
        found.setdefault(row.partner_id, []).append(link)
    return found


def meetings_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """Meetings to which they were invited, with their day and, unless written up, how they stand. One query."""
    rows = PartnerMeeting.partners.through.objects.filter(partner__in=ids).select_related("partnermeeting")
    found: dict[int, list[Link]] = {}
    for row in rows.order_by("pk"):
        meeting = row.partnermeeting
        state = "" if (said := state_of(meeting)) == WRITTEN_UP else said
        link = Link(f"{meeting.code}, spotkanie", meeting.title, meeting.get_absolute_url(), state, on=meeting.held_on)
        found.setdefault(row.partner_id, []).append(link)
    return found


def occasions(first: date, last: date) -> dict[int, tuple[date | None, list[int]]]:
    """For the network: who was at meetings of these days. One query."""
    through = PartnerMeeting.present.through.objects.filter(partnermeeting__held_on__range=(first, last))
    found: dict[int, tuple[date | None, list[int]]] = {}
    rows = through.filter(partnermeeting__cancelled_at=None).order_by("pk")
    for meeting, day, partner in rows.values_list("partnermeeting", "partnermeeting__held_on", "partner"):
        found.setdefault(meeting, (day, []))[1].append(partner)
    return found


def without_note(user: User) -> QuerySet[PartnerMeeting]:
    """Meetings of the last month that are over and of which nobody wrote what was said."""
    today = clock.today()
    rows = PartnerMeeting.objects.filter(note="", cancelled_at=None, held_on__lt=today, held_on__gte=today - ASKED_FOR)
    return rows.order_by("held_on", "pk")


def notes_to_write(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""

    def each(row: PartnerMeeting) -> Matter:
        subject = quoted(row.title)
        url = reverse("partners:meeting_note", args=[row.pk])
        since = clock.midnight(row.held_on)
        said = f"Zapisz, co ustalono na spotkaniu partnerów: {subject}."
        return Matter(said, "Zapisz notatkę", url, subject=subject, since=since, subject_url=row.get_absolute_url())

    def together(count: int, first: PartnerMeeting) -> Matter:
        said = f"Spotkania partnerów bez notatki: {count}"
        return Matter(f"{said}.", "Zobacz", reverse("partners:meeting_list") + "?bez_notatki=on", subject=said)

    yield from few(without_note(user), each, together)
