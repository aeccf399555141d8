"""A message to those who signed up, looked at before it goes: its words, and whom it will reach."""

from dataclasses import dataclass
from hashlib import sha256

from activities.models import Occurrence
from activities.registrations.audience import Audience, concerned, counted, names_to_ring


@dataclass(frozen=True)
class MessagePreview:
    """The words as they will be read, whom they reach, and by name whom somebody has to ring."""

    text: str
    told: Audience
    to_ring: tuple[str, ...]
    fingerprint: str


def preview_message(occurrence: Occurrence, text: str, to: str) -> MessagePreview:
    """Two queries. `fingerprint` names all of it."""
    rows = concerned([occurrence], to)
    told, to_ring = counted(rows), tuple(names_to_ring(rows))
    asked = (occurrence.pk, text, to, told, to_ring)
    return MessagePreview(text, told, to_ring, sha256(repr(asked).encode()).hexdigest()[:32])
