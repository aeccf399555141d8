"""What the trail says in Polish. A test finds every act that any service records and wants its words here."""

ACTS = {
    "activity.changed": "zmieniono pozycję oferty",
    "activity.created": "dodano pozycję oferty",
    "activity.published": "opublikowano pozycję oferty",
    "asset.changed": "zmieniono zasób",
    "asset.created": "dodano zasób",
    "commune.added": "dodano gminę",
    "conclusion.changed": "zmieniono wniosek z rozeznania",
    "conclusion.created": "dodano wniosek z rozeznania",
    "conclusion.replaced": "zastąpiono wniosek z rozeznania nowszym",
    "group.added": "dodano grupę mieszkańców",
    "locality.added": "dodano miejscowość",
    "need.changed": "zmieniono potrzebę",
    "need.created": "dodano potrzebę",
    "note.changed": "zmieniono notatkę",
    "note.created": "dodano notatkę",
    "note.deleted": "usunięto notatkę",
    "occurrence.annotated": "zmieniono dopisek na dzień spotkania",
    "occurrence.cancelled": "odwołano spotkanie",
    "occurrence.moved": "przeniesiono spotkanie",
    "occurrence.place_changed": "zmieniono miejsce spotkania",
    "occurrences.published": "opublikowano spotkania",
    "office.saved": "zapisano dane centrum",
    "partner.changed": "zmieniono partnera",
    "partner.confirmed": "potwierdzono dane partnera",
    "partner.created": "dodano partnera",
    "series.planned": "ułożono serię spotkań",
    "service.added": "dodano usługę społeczną",
    "user.added": "dodano konto",
    "user.password_changed": "zmieniono hasło",
    "venue.changed": "zmieniono miejsce",
    "venue.created": "dodano miejsce",
    "village.added": "dodano sołectwo",
}


def in_words(act: str) -> str:
    """„dodano notatkę”; an act that has no words yet is shown as it is stored."""
    return ACTS.get(act, act)
