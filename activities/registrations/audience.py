"""Whom an act on meetings concerns, and who is to be rung. `services.delivery` tells them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from activities.models import Notice, Occurrence, Registration
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser

Told = QuerySet[Occurrence] | Iterable[Occurrence | int]


@dataclass(frozen=True)
class Audience:
    """Whom a change concerns: people in all, and registrations by how they are told."""

    people: int = 0
    by_mail: int = 0
    by_phone: int = 0

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
        ]
        return " ".join(part for part in parts if part)


def audience(occurrences: Told) -> Audience:
    """Everyone who is signed up, is asked to confirm or waits at these meetings (rows or ids). One query."""
    mail, phone = ~Q(email=""), Q(email="")
    counted = Registration.objects.active().filter(occurrence__in=occurrences, erased_at=None)
    return Audience(
        **counted.aggregate(
            people=Sum("people", default=0), by_mail=Count("pk", filter=mail), by_phone=Count("pk", filter=phone)
        )
    )


def calls_of(user: User) -> QuerySet[Notice]:
    """The call list of this person: the organiser's is everybody's, a coworker's that of their own meetings."""
    found = Notice.objects.to_ring()
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)


def unreachable_for(user: User) -> QuerySet[Notice]:
    """Of meetings to come, whom neither a letter nor a call can reach; of this person's meetings, or of all."""
    ahead = Q(registration__occurrence__ends_at__gt=clock.now())
    found = Notice.objects.unreachable().filter(ahead)
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)
