"""Reminders, messages, calls, and the end of contact data."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime

from activities import rules
from activities.models import Notice, NoticeKind, NoticeState, Occurrence, Registration, RegistrationState
from activities.models.registrations import TO_RING
from activities.planning.preview_seen import refuse_unseen
from activities.registrations.audience import Addressees, Audience, concerned
from activities.registrations.message_preview import preview_message
from activities.services.delivery import knows_now, notify, notify_all
from activities.services.locking import lock_occurrence
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.erasures import BLANK, MOMENT, note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record, within
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.database import records
from osl_site.common.letters.services import forget

REMINDED_FROM = 9  # o'clock, on the day before
OUTCOMES = (NoticeState.CALLED, NoticeState.NOT_REACHED)
PRESSED_TWICE = timedelta(minutes=10)
NOBODY = "Nikt nie jest zapisany, więc nie ma do kogo pisać. Wybierz inne osoby albo poczekaj na zapisy."
SENT_ALREADY = "Ta wiadomość jest już wysłana. Nie wyślemy jej drugi raz."


@transaction.atomic
def send_message(
    occurrence: Occurrence, *, text: str, to: str = Addressees.ALL, seen: str | None = None, by: User
) -> Audience:
    """Say something to everyone who is signed up or waits, or to one of the two. Raises ValidationError when there is
    nobody, or no text, for the same words to the same people within minutes (a form sent twice fills no mailbox), and
    when `seen` is given and is not the fingerprint of the preview."""
    occurrence = lock_occurrence(occurrence)
    if not rules.may_run(by, occurrence.activity):
        raise PermissionDenied
    text = records.tidy(text)
    if not text:
        raise ValidationError({"text": "Napisz, co chcesz przekazać."})
    told = concerned([occurrence], to)
    if not told.exists():
        raise ValidationError({"to": NOBODY})
    same = Notice.objects.filter(registration__in=told, kind=NoticeKind.MESSAGE, text=text)
    if same.filter(made_at__gt=clock.now() - PRESSED_TWICE).exists():
        raise ValidationError({"text": SENT_ALREADY})
    if seen is not None:
        refuse_unseen(preview_message(occurrence, text, to).fingerprint, seen)
    with within(record("registrations.written_to", occurrence, by=by)):
        return notify_all(occurrence, NoticeKind.MESSAGE, by=by, text=text, to=to)


@transaction.atomic
def record_call(notice: Notice, *, outcome: NoticeState, by: User) -> Notice:
    """Write down how a call ended. Who was not reached stays on the call list; a call that was had is closed once."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not rules.may_run(by, notice.registration.occurrence.activity):
        raise PermissionDenied
    if outcome not in OUTCOMES:
        raise ValidationError("Wybierz, jak skończyła się rozmowa.")
    if notice.state not in TO_RING:
        raise ValidationError("Ta rozmowa jest już zapisana albo nieaktualna.")
    done = {"state": outcome, "done_at": clock.now(), **done_by(by, *Role, field="done_by")}
    for name, value in done.items():
        setattr(notice, name, value)
    notice.save(update_fields=list(done))
    if outcome == NoticeState.CALLED:
        knows_now(notice)
    record("registration.called", notice.registration, by=by, fields=["state"])
    return notice


def to_remind() -> list[Occurrence]:
    """Meetings of tomorrow whose people have not been reminded, from nine in the morning on. One query."""
    if localtime(clock.now()).hour < REMINDED_FROM:
        return []
    tomorrow = clock.midnight(clock.today() + timedelta(days=1))
    ahead = Occurrence.objects.published().filter(cancelled_at=None, activity__reminds=True)
    found = ahead.between(tomorrow, clock.midnight(clock.today() + timedelta(days=2)))
    return list(found.filter(Exists(_unreminded().filter(occurrence=OuterRef("pk")))).in_order())


def _unreminded() -> QuerySet[Registration]:
    """Who has a place tomorrow and an e-mail and was not reminded today; whoever signed up today knows it well enough.

    A reminder of the day before one on which the meeting was to be does not count: it has moved since.
    """
    today = clock.midnight(clock.today())
    reminded = Notice.objects.filter(registration=OuterRef("pk"), kind=NoticeKind.REMINDER, made_at__gte=today)
    rows = Registration.objects.filter(state=RegistrationState.CONFIRMED, changed_at__lt=clock.midnight(clock.today()))
    return rows.exclude(email="").exclude(Exists(reminded))


@transaction.atomic
def remind(occurrence: Occurrence, *, by: Actor) -> int:
    """Write to everyone who has a place tomorrow, once. Answers how many letters there are."""
    occurrence = lock_occurrence(occurrence)
    if occurrence.is_cancelled:
        return 0
    rows = list(_unreminded().filter(occurrence=occurrence).order_by("id"))
    if rows:
        notify(rows, NoticeKind.REMINDER)
        record("registrations.reminded", occurrence, by=by)
    return len(rows)


def contacts_due(ended_before: datetime) -> list[QuerySet]:
    """Registrations with contact data whose meeting was over before that moment."""
    return [Registration.objects.filter(erased_at=None, occurrence__ends_at__lt=ended_before)]


@transaction.atomic
def erase_contacts(ended_before: datetime | None = None, *, by: Actor) -> int:
    """Take names, telephones and e-mails off registrations whose meeting is long over; the counts stay for ever.

    How long is a setting of the office. What was written to these people goes with them.
    """
    ended = ended_before or clock.now() - timedelta(days=office().registrations_kept_days)
    [old] = contacts_due(ended)
    ids = list(old.order_by("id").select_for_update(of=["self"]).values_list("pk", flat=True))
    if not ids:
        return 0
    open_states = (NoticeState.QUEUED, *TO_RING)
    notices = Notice.objects.filter(registration__in=ids)
    moment = clock.now()
    notices.filter(state__in=open_states).update(state=NoticeState.DROPPED, done_at=moment)
    with_words = list(notices.exclude(text="").values_list("pk", flat=True))
    Notice.objects.filter(pk__in=with_words).update(text="")
    note_erasure(Notice, with_words, {"text": BLANK}, at=moment)
    forget(Registration, ids)
    Registration.objects.filter(pk__in=ids).update(name="", phone="", email="", erased_at=moment)
    note_erasure(Registration, ids, {"name": BLANK, "phone": BLANK, "email": BLANK, "erased_at": MOMENT}, at=moment)
    record("registrations.erased", Centre(pk=1), by=by, fields=["name", "phone", "email"])
    return len(ids)
