"""What is new in the calendar, as Atom (RFC 4287): for those who follow by a reader of news, or show it on a page."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from activities.calendar import formerly
from activities.calendar.agenda import address_of
from activities.calendar.facts import About, Key
from activities.calendar.filters import Asked
from activities.calendar.outlets import Outlet, facts_of
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import emails
from osl_site.common.centre.models import Centre

CONTENT_TYPE = Atom1Feed.content_type
SHOWN, MOST_READ = 50, 400
NEVER_CHANGED = datetime(2021, 1, 1)  # of an empty feed, which must bear a date all the same


class News(Atom1Feed):
    """Atom of Django's, with summaries as plain text, and with no date of its own when it is empty: the same bytes for
    the same rows, or nobody could be answered that nothing is new."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER_CHANGED)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["summary"])


def feed_of(
    occurrences: OccurrenceQuerySet, *, office: Centre, language: str, asked: Asked | None = None, query: str
) -> bytes:
    """The fifty changes that were the last of what is asked, and of what was to answer it and is elsewhere now. One
    query, and one where a meeting is for another group than residents were told; the same bytes for the same rows."""
    asked, asking = asked or Asked(), f"?{query}" if query else ""
    here = emails.link(reverse("calendar_news")) + asking
    feed = News(
        title=_("Zmiany w kalendarzu: %(office)s") % {"office": office.short_name},
        link=emails.link(reverse("calendar")) + asking,
        description=None,
        language=language,
        author_name=office.short_name,
        feed_url=here,
        feed_guid=uuid5(NAMESPACE_URL, here).urn,
    )
    found = asked.filter_queryset(occurrences, left_too=True).select_related("activity__theme", "venue__locality")
    news = _news(found)
    formerly.load_groups(map(formerly.Subject.of, news))
    for row in news:
        feed.add_item(
            title=_title(row, asked),
            link=emails.link(address_of(row.pk)),
            description=None,
            unique_id=row.uid.urn,
            pubdate=_moment(row.published_at),
            updateddate=_moment(row.changed_at),
            summary=_summary(row),
        )
    return feed.writeString("utf-8").encode()


def _news(occurrences: OccurrenceQuerySet) -> list[Occurrence]:
    """Each change once. Of meetings that changed in one stroke, as when their place gets another name, the soonest that
    was then to come; each of those that were published in one stroke, and each that was moved or called off."""
    told: dict[datetime | int, Occurrence] = {}
    for row in occurrences.order_by("-changed_at", "-id")[:MOST_READ]:
        is_news_of_its_own = row.published_at == row.changed_at or row.is_moved or row.is_cancelled
        change = row.pk if is_news_of_its_own else row.changed_at
        told[change] = min(told.get(change, row), row, key=lambda row: (row.starts_at < row.changed_at, row.starts_at))
    return list(told.values())[:SHOWN]


def _title(row: Occurrence, asked: Asked) -> str:
    title = facts_of(About.of(row), Outlet.ATOM).plain(Key.TITLE)
    if row.is_cancelled:
        return _("ODWOŁANE: %(title)s") % {"title": title}
    if not row.here:
        return formerly.headed(here := formerly.Subject.of(row), asked.left_for(here), title)
    return _("PRZENIESIONE: %(title)s") % {"title": title} if row.begins_elsewhere else title


def _summary(row: Occurrence) -> str:
    """When, where and how it stands, as plain sentences."""
    return "\n".join(fact.plain for fact in facts_of(About.of(row), Outlet.ATOM).beside(Key.TITLE))


def _moment(at: datetime) -> datetime:
    """In UTC and without an offset, which Django writes as „2026-11-24T08:00:00Z” (RFC 3339)."""
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
