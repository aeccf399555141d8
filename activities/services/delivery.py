"""What is said to people who signed up: notices are made, go by letter or onto the call list, and are dropped.

The contract for acts on meetings: `audience()` before, for the preview; `notify_all()` inside the act's
transaction, within the entry of the act.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from activities.models import Channel, Notice, NoticeKind, NoticeState, Occurrence, Registration
from activities.models.registrations import TO_RING
from activities.registrations.audience import Addressees, Audience, concerned, counted
from activities.registrations.emails import NOTICE
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.letters.services import Recipient, drop, promise

EACH_OTHERS_END = {NoticeKind.CANCELLED, NoticeKind.RESTORED}  # of these the newer takes back the older
TAKES_BACK = {NoticeKind.RESTORED: EACH_OTHERS_END, NoticeKind.MOVED: {NoticeKind.MOVED, NoticeKind.REMINDER}}
SOON = timedelta(days=1)
TELLS_HOW_IT_IS = {NoticeKind.MOVED, NoticeKind.RESTORED, NoticeKind.CHANGED}
TRIES, TRIES_SOON = 4, 2  # of a letter before somebody rings: after half an hour; of a meeting that is soon, a minute


@transaction.atomic
def notify_all(
    occurrence: Occurrence, kind: NoticeKind, *, by: User | Actor, text: str = "", to: str = Addressees.ALL
) -> Audience:
    """Tell everyone active at this meeting, in the transaction of the act that concerns them and within its entry.

    Letters are deferred; who has only a phone goes to the call list. What waited to be said before and is no longer so
    is dropped: after a cancellation everything, after another change the same kind, after a move the reminder of the
    day that is no more. Answers how many are told.
    """
    told = list(concerned([occurrence], to).order_by("id"))
    stale = Notice.objects.filter(registration__occurrence=occurrence, state__in=(NoticeState.QUEUED, *TO_RING))
    if kind != NoticeKind.CANCELLED:
        stale = stale.none() if kind == NoticeKind.MESSAGE else stale.filter(kind__in=TAKES_BACK.get(kind, {kind}))
    withdraw_notices(stale)
    if not told:
        return Audience()
    notify(told, kind, text=text)
    record("registrations.told", occurrence, by=by)
    return counted(Registration.objects.filter(pk__in=[row.pk for row in told]))


def notify(registrations: Iterable[Registration], kind: NoticeKind, *, text: str = "") -> list[Notice]:
    """Make the notices and their letters, in the caller's transaction."""
    told = list(registrations)
    letters = iter(promise(NOTICE, [Recipient(row.email, row, row.language) for row in told if row.email]))
    moment = clock.now()
    return Notice.objects.bulk_create(
        Notice(
            registration=row,
            kind=kind,
            channel=Channel.MAIL if row.email else Channel.PHONE,
            letter=next(letters) if row.email else None,
            state=NoticeState.QUEUED if row.email else NoticeState.TO_CALL,
            text=text,
            made_at=moment,
        )
        for row in told
    )


def withdraw_notices(notices: QuerySet[Notice]) -> None:
    """What has not been said and need not be said any more."""
    drop(Letter.objects.filter(notice__in=notices.filter(channel=Channel.MAIL)))
    notices.update(state=NoticeState.DROPPED, done_at=clock.now())


def follow(letter: Letter) -> None:
    """The notice says what became of its letter; who left a number is rung where it does not go, or not in time."""
    notice = Notice.objects.select_related("registration__occurrence").get(letter=letter)
    match letter.state:
        case LetterState.SENT:
            _now(notice, NoticeState.SENT)
            knows_now(notice)
            withdraw_notices(_calls_instead(notice))
        case LetterState.FAILED:
            _now(notice, NoticeState.FAILED)
            _have_rung(notice)
        case LetterState.DROPPED:
            _now(notice, NoticeState.DROPPED)
        case LetterState.WAITING if letter.tries == 0:  # sent again by somebody
            _now(notice, NoticeState.QUEUED)
        case LetterState.WAITING if letter.tries >= (TRIES_SOON if _is_soon(notice) else TRIES):
            _have_rung(notice)


def knows_now(notice: Notice) -> None:
    """Whoever was told of a move knows when and where the meeting is, and of another place where: what comes next is
    told from there."""
    known = what_is_known(notice.registration.occurrence)
    if notice.kind == NoticeKind.CHANGED:
        known = {"knows_venue_id": known["knows_venue_id"]}
    if notice.kind in TELLS_HOW_IT_IS:
        Registration.objects.filter(pk=notice.registration_id).update(**known)


def what_is_known(occurrence: Occurrence) -> dict[str, Any]:
    """When and where it is, for whoever is told now: columns of a registration."""
    starts_at, ends_at, is_open = occurrence.when
    where = {"knows_venue_id": occurrence.venue_id}
    return {"knows_start": starts_at, "knows_end": ends_at, "knows_open": is_open, **where}


def _now(notice: Notice, state: NoticeState) -> None:
    """Unless it was dropped before the letter came to its end."""
    done_at = None if state == NoticeState.QUEUED else clock.now()
    changing = Notice.objects.filter(pk=notice.pk, state__in=(NoticeState.QUEUED, NoticeState.FAILED))
    changing.update(state=state, done_at=done_at)


def _is_soon(notice: Notice) -> bool:
    return notice.registration.occurrence.starts_at < clock.now() + SOON


def _calls_instead(notice: Notice) -> QuerySet[Notice]:
    """The call that is to make up for its letter."""
    same = Notice.objects.filter(registration=notice.registration_id, kind=notice.kind, channel=Channel.PHONE)
    return same.filter(state__in=TO_RING, made_at__gte=notice.made_at)


def _have_rung(notice: Notice) -> None:
    """Onto the call list, once; a receipt of giving up is worth no call."""
    if not notice.registration.phone or notice.kind == NoticeKind.GIVEN_UP or _calls_instead(notice).exists():
        return
    Notice.objects.create(
        registration=notice.registration,
        kind=notice.kind,
        channel=Channel.PHONE,
        state=NoticeState.TO_CALL,
        text=notice.text,
        made_at=clock.now(),
    )
