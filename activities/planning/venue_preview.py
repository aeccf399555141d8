"""Whom the correction of a place tells: where it is another village, those who signed up to meetings to come there.

Another name of the same place is no news. Changes nothing.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from activities.models import Occurrence, Venue
from activities.planning.letter_preview import LetterPreview, letter_corrected
from activities.registrations.audience import Audience, audience, concerned, names_to_ring
from osl_site.common import clock


@dataclass(frozen=True)
class VenuePreview:
    """The meetings whose people are told, and how. False where nobody is. `fingerprint` names all of it."""

    occurrences: tuple[Occurrence, ...] = ()
    told: Audience = field(default_factory=Audience)
    to_ring: tuple[str, ...] = ()
    fingerprint: str = ""
    letter: LetterPreview | None = None

    def __bool__(self) -> bool:
        return not self.told.is_empty


def preview_correction(venue: Venue, values: Mapping[str, Any]) -> VenuePreview:
    """What this correction of a stored place would tell. Six queries, one where it stays in its village."""
    stored = Venue.objects.get(pk=venue.pk)
    there = values.get("locality", stored.locality)
    if there == stored.locality:
        return VenuePreview()
    ahead = Occurrence.objects.filter(venue=venue, cancelled_at=None, ends_at__gt=clock.now())
    found = list(ahead.in_order().select_related("activity", "venue__locality"))
    rows = concerned(found)
    reached = list(rows.order_by("pk").values_list("pk", "email", "occurrence"))
    those = {occurrence for _pk, _email, occurrence in reached}
    named = sha256(repr((venue.pk, there.pk, reached)).encode()).hexdigest()[:32]
    whose = tuple(row for row in found if row.pk in those)
    after = copy(stored)
    for name, value in values.items():
        setattr(after, name, value)
    letter = letter_corrected(whose, stored, after)
    return VenuePreview(whose, audience(found), tuple(names_to_ring(rows)), named, letter)
