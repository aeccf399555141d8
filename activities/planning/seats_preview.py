"""To whom of the waiting line free places would go, before an act makes them free. Changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from activities.calendar.queries import when_in_words
from activities.models import Activity, Occurrence, Registration
from activities.registrations.audience import MOST_NAMES, Audience, audience_of
from activities.seats import capacity_of, seats_by_occurrence, served
from osl_site.common import clock


@dataclass(frozen=True)
class Room:
    """What a meeting would have: so many places in all, so many given back, other sizes of those who wait.

    No `capacity` is as many as come; a size of 0 leaves the line.
    """

    occurrence: Occurrence
    capacity: int | None
    given_back: int = 0
    sizes: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class MovesUp:
    """Who of the line of one meeting is offered a place, and how many registrations go on waiting."""

    occurrence: Occurrence
    offered: tuple[Registration, ...]
    waiting: int

    @property
    def words(self) -> str:
        """„wtorek, 1 grudnia…: miejsce zaproponujemy: Jan Kot, Maria Nowak (osób: 2). Dalej czeka zapisów: 3.”"""
        named = ", ".join(_named(row) for row in self.offered[:MOST_NAMES])
        rest = f" i dalszym, razem zapisów: {len(self.offered)}" if len(self.offered) > MOST_NAMES else ""
        left = f" Dalej czeka zapisów: {self.waiting}." if self.waiting else " Nikt więcej nie czeka."
        return f"{when_in_words(self.occurrence)}: miejsce zaproponujemy: {named}{rest}.{left}"


@dataclass(frozen=True)
class SeatsPreview:
    """Meetings whose line moves, and who is told of it. False where nobody is. `fingerprint` names all of it."""

    rows: tuple[MovesUp, ...] = ()
    told: Audience = field(default_factory=Audience)
    fingerprint: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def to_ring(self) -> list[str]:
        """The names of those whom only a call reaches, as many as a page bears."""
        return [one.name for row in self.rows for one in row.offered if not one.email][:MOST_NAMES]


def preview_seats(rooms: Iterable[Room]) -> SeatsPreview:
    """Two queries, however many meetings, all of them on. What has begun offers nothing."""
    open_ones = [room for room in rooms if room.occurrence.starts_at > clock.now()]
    if not open_ones:
        return SeatsPreview()
    seats, lines = seats_by_occurrence([room.occurrence for room in open_ones]), _lines(open_ones)
    moved = [_moves_up(room, seats[room.occurrence.pk].taken, lines[room.occurrence.pk]) for room in open_ones]
    rows = tuple(row for row in moved if row.offered)
    told = audience_of([one for row in rows for one in row.offered])
    asked = [(row.occurrence.pk, [one.pk for one in row.offered], row.waiting) for row in rows]
    return SeatsPreview(rows, told, sha256(repr(asked).encode()).hexdigest()[:32] if rows else "")


def seats_of_activity(activity: Activity, capacity: int | None) -> SeatsPreview:
    """What another number of places of an offer does at those of its meetings that have no number of their own."""
    if capacity == Activity.objects.values_list("capacity", flat=True).get(pk=activity.pk):
        return SeatsPreview()
    held = (
        activity.occurrences.filter(capacity=None, cancelled_at=None, ends_at__gt=clock.now())
        .in_order()
        .select_related("activity")
    )
    return preview_seats(Room(row, capacity) for row in held)


def seats_given_up(registration: Registration) -> SeatsPreview:
    """What giving this place, or this one in the line, back does."""
    return seats_after(registration, 0)


def seats_after(registration: Registration, people: int) -> SeatsPreview:
    """What another number of people in this registration does; 0 is giving it up."""
    stored = Registration.objects.select_related("occurrence__activity").get(pk=registration.pk)
    if stored.occurrence.is_cancelled or not stored.is_active or people >= stored.people:
        return SeatsPreview()
    back = stored.people - people if stored.has_seat else 0
    return preview_seats([Room(stored.occurrence, capacity_of(stored.occurrence), back, {stored.pk: people})])


def _lines(rooms: Sequence[Room]) -> Mapping[int, list[Registration]]:
    lines = defaultdict(list)
    for row in Registration.objects.in_line().filter(occurrence__in=[room.occurrence for room in rooms]):
        lines[row.occurrence_id].append(row)
    return lines


def _moves_up(room: Room, taken: int, line: list[Registration]) -> MovesUp:
    sizes = [(row, room.sizes.get(row.pk, row.people)) for row in line]
    sizes = [(row, people) for row, people in sizes if people]
    free = None if room.capacity is None else max(room.capacity - taken + room.given_back, 0)
    positions = served(free, [people for _row, people in sizes])
    return MovesUp(room.occurrence, tuple(sizes[at][0] for at in positions), len(sizes) - len(positions))


def _named(row: Registration) -> str:
    return f"{row.name} (osób: {row.people})" if row.people > 1 else row.name
