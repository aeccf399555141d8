"""The words that people will read or hear after an act, before it is done: the real letter, drawn for one of them in
each language in which somebody gets it.

What only its own person may see (name, code, the link to one's own page) is left out of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from activities.models import Notice, NoticeKind, Occurrence, Registration, Venue
from activities.models.occurrences import When
from activities.models.registrations import TAKING_SEATS
from activities.planning.change_preview import Step
from activities.registrations.audience import Addressees, concerned
from activities.registrations.emails import what_happened, words_of
from osl_site.common import clock

SOMEBODY = "Pani/Pan …"
TYPED_HERE = "powód, który wpiszesz"
IN_LANGUAGE = {"pl": "po polsku", "uk": "po ukraińsku", "en": "po angielsku"}


@dataclass(frozen=True)
class LetterPreview:
    """What one recipient gets: a letter with its subject, or a sentence over the phone where nobody has a mailbox.

    `count` people get it in this language, `others` are the same letter in further ones.
    """

    body: str
    subject: str = ""
    language: str = "pl"
    count: int = 0
    others: tuple["LetterPreview", ...] = ()

    @property
    def to(self) -> str:
        return SOMEBODY

    @property
    def in_language(self) -> str:
        return IN_LANGUAGE[self.language]


def letter_after(steps: Iterable[Step]) -> LetterPreview | None:
    """What is said of the first of these meetings of which anybody is told; None where nobody is. Two queries."""
    told = {step.occurrence.pk: step for step in steps if step.news}

    def draw(found: Registration) -> LetterPreview:
        step = told[found.occurrence_id]
        return _drawn(found, _after(step), step.news)

    return _letters(concerned(list(told)), list(told), draw)


def letter_with(occurrence: Occurrence, text: str, to: Addressees) -> LetterPreview | None:
    """The message as it arrives. Two queries."""
    draw = lambda found: _drawn(found, occurrence, NoticeKind.MESSAGE, text)
    return _letters(concerned([occurrence.pk], to), [occurrence.pk], draw)


def letter_called_off(occurrences: Sequence[Occurrence], reason: str) -> LetterPreview | None:
    """What is said where these meetings are called off together. Two queries."""
    told = {row.pk: row for row in occurrences}

    def draw(found: Registration) -> LetterPreview:
        row = copy(told[found.occurrence_id])
        row.cancelled_reason, row.cancelled_at = reason or TYPED_HERE, clock.now()
        return _drawn(found, row, NoticeKind.CANCELLED)

    return _letters(concerned(list(told)), list(told), draw)


def letter_corrected(occurrences: Sequence[Occurrence], before: Venue, after: Venue) -> LetterPreview | None:
    """What is said where the place of these meetings turns out to be elsewhere. Two queries."""
    told = {row.pk: row for row in occurrences}

    def draw(found: Registration) -> LetterPreview:
        row = copy(told[found.occurrence_id])
        row.venue = after
        return _drawn(found, row, NoticeKind.CHANGED, str(before))

    return _letters(concerned(list(told)), list(told), draw)


def _letters(
    rows: QuerySet[Registration], order: Sequence[int], draw: Callable[[Registration], LetterPreview]
) -> LetterPreview | None:
    """Of what these people get the words for one of each language, the one of most of them first; of somebody with a
    mailbox before somebody to ring. `order` are the meetings; a place comes before a wait for one."""
    place = {pk: number for number, pk in enumerate(order)}
    known = list(rows.order_by("id").values_list("pk", "occurrence_id", "state", "language", "email"))
    people = [one for one in known if one[4]] or known[:1]
    people.sort(key=lambda one: (place[one[1]], one[2] not in TAKING_SEATS, one[0]))
    first = {language: pk for pk, _of, _state, language, _email in reversed(people)}
    found = rows.select_related("knows_venue__locality").in_bulk(first.values()) if first else {}
    counted = Counter(one[3] for one in people).most_common()
    drawn = [replace(draw(found[first[language]]), count=count) for language, count in counted]
    return replace(drawn[0], others=tuple(drawn[1:])) if drawn else None


def _drawn(found: Registration, occurrence: Occurrence, kind: NoticeKind, text: str = "") -> LetterPreview:
    registration = copy(found)
    registration.pk, registration.name, registration.code_seed = None, SOMEBODY, ""
    registration.people, registration.occurrence = 1, occurrence
    notice = Notice(registration=registration, kind=kind, text=text)
    if not found.email:
        registration.language = "pl"  # the office speaks
        return LetterPreview(what_happened(notice))
    subject, body = words_of(notice)
    return LetterPreview(body, subject, found.language)


def _after(step: Step) -> Occurrence:
    """The meeting as it will be, unsaved; what the page holds stays as it is."""
    row, after = copy(step.occurrence), step.after
    if {"starts_at", "ends_at", "open_ended"} & set(step.changed):
        row.move_to(When(after.starts_at, after.ends_at, after.open_ended))
    row.meet_at(after.venue)
    row.capacity, row.note = after.capacity, after.note
    row.cancelled_reason, row.cancelled_at = after.reason, clock.now() if after.reason else None
    return row
