"""Services of the programme by the supporting activities that complement them, as the room of the offer tells it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Complemented:
    """One service of the programme and what complements it in a period.

    `planned` are numbers of supporting actions of the plan that holds on its last day, `offered` how many
    supporting offers stood in it, `occurrences` those that took place with somebody there. `participations` are heads
    there, and never persons. `helped` is standing help in words. `reason` and `look_again_on` are what the organiser
    said last of its gap; `is_gap` says that nothing supporting is planned or offered on the last day.
    """

    service_id: int
    name: str
    programme: str  # „Program usług 2026–2030, uchwała nr 1, 1.01.2026–31.12.2030, gmina Górowo Iławeckie”
    planned: tuple[str, ...]
    offered: int
    occurrences: int
    participations: int
    helped: str
    is_gap: bool
    reason: str
    look_again_on: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """What the organiser said last of a service that nothing complements."""

    reason: str
    look_again_on: date


ComplementedIn = Callable[[date, date], Sequence[Complemented]]  # first and last day, both included; constant queries
