"""Telling everyone who signed up for a meeting what happened to it: a letter, or a place on the call list.

The contract for acts on meetings: `audience()` before, for the preview; `tell()` inside the act's transaction, within
the entry of the act.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from activities.models import Channel, Notice, NoticeKind, NoticeState, Occurrence, Registration
from activities.models.registrations import TO_RING
from activities.registrations.emails import send_notice
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record

Told = QuerySet[Occurrence] | Iterable[Occurrence | int]
EACH_OTHERS_END = {NoticeKind.CANCELLED, NoticeKind.RESTORED}  # of these the newer takes back the older


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


def notify_all(occurrence: Occurrence, kind: NoticeKind, *, by: User | Actor, text: str = "") -> Audience:
    """Tell everyone active at this meeting, in the caller's transaction and within its entry.

    Letters are deferred; who has only a phone goes to the call list. What waited to be said before and is no longer so
    is dropped: after a cancellation everything, after another change the same kind. Answers how many are told.
    """
    told = list(Registration.objects.active().filter(occurrence=occurrence, erased_at=None).order_by("id"))
    stale = Notice.objects.filter(registration__occurrence=occurrence, state__in=(NoticeState.QUEUED, *TO_RING))
    if kind != NoticeKind.CANCELLED:
        older = EACH_OTHERS_END if kind == NoticeKind.RESTORED else {kind}
        stale = stale.none() if kind == NoticeKind.MESSAGE else stale.filter(kind__in=older)
    withdraw_notices(stale)
    if not told:
        return Audience()
    notify(told, kind, text=text)
    record("registrations.told", occurrence, by=by)
    by_mail = sum(bool(row.email) for row in told)
    return Audience(sum(row.people for row in told), by_mail, len(told) - by_mail)


def calls_of(user: User) -> QuerySet[Notice]:
    """The call list of this person: the organiser's is everybody's, a coworker's that of their own meetings."""
    found = Notice.objects.to_ring()
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)


def unreachable_for(user: User) -> QuerySet[Notice]:
    """Of meetings to come, whom neither a letter nor a call can reach; of this person's meetings, or of all."""
    ahead = Q(registration__occurrence__ends_at__gt=clock.now())
    found = Notice.objects.unreachable().filter(ahead)
    return found if is_organiser(user) else found.filter(registration__occurrence__activity__in_charge=user)


def notify(registrations: Iterable[Registration], kind: NoticeKind, *, text: str = "") -> list[Notice]:
    """Make the notices and defer the letters, in the caller's transaction."""
    moment = clock.now()
    notices = Notice.objects.bulk_create(
        Notice(
            registration=row,
            kind=kind,
            channel=Channel.MAIL if row.email else Channel.PHONE,
            state=NoticeState.QUEUED if row.email else NoticeState.TO_CALL,
            text=text,
            made_at=moment,
        )
        for row in registrations
    )
    letters = [{"notice_id": notice.pk} for notice in notices if notice.channel == Channel.MAIL]
    if letters:
        send_notice.batch_defer(*letters)
    return notices


def withdraw_notices(notices: QuerySet[Notice]) -> None:
    """What has not been said and need not be said any more."""
    notices.update(state=NoticeState.DROPPED, done_at=clock.now())
