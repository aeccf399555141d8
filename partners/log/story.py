"""A partner's page as its story in time: talks, what other rooms have of it with a day, what is still to be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest

from osl_site.common.accounts.models import User
from osl_site.common.lists.queries import page_of
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import Link
from partners.models import LogEntry, Partner, PartnerMeeting

ON_A_PAGE = 15
MOST_AWAITED = 20
Moment = tuple[date, int, Link | None]  # the day, the number of an entry of the log, or what another room has


def story_page(request: HttpRequest, partner: Partner, links: Iterable[Link]) -> Page:
    """One page of the story, the newest first, its lines as links. Two queries, whatever there is."""
    moments: list[Moment] = [(day, pk, None) for pk, day in partner.log.order_by().values_list("pk", "held_on")]
    moments += [(link.on, 0, link) for link in links if link.on]
    moments.sort(key=lambda moment: moment[:2], reverse=True)
    page = page_of(request, moments, ON_A_PAGE)
    entries = LogEntry.objects.in_bulk([pk for _day, pk, link in page.object_list if link is None])
    page.object_list = [link or _told(entries[pk]) for _day, pk, link in page.object_list if link or pk in entries]
    return page


def _told(entry: LogEntry) -> Link:
    return Link(f"{entry.code}, {entry.get_form_display()}", entry.in_short, entry.get_absolute_url(), on=entry.held_on)


def awaited(partner: Partner, reader: User) -> Sequence[Promise]:
    """What was promised in talks with the partner and at meetings to which it was invited, and is still to be done, the
    nearest first. One query."""
    talks = LogEntry.objects.filter(partners=partner).order_by().values("pk")
    meetings = PartnerMeeting.objects.filter(partners=partner).order_by().values("pk")
    about = Q(subject_type=LogEntry._meta.label_lower, subject_id__in=talks)
    about |= Q(subject_type=PartnerMeeting._meta.label_lower, subject_id__in=meetings)
    mine = promises_read_by(reader).open().filter(about)
    return mine.select_related("owner").order_by("due", "pk")[:MOST_AWAITED]


@dataclass(frozen=True)
class Agreed:
    """What was agreed with a partner, when, and where it stands."""

    on: date
    code: str
    words: str
    url: str


def last_agreed(partner: Partner) -> Agreed | None:
    """What was agreed last, in a talk or at a meeting of partners where this one was. Two queries."""
    talk = partner.log.exclude(agreed="").order_by("-held_on", "-pk").first()
    met = PartnerMeeting.objects.filter(present=partner, cancelled_at=None).exclude(note="").first()
    found = [Agreed(talk.held_on, talk.code, talk.agreed, talk.get_absolute_url())] if talk else []
    found += [Agreed(met.held_on, met.code, met.note, met.get_absolute_url())] if met else []
    return max(found, key=lambda one: one.on, default=None)
