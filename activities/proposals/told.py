"""A proposed event as the office reads it: beside its submission, with what else is on then, and as a new offer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from activities import rules
from activities.models import Activity, EventProposal, Leader, Occurrence
from needs.models.submissions import StateType
from osl_site.common import clock
from osl_site.common.registry import Link
from osl_site.common.text.date_formats import day_in_words, quoted
from partners.models import Partner
from partners.public.entries import shown

MOST_NAMED = 3
PROPOSED = "Propozycja partnera."
FREE = "tego dnia nie ma nic innego"


def proposals_of_submissions(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: the day that is proposed and what else is on then. Two queries."""
    rows = list(EventProposal.objects.filter(submission__in=ids).order_by("pk"))
    others = beside(rows)
    add = reverse("activities:activity_add")
    return {
        row.submission_id: [
            Link(
                "propozycja wydarzenia",
                _in_words(row),
                f"{add}?zgloszenie={row.submission_id}",
                others[row.pk],
                may=rules.may_edit,
            )
        ]
        for row in rows
    }


def hours_of(row: EventProposal) -> str:
    """„18:00–20:30”."""
    return f"{row.starts:%-H:%M}–{row.ends:%-H:%M}"


def _in_words(row: EventProposal) -> str:
    stated = ", dla małoletnich: organizator oświadcza, że spełnia obowiązki" if row.for_minors else ""
    return f"{day_in_words(row.day)}, {hours_of(row)}{stated}"


def taken_on() -> QuerySet[EventProposal]:
    """Those that were read and are with us, and that nothing in the offer comes of yet."""
    offered = Activity.submissions.through.objects.filter(submission=OuterRef("submission"))
    rows = EventProposal.objects.filter(submission__state__type=StateType.OURS, submission__for_director=False)
    return rows.filter(~Exists(offered))


def on_days(first: date, last: date) -> QuerySet[Occurrence]:
    """Meetings on these days that were not called off, those that residents do not see yet among them."""
    found = Occurrence.objects.filter(
        cancelled_at=None,
        starts_at__lt=clock.midnight(last + timedelta(days=1)),
        ends_at__gt=clock.midnight(first),
    )
    return found.select_related("activity", "venue__locality").order_by("starts_at", "pk")


def beside(rows: Sequence[EventProposal]) -> dict[int, str]:
    """By number of the proposal what else is on in the whole commune: „o tej porze jest też „Kino”, 18:00 (Pieszkowo)”,
    or, where no hour is shared, what the same day has. One query."""
    if not rows:
        return {}
    there = list(on_days(min(row.day for row in rows), max(row.day for row in rows)))
    return {row.pk: _beside(row, there) for row in rows}


def _beside(row: EventProposal, there: Sequence[Occurrence]) -> str:
    starts, ends = (datetime.combine(row.day, hour, clock.WARSAW) for hour in (row.starts, row.ends))
    at_once = [one for one in there if one.starts_at < ends and one.ends_at > starts]
    if at_once:
        return f"o tej porze jest też {_named(at_once)}"
    after = clock.midnight(row.day + timedelta(days=1))
    same_day = [one for one in there if one.starts_at < after and one.ends_at > clock.midnight(row.day)]
    return f"tego dnia jest też {_named(same_day)}" if same_day else FREE


def _named(found: Sequence[Occurrence]) -> str:
    names = [f"{quoted(one.activity.title)}, {localtime(one.starts_at):%-H:%M}{_where(one)}" for one in found]
    more = f" i jeszcze {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return f"{'; '.join(names[:MOST_NAMED])}{more}"


def _where(one: Occurrence) -> str:
    return f" ({one.venue.locality.name})" if one.venue else ""


def begun_by(submission: int) -> dict[str, object]:
    """How the form of a new offer begins where it comes of a proposed event. Nothing where it does not. Two queries."""
    row = EventProposal.objects.filter(submission=submission).select_related("submission", "partner").first()
    if row is None:
        return {}
    begun = {
        "title": row.title[:300],
        "text": row.text[:2000],
        "starts_on": row.day,
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "led_by": Leader.RESIDENTS,
        "for_minors": row.for_minors,
        "outside_plan_reason": PROPOSED,
    }
    partner = row.partner or _of_that_name(row.organiser)
    return begun | ({"partner_1": str(partner.pk), "role_1": "organizuje"} if partner else {})


def _of_that_name(name: str) -> Partner | None:
    """The partner that residents are shown under this very name."""
    return shown().filter(name__iexact=name.strip()).first() if name.strip() else None
