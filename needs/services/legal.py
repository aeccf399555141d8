"""What a submission is in law: marked, with a longer term, answered; and handed over to the director."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localtime

from needs import rules
from needs.models import Asset, LegalKind, LegalMark, Need, Submission
from needs.models.legal import LegalOutcome, LegalType
from needs.services.legal_marks import end_mark
from needs.services.submission_course import HANDED_OVER, tell
from needs.submissions.terms import due_on, longest, pass_on_by
from osl_site.common import clock, registry
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.promises import services as promises
from osl_site.common.text.date_formats import polish_day

NAMELESS = {
    "is_signed": "Bez imienia, nazwiska i adresu to nie jest {kind} w rozumieniu przepisów. Zostaw je jako zwykłe "
    "zgłoszenie."
}
ENDED = "Ten termin jest już zakończony."
NOT_MARKED = "Najpierw zaznacz, co to jest w prawie."
NO_TERM = "Dla tego rodzaju nie biegnie żaden termin."
TOO_LATE = "O nowym terminie zawiadamia się przed końcem dotychczasowego, a on już minął."
TOO_LONG = {"extended_to": "Najpóźniej można odpowiedzieć {day}"}
ONLY_COMPLAINTS = {"to_council": "Radzie przekazuje się tylko skargę na dyrektora albo centrum."}
STANDS_ON_IT = "Z tego zgłoszenia powstała pozycja oferty. Odłącz je od niej, potem oddaj skargę dyrektorowi."
WITH_DIRECTOR = "To zgłoszenie czyta już tylko dyrektor."


@transaction.atomic
def mark_in_law(
    submission: Submission, kind: LegalKind, *, is_signed: bool, to_council: bool = False, by: User
) -> LegalMark:
    """Say what it is in law; said again while its term runs, it is corrected. Terms count from the day it came.

    Raises PermissionDenied, ValidationError by field: of a complaint, proposal or petition without name and address.
    """
    submission = _held(submission, by)
    if kind.needs_name and not is_signed:
        raise ValidationError({"is_signed": NAMELESS["is_signed"].format(kind=kind.name.lower())})
    if to_council and not (kind.type == LegalType.COMPLAINT and submission.for_director):
        raise ValidationError(ONLY_COMPLAINTS)
    came = localtime(submission.received_at, clock.WARSAW).date()
    terms = {"pass_on_by": pass_on_by(kind, came), "due_on": due_on(kind, came)}
    values = {"kind": kind, "is_signed": is_signed, "to_council": to_council} | terms
    mark = LegalMark.objects.select_for_update().filter(submission=submission).first()
    if mark is None:
        mark = records.create(LegalMark, values, submission=submission, at=clock.now(), **done_by(by, *Role))
    elif mark.ended_on:
        raise ValidationError(ENDED)
    else:
        mark, _changed = records.change(
            mark, values | {"extended_to": None, "extended_on": None, "extended_why": ""}, revision=None
        )
    record("submission.marked_in_law", submission, by=by)
    return mark


@transaction.atomic
def extend_term(submission: Submission, *, extended_to: date, extended_why: str, text: str, by: User) -> LegalMark:
    """Tell the author (`text`) that the answer comes later, and why. Raises ValidationError by field: after the term,
    or for a day that the act does not allow."""
    submission = _held(submission, by)
    mark = _open_mark(submission)
    if mark.due_on is None:
        raise ValidationError(NO_TERM)
    if clock.today() > mark.due_on:
        raise ValidationError(TOO_LATE)
    last = longest(mark.kind, localtime(submission.received_at, clock.WARSAW).date())
    if last and extended_to > last:
        raise ValidationError({"extended_to": TOO_LONG["extended_to"].format(day=polish_day(last))})
    values = {"extended_to": extended_to, "extended_on": clock.today(), "extended_why": extended_why}
    mark, _changed = records.change(mark, values, revision=None)
    tell(submission, text, by)
    record("submission.term_extended", submission, by=by)
    return mark


@transaction.atomic
def answer_in_law(submission: Submission, *, by: User) -> LegalMark:
    """Say that it was answered today by the office's own letter, which is in the files. The state stays."""
    submission = _held(submission, by)
    mark = _open_mark(submission)
    end_mark(submission, LegalOutcome.HANDLED)
    record("submission.answered_in_law", submission, by=by)
    return mark


@transaction.atomic
def hand_to_director(submission: Submission, *, by: User) -> Submission:
    """A complaint about the organiser or the centre that was not marked so goes to the director at once (art. 256 KPA),
    and whoever handed it over no longer reads it. Needs and assets that came of it stand without it; what was promised
    about it the director sees to."""
    submission = _held(submission, by)
    if submission.for_director:
        raise ValidationError(WITH_DIRECTOR)
    if submission.handovers.open().exists():
        raise ValidationError(HANDED_OVER)
    if registry.links.of(Submission, [submission.pk])[submission.pk]:
        raise ValidationError(STANDS_ON_IT)
    for model in (Need, Asset):
        model.submissions.through.objects.filter(submission=submission).delete()
    submission.for_director, submission.changed_at = True, clock.now()
    submission.revision += 1
    submission.save(update_fields=["for_director", "changed_at", "revision"])
    record("submission.handed_to_director", submission, by=by, fields=["for_director"])
    promises.keep_with_readers(submission, otherwise=User.objects.acting_as(Role.DIRECTOR).order_by("pk"), by=by)
    return submission


@transaction.atomic
def change_legal_kind(kind: LegalKind, values: Mapping[str, object], *, revision: int | None, by: User) -> LegalKind:
    """Correct a kind's name, article or terms; what is marked keeps the terms of its day. Raises ChangedMeanwhile,
    ValidationError by field."""
    if not rules.may_edit_legal_kinds(by):
        raise PermissionDenied
    kind, changed = records.change(kind, values, revision=revision)
    if changed:
        record("legal_kind.changed", kind, by=by, fields=changed)
    return kind


def _open_mark(submission: Submission) -> LegalMark:
    mark = LegalMark.objects.select_for_update().filter(submission=submission).first()
    if mark is None:
        raise ValidationError(NOT_MARKED)
    if mark.ended_on:
        raise ValidationError(ENDED)
    return mark


def _held(submission: Submission, by: User) -> Submission:
    """As it stands now, held until the transaction ends, for whoever may handle it."""
    submission = lock_row(submission)
    if not rules.may_handle_submission(by, submission):
        raise PermissionDenied
    return submission
