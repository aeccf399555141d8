"""What is new in the calendar, as Atom (RFC 4287): for those who follow by a reader of news, or show it on a page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from activities.calendar.agenda import address_of
from activities.calendar.status import state_in_words
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.text.date_formats import span_in_words
from osl_site.common.text.languages import in_language

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"
SHOWN = 50
NEVER_CHANGED = datetime(2021, 1, 1, tzinfo=UTC)  # of an empty feed, which must bear a date all the same


def feed_of(occurrences: OccurrenceQuerySet, *, office: Centre, language: str, query: str) -> bytes:
    """The fifty meetings that changed last. One query; the same bytes for the same rows."""
    rows = list(occurrences.select_related("activity", "venue__locality").order_by("-changed_at", "-id")[:SHOWN])
    asked = f"?{query}" if query else ""
    here = emails.link(reverse("calendar_news")) + asked
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    SubElement(feed, "id").text = uuid5(NAMESPACE_URL, here).urn
    SubElement(feed, "title").text = _("Zmiany w kalendarzu: %(office)s") % {"office": office.short_name}
    SubElement(feed, "updated").text = _moment(max((row.changed_at for row in rows), default=NEVER_CHANGED))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    SubElement(feed, "link", {"rel": "alternate", "href": emails.link(reverse("calendar")) + asked})
    SubElement(SubElement(feed, "author"), "name").text = office.short_name
    feed.extend(_entries(rows, language))
    return tostring(feed, encoding="utf-8", xml_declaration=True)


def _entries(rows: list[Occurrence], language: str) -> Iterator[Element]:
    for row in rows:
        entry = Element("entry")
        SubElement(entry, "id").text = row.uid.urn
        SubElement(entry, "title").text = _title(row, language)
        SubElement(entry, "updated").text = _moment(row.changed_at)
        SubElement(entry, "published").text = _moment(row.published_at)
        SubElement(entry, "link", {"rel": "alternate", "href": emails.link(address_of(row.pk))})
        SubElement(entry, "summary").text = _summary(row)
        yield entry


def _title(row: Occurrence, language: str) -> str:
    title = in_language(row.activity, "title", language)
    if row.is_cancelled:
        return _("ODWOŁANE: %(title)s") % {"title": title}
    return _("PRZENIESIONE: %(title)s") % {"title": title} if row.is_moved else title


def _summary(row: Occurrence) -> str:
    """When, where and how it stands, as plain sentences."""
    when = span_in_words(row.starts_at, row.ends_at)
    said = (when, str(row.venue) if row.venue else _("Przez telefon"), unescape(strip_tags(state_in_words(row)[1])))
    return "\n".join(words for words in said if words)


def _moment(at: datetime) -> str:
    """RFC 3339: „2026-11-24T08:00:00Z”."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
