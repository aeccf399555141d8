"""The words that people will read or hear after an act, before it is done: the real letter, drawn for one of them.

What only its own person may see (name, code, the link to one's own page) is left out of it.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from activities.models import Notice, NoticeKind, Occurrence, Registration
from activities.models.occurrences import When
from activities.planning.change_preview import Step
from activities.registrations.audience import Addressees, concerned
from activities.registrations.emails import what_happened, words_of
from osl_site.common import clock

SOMEBODY = "Pani/Pan …"


@dataclass(frozen=True)
class LetterPreview:
    """What one recipient gets: a letter with its subject, or a sentence over the phone where nobody has a mailbox."""

    body: str
    subject: str = ""

    @property
    def to(self) -> str:
        return SOMEBODY


def letter_after(steps: Iterable[Step]) -> LetterPreview | None:
    """What is said of the first of these meetings of which anybody is told; None where nobody is. A query a meeting
    until one has somebody to tell."""
    for step in steps:
        if step.news and (found := _first_told(step.occurrence, Addressees.ALL)):
            return _drawn(found, _after(step), step.news)
    return None


def letter_with(occurrence: Occurrence, text: str, to: str) -> LetterPreview | None:
    """The message as it arrives. One query."""
    found = _first_told(occurrence, to)
    return _drawn(found, occurrence, NoticeKind.MESSAGE, text) if found else None


def _first_told(occurrence: Occurrence, to: str) -> Registration | None:
    """Somebody with a mailbox before somebody to ring, a place before a wait for one: „confirmed” is the first word."""
    rows = concerned([occurrence], to).select_related("knows_venue__locality")
    return min(rows.order_by("id"), key=lambda row: (not row.email, not row.has_seat), default=None)


def _drawn(found: Registration, occurrence: Occurrence, kind: NoticeKind, text: str = "") -> LetterPreview:
    registration = copy(found)
    registration.pk, registration.name, registration.code_seed = None, SOMEBODY, ""
    registration.people, registration.language, registration.occurrence = 1, "pl", occurrence
    notice = Notice(registration=registration, kind=kind, text=text)
    if not found.email:
        return LetterPreview(what_happened(notice))
    subject, body = words_of(notice)
    return LetterPreview(body, subject)


def _after(step: Step) -> Occurrence:
    """The meeting as it will be, unsaved; what the page holds stays as it is."""
    row, after = copy(step.occurrence), step.after
    if {"starts_at", "ends_at", "open_ended"} & set(step.changed):
        row.move_to(When(after.starts_at, after.ends_at, after.open_ended))
    row.meet_at(after.venue)
    row.capacity, row.note = after.capacity, after.note
    row.cancelled_reason, row.cancelled_at = after.reason, clock.now() if after.reason else None
    return row
