"""A meeting as schema.org Event (JSON-LD), for search engines."""

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from activities.calendar.facts import About, Key, phone_number
from activities.calendar.helping import parted
from activities.calendar.outlets import Facts, Outlet, facts_of
from activities.models import Activity, Occurrence, StepFree, Toilet, Venue
from osl_site.common.centre.models import Centre
from osl_site.common.templatetags.osl import tel
from osl_site.common.text.date_formats import last_day
from osl_site.common.web.json_ld import in_script

SCHEMA = "https://schema.org/"
IN_PROPERTIES = (Key.TITLE, Key.WHEN, Key.STATE, Key.WHERE, Key.WAY_IN, Key.PHONE, Key.LANGUAGE, Key.COST)


def event_json(occurrence: Occurrence, url: str, here: Centre) -> SafeString:
    """Ready for its script element."""
    told = facts_of(About.of(occurrence, here), Outlet.JSON_LD)
    is_free = not told.short(Key.COST)
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "name": told.plain(Key.TITLE),
        "description": _described(told) or told.plain(Key.WHEN),
        "startDate": localtime(occurrence.starts_at).isoformat(),
        **_end(occurrence),
        "eventStatus": SCHEMA + _status(occurrence),
        "eventAttendanceMode": f"{SCHEMA}{'Offline' if occurrence.venue else 'Online'}EventAttendanceMode",
        "location": _place(occurrence.venue) if occurrence.venue else {"@type": "VirtualLocation", "url": url},
        "organizer": _organizer(occurrence, here),
        "inLanguage": ["pl", "uk"] if Key.LANGUAGE in told else ["pl"],
        "isAccessibleForFree": is_free,
        "url": url,
    }
    if occurrence.begins_elsewhere:
        data["previousStartDate"] = localtime(occurrence.moved_from).isoformat()
    if is_free:
        data["offers"] = _free_of_charge(occurrence, url)
    return in_script(data)


def _described(told: Facts) -> str:
    """What schema.org has no property for, a paragraph each."""
    return "\n\n".join(fact.plain for fact in told.beside(*IN_PROPERTIES) if fact.plain)


def _end(occurrence: Occurrence) -> dict:
    """The moment, or the day alone where nobody said the hour; nothing of a single evening with an open end."""
    if not occurrence.open_ended:
        return {"endDate": localtime(occurrence.ends_at).isoformat()}
    last = last_day(occurrence.starts_at, occurrence.ends_at)
    return {"endDate": last.isoformat()} if last > localtime(occurrence.starts_at).date() else {}


def _status(occurrence: Occurrence) -> str:
    if occurrence.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if occurrence.begins_elsewhere else "EventScheduled"


def _organisers(activity: Activity) -> list[str]:
    """Partners whose event it is. One query where the office does not lead it, else none."""
    return parted(activity)[0] if activity.is_led_by_residents else []


def _organizer(occurrence: Occurrence, here: Centre) -> dict | list[dict]:
    if theirs := _organisers(occurrence.activity):
        found = [{"@type": "Organization", "name": name} for name in theirs]
        return found[0] if len(found) == 1 else found
    number = phone_number(occurrence.activity, here)
    data = {"@type": "Organization", "name": here.name, "url": settings.ORIGIN}
    return data | ({"telephone": tel(number).removeprefix("tel:")} if number else {})


def _free_of_charge(occurrence: Occurrence, url: str) -> dict:
    """Of a meeting that costs something only words are stored, so that no price can be told."""
    return {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "PLN",
        "availability": SCHEMA + ("SoldOut" if occurrence.is_full or occurrence.is_cancelled else "InStock"),
        "validFrom": localtime(occurrence.published_at).isoformat(),
        "url": url,
    }


def _place(venue: Venue) -> dict:
    address = {"@type": "PostalAddress", "addressLocality": venue.locality.name, "addressCountry": "PL"}
    if venue.address:
        address["streetAddress"] = venue.address
    place = {"@type": "Place", "name": venue.name, "address": address}
    facts = [_feature(name, value) for name, value in _known(venue).items()]
    return place | ({"amenityFeature": facts} if facts else {})


def _known(venue: Venue) -> dict[str, bool]:
    """Facts of accessibility that somebody has checked; what is not known is not told."""
    known = {}
    if venue.step_free != StepFree.UNKNOWN:
        known["Step-free entrance"] = venue.step_free == StepFree.YES
    if venue.toilet != Toilet.UNKNOWN:
        known["Accessible toilet"] = venue.toilet == Toilet.ACCESSIBLE
    if venue.induction_loop:
        known["Hearing loop"] = True
    return known


def _feature(name: str, value: bool) -> dict:
    return {"@type": "LocationFeatureSpecification", "name": name, "value": value}
