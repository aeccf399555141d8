"""What is said to people who signed up: notices are made, sent by letter or put on the call list, and dropped.

The contract for acts on meetings: `audience()` before, for the preview; `notify_all()` inside the act's
transaction, within the entry of the act.
"""

from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.db.models import QuerySet

from activities.models import Channel, Notice, NoticeKind, NoticeState, Occurrence, Registration
from activities.models.registrations import TO_RING
from activities.registrations.audience import Audience
from activities.registrations.emails import letter
from osl_site.common import clock, emails, queue
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record

SEND_NOTICE = "activities.registrations.emails.send_notice"  # how the task is stored in queues, wherever it stands
EACH_OTHERS_END = {NoticeKind.CANCELLED, NoticeKind.RESTORED}  # of these the newer takes back the older
FOR_EVER = 500  # SMTP (RFC 5321, 4.2.1): what is refused with such a code will be refused again


@transaction.atomic
def notify_all(occurrence: Occurrence, kind: NoticeKind, *, by: User | Actor, text: str = "") -> Audience:
    """Tell everyone active at this meeting, in the transaction of the act that concerns them and within its entry.

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
    queue.defer_each(SEND_NOTICE, [{"notice_id": row.pk} for row in notices if row.channel == Channel.MAIL])
    return notices


def withdraw_notices(notices: QuerySet[Notice]) -> None:
    """What has not been said and need not be said any more."""
    notices.update(state=NoticeState.DROPPED, done_at=clock.now())


def send_letter(notice_id: int, *, is_last_try: bool) -> None:
    """Send one letter, once. What cannot be sent, at the last try or ever, is said so and goes to the call list.

    Raises OSError when it may go later. The worker's, and no transaction: nobody's row waits for a mail server.
    """
    found = Notice.objects.select_related("registration__occurrence__activity", "registration__occurrence__venue")
    notice = found.get(pk=notice_id)
    if notice.state != NoticeState.QUEUED or not notice.registration.email:
        return
    this = Notice.objects.filter(pk=notice.pk, state=NoticeState.QUEUED)
    if notice.kind == NoticeKind.REMINDER and notice.registration.occurrence.starts_at <= clock.now():
        withdraw_notices(this)
        return
    subject, body = letter(notice)
    try:
        emails.send(to=notice.registration.email, subject=subject, body=body, key=f"notice-{notice.pk}")
    except (OSError, ValueError) as problem:
        if not is_last_try and not _is_for_ever(problem):
            raise
        _cannot_be_sent(notice)
        return
    this.update(state=NoticeState.SENT, done_at=clock.now())


def _is_for_ever(problem: Exception) -> bool:
    """An address that cannot be, and one that its own server does not know. Everything else may pass."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= FOR_EVER for code, _words in problem.recipients.values())
    return isinstance(problem, ValueError)


@transaction.atomic
def _cannot_be_sent(notice: Notice) -> None:
    """Say that the letter did not go; whoever left a number is to be rung instead."""
    failed = Notice.objects.filter(pk=notice.pk, state=NoticeState.QUEUED)
    if failed.update(state=NoticeState.FAILED, done_at=clock.now()) and notice.registration.phone:
        Notice.objects.create(
            registration=notice.registration,
            kind=notice.kind,
            channel=Channel.PHONE,
            state=NoticeState.TO_CALL,
            text=notice.text,
            made_at=clock.now(),
        )
