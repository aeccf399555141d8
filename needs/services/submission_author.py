"""What the author of a submission does by the code: adds a line, takes the contact back, says whether it helped."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from needs import rules
from needs.models import Helped, Line, Side, Submission, SubmissionCall, SubmitterContact
from needs.models.submission_course import CallState
from needs.models.submissions import CLOSED
from needs.submissions.urgent import is_urgent
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Centre
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.services import forget


@transaction.atomic
def add_line(submission: Submission, *, text: str) -> Line:
    """What the author adds, one line between two of the office. The same line sent twice is one.

    Raises ValidationError by field.
    """
    submission, text = lock_row(submission), records.tidy(text)
    if not text:
        raise ValidationError({"text": _("Napisz, co chcesz dodać.")})
    last = submission.lines.order_by("-id").first()
    if last and last.side == Side.AUTHOR:
        if last.text == text:
            return last
        raise ValidationError({"text": _("Następną wiadomość dopiszesz po naszej.")})
    line = records.create(Line, {"text": text}, submission=submission, side=Side.AUTHOR, at=clock.now())
    record("submission.author_wrote", submission, by=Actor.RESIDENT)
    return line


@transaction.atomic
def say_whether_it_helped(submission: Submission, *, helped: str) -> Submission:
    """What the author says at the end; they may change their mind. Raises ValidationError before the end, and
    always where it is urgent: then its page is that of one that was read."""
    submission = lock_row(submission)
    if submission.state.type not in CLOSED or is_urgent(submission):
        raise ValidationError(_("Jeszcze nad tym pracujemy."))
    if helped not in Helped.values:
        raise ValidationError(_("Wybierz jedną odpowiedź."))
    if submission.helped != helped:
        submission.helped, submission.helped_at = helped, clock.now()
        submission.save(update_fields=["helped", "helped_at"])
        record("submission.author_judged", submission, by=Actor.RESIDENT, fields=["helped"])
    return submission


@transaction.atomic
def erase_contact(submission: Submission, *, by: User | Actor) -> Submission:
    """Remove the telephone and the e-mail of the author, who asked for it. Twice is the same as once."""
    submission = lock_row(submission)
    if isinstance(by, User) and not rules.may_handle_submission(by, submission):
        raise PermissionDenied
    if _erase(SubmitterContact.objects.filter(submission=submission)):
        record("submission.contact_erased", submission, by=by)
    return submission


def contacts_due(before: datetime) -> list[QuerySet[SubmitterContact]]:
    """Contacts of submissions that were dealt with before that moment, and whose author was told nothing since."""
    closed = SubmitterContact.objects.filter(submission__state__type__in=CLOSED)
    rows = closed.annotate(
        moved=Max("submission__steps__at"),
        told=Max("submission__lines__at", filter=Q(submission__lines__side="office")),
    )
    return [rows.filter(Q(moved__lt=before), Q(told=None) | Q(told__lt=before))]


@transaction.atomic
def erase_contacts(before: datetime, *, by: Actor) -> int:
    """Remove the contacts whose time is over; the submissions stay. The worker's. How many there were."""
    [due] = contacts_due(before)
    theirs = Submission.objects.filter(contact__in=due.values("pk")).order_by("pk")
    list(theirs.select_for_update(of=("self",)).values_list("pk"))  # whom the office answers just now is told first
    [due] = contacts_due(before)
    erased = _erase(SubmitterContact.objects.filter(pk__in=list(due.values_list("pk", flat=True))))
    if erased:
        record("submissions.contacts_erased", Centre(pk=1), by=by)
    return erased


def _erase(contacts: QuerySet[SubmitterContact]) -> int:
    """With the addresses of their letters; nobody is to be rung any more."""
    found = dict(contacts.order_by("id").select_for_update().values_list("pk", "submission_id"))
    if not found:
        return 0
    forget(Submission, found.values())
    open_calls = SubmissionCall.objects.filter(line__submission__in=found.values())
    open_calls.filter(state__in=(CallState.TO_CALL, CallState.NOT_REACHED)).update(
        state=CallState.DROPPED, done_at=clock.now()
    )
    SubmitterContact.objects.filter(pk__in=found).delete()
    note_erasure(SubmitterContact, found, at=clock.now())
    return len(found)
