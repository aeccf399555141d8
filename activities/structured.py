"""A meeting as schema.org Event (JSON-LD), for search engines."""

import json

from django.utils.timezone import localtime

from activities.models import Occurrence, Venue
from osl_site.languages import in_language

STATUS = "https://schema.org/Event"


def event_json(meeting: Occurrence, url: str, language: str) -> str:
    """JSON that may stand in a script element: `<`, `>` and `&` are escaped."""
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": in_language(meeting.activity, "title", language),
        "description": in_language(meeting.activity, "text", language),
        "startDate": localtime(meeting.starts_at).isoformat(),
        "endDate": localtime(meeting.ends_at).isoformat(),
        "eventStatus": STATUS + _status(meeting),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": not meeting.activity.cost,
        "url": url,
    }
    if meeting.moved_from:
        data["previousStartDate"] = localtime(meeting.moved_from).isoformat()
    if meeting.venue:
        data["location"] = _place(meeting.venue)
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _place(venue: Venue) -> dict:
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address,
        "addressLocality": venue.locality.name,
        "addressCountry": "PL",
    }
    return {"@type": "Place", "name": venue.name, "address": address}


def _status(meeting: Occurrence) -> str:
    if meeting.is_cancelled:
        return "Cancelled"
    return "Rescheduled" if meeting.is_moved else "Scheduled"
