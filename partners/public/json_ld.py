"""The directory as schema.org Organization rows (JSON-LD), for search engines."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from osl_site.common.templatetags.osl import tel
from osl_site.common.web.json_ld import in_script
from partners.public.entries import Contact, Entry


def entries_json(entries: Iterable[Entry]) -> SafeString:
    """Ready for its script element."""
    rows = [_one(row) for row in entries]
    return in_script({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": rows})


def _one(entry: Entry) -> dict:
    data = {"@type": "Organization", "name": entry.name, "areaServed": list(entry.places), "description": entry.helps}
    points = [_point(contact) for contact in entry.contacts]
    return {name: value for name, value in (data | {"contactPoint": points}).items() if value}


def _point(contact: Contact) -> dict:
    phone = tel(contact.phone).removeprefix("tel:") if contact.phone else ""
    data = {"@type": "ContactPoint", "name": contact.name, "telephone": phone, "email": contact.email}
    return {name: value for name, value in data.items() if value}
