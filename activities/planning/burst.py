"""Sign-ups by the form that came in one burst, as of a machine, and what would follow if some of them were removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from activities.models import Occurrence, Registration, RegistrationState
from activities.models.registrations import ACTIVE
from activities.planning.seats_preview import Room, SeatsPreview, preview_seats
from activities.seats import capacity_of

GAP = timedelta(minutes=1)  # between one sign-up and the next of a burst
LEAST = 5
NOBODY = "Zaznacz co najmniej jeden zapis."


@dataclass(frozen=True)
class Burst:
    """Of at least LEAST sign-ups by the form, each no later than GAP after the one before, those that still hold."""

    rows: tuple[Registration, ...]


def bursts_of(occurrence: Occurrence) -> list[Burst]:
    """The bursts in which residents signed up for this meeting, the largest first. One query.

    Whom the office wrote down is in none.
    """
    runs: list[list[Registration]] = []
    for row in occurrence.registrations.filter(entered_by=None, erased_at=None).order_by("created_at", "id"):
        if runs and row.created_at - runs[-1][-1].created_at <= GAP:
            runs[-1].append(row)
        else:
            runs.append([row])
    holding = (*ACTIVE, RegistrationState.REPEATED)
    bursts = [Burst(tuple(row for row in run if row.state in holding)) for run in runs if len(run) >= LEAST]
    return sorted((burst for burst in bursts if burst.rows), key=lambda burst: -len(burst.rows))


@dataclass(frozen=True)
class RemovalPreview:
    """What follows when these sign-ups are removed: so many places are free, and to whom of the line they go.

    `fingerprint` names all of it.
    """

    removed: tuple[Registration, ...]
    seats: int
    moves: SeatsPreview

    @property
    def fingerprint(self) -> str:
        told = [(row.pk, row.state, row.people) for row in self.removed]
        return sha256(repr((told, self.moves.fingerprint)).encode()).hexdigest()[:32]


def preview_removal(occurrence: Occurrence, chosen: Iterable[int]) -> RemovalPreview:
    """What removing these would do, of those that stand in a burst now. Three queries."""
    ids = set(chosen)
    removed = tuple(row for burst in bursts_of(occurrence) for row in burst.rows if row.pk in ids)
    freed, capacity = sum(row.people for row in removed if row.has_seat), capacity_of(occurrence)
    moves = preview_seats([Room(occurrence, capacity, freed, {row.pk: 0 for row in removed})])
    return RemovalPreview(removed, freed if capacity else 0, moves)
