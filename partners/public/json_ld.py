"""The directory as schema.org Organization rows (JSON-LD), for search engines."""

import json
from collections.abc import Iterable

from osl_site.common.templatetags.osl import tel
from partners.public.entries import Contact, Entry


def entries_json(entries: Iterable[Entry]) -> str:
    """JSON that may stand in a script element: `<`, `>` and `&` are escaped."""
    data = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [_one(row) for row in entries]}
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _one(entry: Entry) -> dict:
    data = {"@type": "Organization", "name": entry.name, "areaServed": list(entry.places), "description": entry.helps}
    points = [_point(contact) for contact in entry.contacts]
    return {name: value for name, value in (data | {"contactPoint": points}).items() if value}


def _point(contact: Contact) -> dict:
    phone = tel(contact.phone).removeprefix("tel:") if contact.phone else ""
    data = {"@type": "ContactPoint", "name": contact.name, "telephone": phone, "email": contact.email}
    return {name: value for name, value in data.items() if value}
