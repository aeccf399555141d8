"""Whom an act on meetings concerns, and who is to be rung. `services.delivery` tells them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Q, QuerySet, Sum

from activities.models import Notice, Occurrence, Registration, RegistrationState
from activities.models.registrations import ACTIVE, TAKING_SEATS
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.database.collation import polish_order

MOST_NAMES = 20
Told = QuerySet[Occurrence] | Iterable[Occurrence | int]


@dataclass(frozen=True)
class Audience:
    """Whom a change concerns: people in all, registrations by how they are told, people by what they wait for."""

    people: int = 0
    by_mail: int = 0
    by_phone: int = 0
    seated: int = 0
    waiting: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.by_mail or self.by_phone)

    @property
    def sentence(self) -> str:
        """For a preview before the act, in Polish."""
        if self.is_empty:
            return "Nikt nie jest zapisany, więc nie ma kogo powiadomić."
        parts = [
            f"E-mail dostaną: {self.by_mail}." if self.by_mail else "",
            f"Trzeba zadzwonić do: {self.by_phone}." if self.by_phone else "",
            f"Razem osób: {self.people}.",
            f"Osób z miejscem: {self.seated}. Osób na liście rezerwowej: {self.waiting}." if self.waiting else "",
        ]
        return " ".join(part for part in parts if part)


class Addressees(models.TextChoices):
    """To whom a message goes."""

    ALL = "wszyscy", "wszyscy: z miejscem i na liście rezerwowej"
    SEATED = "z-miejscem", "tylko osoby, które mają miejsce"
    WAITING = "rezerwowa", "tylko osoby na liście rezerwowej"


STATES = {
    Addressees.ALL: ACTIVE,
    Addressees.SEATED: TAKING_SEATS,
    Addressees.WAITING: (RegistrationState.WAITING,),
}


def concerned(occurrences: Told, to: str = Addressees.ALL) -> QuerySet[Registration]:
    """Everyone who is signed up, is asked to confirm or waits at these meetings (rows or ids), or some of them."""
    return Registration.objects.filter(state__in=STATES[to], occurrence__in=occurrences, erased_at=None)


def audience(occurrences: Told) -> Audience:
    """The same in numbers. One query."""
    return counted(concerned(occurrences))


def audience_of(rows: Iterable[Registration]) -> Audience:
    """These registrations in numbers, as if all of them had a place. No query."""
    told = list(rows)
    by_mail, people = sum(bool(row.email) for row in told), sum(row.people for row in told)
    return Audience(people=people, by_mail=by_mail, by_phone=len(told) - by_mail, seated=people)


def counted(rows: QuerySet[Registration]) -> Audience:
    """These registrations in numbers. One query."""
    mail, phone = ~Q(email=""), Q(email="")
    seated, waiting = Q(state__in=TAKING_SEATS), Q(state=RegistrationState.WAITING)
    return Audience(
        **rows.aggregate(
            seated=Sum("people", filter=seated, default=0),
            waiting=Sum("people", filter=waiting, default=0),
            by_mail=Count("pk", filter=mail),
            by_phone=Count("pk", filter=phone),
            people=Sum("people", default=0),  # the last: from here on it is the name of the sum
        )
    )


def names_to_ring(rows: QuerySet[Registration]) -> list[str]:
    """Who has no e-mail, by name, as many as a page bears. One query."""
    return list(rows.filter(email="").order_by(polish_order("name"), "id").values_list("name", flat=True)[:MOST_NAMES])


def calls_of(user: User) -> QuerySet[Notice]:
    """The call list of this person: the organiser's is everybody's, a coworker's that of their own meetings."""
    found = Notice.objects.to_ring()
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)


def unreachable_for(user: User) -> QuerySet[Notice]:
    """Of meetings to come, whom neither a letter nor a call can reach; of this person's meetings, or of all."""
    ahead = Q(registration__occurrence__ends_at__gt=clock.now())
    found = Notice.objects.unreachable().filter(ahead)
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)
