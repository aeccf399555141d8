"""How many places a meeting has, and who has them. Counted, never stored, but for the one word that residents read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet, Sum

from activities.models import Activity, Occurrence, Registration, RegistrationState, SignUp
from activities.models.registrations import ACTIVE
from osl_site.common import clock

TOO_MANY = "too_many"  # code of the refusal of more people than free places, where they may all wait


@dataclass(frozen=True)
class Seats:
    """Places of one meeting in people, and its line in registrations. No capacity means as many as come."""

    capacity: int | None = None
    confirmed: int = 0
    offered: int = 0
    waiting: int = 0
    largest: int = 0  # people of the largest registration in line
    repeated: int = 0  # people told that they have a place, which is another registration's
    repeated_waiting: int = 0  # registrations told that they wait

    @property
    def taken(self) -> int:
        return self.confirmed + self.offered

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        return self.free == 0

    @property
    def has_anybody(self) -> bool:
        """Whether somebody has a place or waits: there is who to write to."""
        return bool(self.taken or self.waiting)

    @property
    def in_words(self) -> str:
        """For staff: „12 z 12, rez. 2”."""
        said = f"{self.taken} z {self.capacity}" if self.capacity else f"{self.taken}"
        return f"{said}, rez. {self.waiting}" if self.waiting else said

    @property
    def seen(self) -> "Seats":
        """What residents are told: as if whoever signed up again had come as another, so that nobody sees who did."""
        taken = self.confirmed + min(self.repeated, self.free if self.free is not None else self.repeated)
        return replace(self, confirmed=taken, waiting=self.waiting + self.repeated_waiting)

    def fit(self, people: int) -> bool:
        return self.free is None or people <= self.free

    def hold(self, people: int) -> bool:
        """Whether so many could come together if nobody else did: who is more waits in vain."""
        return self.capacity is None or people <= self.capacity


def served(free: int | None, line: Iterable[int]) -> list[int]:
    """To whom of a line of groups so many free places go, as positions in it.

    Along the line, to each group that they are still enough for; who comes later gets none that is enough for somebody
    before.
    """
    positions = []
    for position, people in enumerate(line):
        if free is None or people <= free:
            positions.append(position)
            free = None if free is None else free - people
    return positions


def capacity_of(occurrence: Occurrence) -> int | None:
    """Its own number of places, or that of its offer; None where nobody counts them."""
    return occurrence.capacity or occurrence.activity.capacity


def seats_of(occurrence: Occurrence) -> Seats:
    """The places of one meeting. One query; under the meeting's lock it stays true until the transaction ends."""
    return seats_by_occurrence([occurrence])[occurrence.pk]


def seats_by_occurrence(occurrences: Iterable[Occurrence]) -> Mapping[int, Seats]:
    """The places of each of these meetings, in one query."""
    rows = list(occurrences)
    coming = Registration.objects.filter(occurrence__in=rows, state__in=(*ACTIVE, RegistrationState.REPEATED))
    counted = {row["occurrence"]: row for row in _counted(coming)}
    empty = {"confirmed": 0, "offered": 0, "waiting": 0, "largest": 0, "repeated": 0, "repeated_waiting": 0}
    return {occurrence.pk: _seats(capacity_of(occurrence), counted.get(occurrence.pk, empty)) for occurrence in rows}


def _counted(rows: QuerySet) -> QuerySet:
    again = Q(state=RegistrationState.REPEATED)

    def people(state: str) -> Sum:
        return Sum("people", filter=Q(state=state), default=0)

    return (
        rows.order_by()
        .values("occurrence")
        .annotate(
            confirmed=people(RegistrationState.CONFIRMED),
            offered=people(RegistrationState.OFFERED),
            waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
            largest=Max("people", filter=Q(state=RegistrationState.WAITING), default=0),
            repeated=Sum("people", filter=again & Q(told_state=RegistrationState.CONFIRMED), default=0),
            repeated_waiting=Count("pk", filter=again & Q(told_state=RegistrationState.WAITING)),
        )
    )


def _seats(capacity: int | None, row: Mapping[str, int]) -> Seats:
    return Seats(capacity, **{name: number for name, number in row.items() if name != "occurrence"})


def size_of(occurrence: Occurrence) -> int | None:
    """What a meeting takes in all, places and line together; None where nobody counts places."""
    capacity = capacity_of(occurrence)
    return None if capacity is None else capacity + occurrence.activity.waiting_limit


def closes_at(occurrence: Occurrence) -> datetime:
    """From then on nobody signs up by themselves."""
    return occurrence.starts_at - timedelta(hours=occurrence.activity.sign_up_closes)


def takes_waiting(activity: Activity, waiting: int = 0) -> bool:
    """Whether one more registration may wait where so many do; of none: whether there is a waiting line at all."""
    return waiting < activity.waiting_limit


def takes_sign_ups(occurrence: Occurrence) -> bool:
    """Whether residents may sign up on a page now: the offer asks for it, the meeting stands, it is early enough."""
    return (
        occurrence.activity.sign_up == SignUp.NEEDED
        and not occurrence.is_cancelled
        and clock.now() < closes_at(occurrence)
    )


def why_not_changed(registration: Registration) -> str:
    """Why the office neither corrects a registration nor gives it another code, for staff; empty where it may."""
    if registration.stands in ACTIVE:
        return ""
    if registration.state == RegistrationState.CANCELLED:
        return "Ta osoba zrezygnowała. Cofnij rezygnację na liście zapisów albo zapisz tę osobę jeszcze raz."
    return "Ten zapis już nie obowiązuje. Zapisz tę osobę jeszcze raz."


def why_no_callers(occurrence: Occurrence) -> str:
    """Why the office may not sign a caller up either, for staff; empty where it may, also later than residents."""
    if occurrence.is_cancelled:
        return "To spotkanie jest odwołane."
    if occurrence.is_over:
        return "To spotkanie już się odbyło."
    if occurrence.activity.sign_up == SignUp.NONE:
        return "To spotkanie jest bez zapisów. Zapisy włączysz w pozycji oferty."
    return ""
