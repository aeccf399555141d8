"""A report between two desks: handed over, taken back, remarked on, accepted or returned, and tried again."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.database import records
from osl_site.common.frozen_documents.review import hand_on, refuse_answer, refuse_return_without_words
from osl_site.common.frozen_documents.services import make_once
from osl_site.common.letters.services import Recipient, promise
from plans import rules
from plans.models import (
    Report,
    ReportAnswer,
    ReportDecision,
    ReportDocumentKind,
    ReportInBip,
    ReportOutcome,
    ReportRemark,
    ReportSection,
    ReportState,
)
from plans.reports import rendering
from plans.reports.content import write
from plans.reports.kept import file_name, kept
from plans.reports.letters import Kind
from plans.reports.periods import refuse_unfinished
from plans.reports.remarks import unanswered
from plans.reports.snapshot import live
from plans.review.deciders import deciders
from plans.services.reports import lock_report, lock_report_draft, refusal_of_report

MADE = "report_document.made"
NOTHING_SAID = "Sprawozdanie jest puste. Napisz coś przynajmniej w jednej części."
IS_CLOSED = "To sprawozdanie nie czeka już na uwagi ani na decyzję."


@transaction.atomic
def submit_report(report: Report, *, by: User) -> Report:
    """Hand a draft over to the director. From now on not a letter of it changes, nor a figure: the snapshot holds each
    with the rows that it was counted from.

    Raises ValidationError while its days are not over, nothing is written in it, or a remark waits for an answer.
    """
    if not rules.may_hand_over(by):
        raise PermissionDenied
    report = lock_report_draft(report.pk, by)
    list(report.sections.select_for_update())
    refuse_unfinished(report)
    if lacks := [lack.sentence for lack in unanswered(report)]:
        raise ValidationError(lacks)
    if not report.sections.exclude(text="").exists():
        raise ValidationError(NOTHING_SAID)
    hand_on(report, lambda: write(live(report)), by=by, role=Role.ORGANISER)
    report.state = ReportState.SUBMITTED
    report.save()
    report.refresh_from_db(fields=["snapshot_digest"])
    queue.defer("plans.tasks.make_report_document", report_id=report.pk, kind=ReportDocumentKind.READ)
    promise(Kind.SUBMITTED, [Recipient(person.email, report) for person in deciders(by)])
    record("report.submitted", report, by=by, fields=["state"])
    return report


@transaction.atomic
def withdraw_report(report: Report, *, by: User) -> Report:
    """Take a report back before the decision; whoever could have decided is told."""
    report = lock_report(report.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not report.is_submitted:
        raise refusal_of_report(report)
    _move(report, ReportState.WITHDRAWN)
    promise(Kind.WITHDRAWN, [Recipient(person.email, report) for person in deciders(report.submitted_by)])
    record("report.withdrawn", report, by=by, fields=["state"])
    return report


@transaction.atomic
def next_report(report: Report, *, by: User) -> Report:
    """The next attempt after a return or a withdrawal: a draft that begins as a copy, with the same figures."""
    report = lock_report(report.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if report.state not in (ReportState.RETURNED, ReportState.WITHDRAWN):
        raise refusal_of_report(report)
    if Report.objects.filter(follows=report).exists():
        raise ValidationError("Następne podejście już jest. Otwórz je na liście sprawozdań.")
    values = {name: getattr(report, name) for name in ("title", "starts_on", "ends_on")}
    given = {"figures": report.figures, "figures_at": report.figures_at, "attempt": report.attempt + 1}
    attempt = records.create(Report, values, follows=report, **given)
    for row in report.sections.all():
        words = {"title": row.title, "text": row.text}
        records.create(ReportSection, words, report=attempt, key=row.key, position=row.position)
    record("report.attempted_again", attempt, by=by)
    return attempt


@transaction.atomic
def add_report_remark(report: Report, *, key: str, text: str, by: User) -> ReportRemark:
    """Write a remark on a section, by its key, or on the whole. Sent twice it is one. Raises ValidationError."""
    report = _to_judge(report, by)
    if key and not any(row["key"] == key for row in report.snapshot["sections"]):
        raise ValidationError({"key": "Tej części nie ma w sprawozdaniu. Wybierz z listy."})
    if same := report.remarks.filter(key=key, text=records.tidy(text), by=by).first():
        return same
    given = {"report": report, "key": key, "at": clock.now(), **done_by(by, Role.DIRECTOR)}
    remark = records.create(ReportRemark, {"text": text}, **given)
    record("report_remark.added", remark, by=by)
    return remark


@transaction.atomic
def decide_on_report(report: Report, *, outcome: str, text: str = "", case_mark: str = "", by: User) -> ReportDecision:
    """Accept a report that waits, as it was handed over, whatever records tell meanwhile; or return it. A return needs
    a remark or a word.

    Raises ValidationError by field, and PermissionDenied for whoever handed it over.
    """
    report = _to_judge(report, by)
    is_accepted = outcome == ReportOutcome.ACCEPTED
    if is_accepted:
        refuse_gap(case_mark)
    else:
        refuse_return_without_words(text, has_remarks=report.remarks.exists(), place="części, której")
    values = {"outcome": outcome, "text": text, "case_mark": case_mark if is_accepted else ""}
    given = {"report": report, "at": clock.now(), **done_by(by, Role.DIRECTOR)}
    decision = records.create(ReportDecision, values, **given)
    _move(report, ReportState.ACCEPTED if is_accepted else ReportState.RETURNED)
    if is_accepted:
        queue.defer("plans.tasks.make_report_document", report_id=report.pk, kind=ReportDocumentKind.ACCEPTED)
    promise(Kind.DECIDED, [Recipient(report.submitted_by.email, report)])
    record("report.decided", report, by=by, fields=["state"])
    return decision


@transaction.atomic
def answer_report_remark(remark: ReportRemark, *, text: str, by: User) -> ReportAnswer:
    """Say what was done about a remark, once its attempt is closed. Without it the next attempt is not handed over."""
    report = lock_report(remark.report_id)
    if not rules.may_draft(by):
        raise PermissionDenied
    refuse_answer(waits=report.is_submitted, is_answered=ReportAnswer.objects.filter(remark=remark).exists())
    given = {"remark": remark, "at": clock.now(), **done_by(by, Role.ORGANISER)}
    answer = records.create(ReportAnswer, {"text": text}, **given)
    record("report_remark.answered", remark, by=by)
    return answer


@transaction.atomic
def note_report_in_bip(report: Report, values: Mapping[str, Any], *, by: User) -> ReportInBip:
    """Write down where in BIP an accepted report stands, or why it does not. Raises ValidationError by field."""
    report = lock_report(report.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not report.is_accepted:
        raise ValidationError("Do BIP trafia tylko przyjęte sprawozdanie.")
    given = {"report": report, "at": clock.now(), **done_by(by, Role.ORGANISER)}
    row = records.create(ReportInBip, values, **given)
    record("report.in_bip", report, by=by)
    return row


def make_report_document(report_id: int, kind: str) -> None:
    """Draw the PDF of a report and keep its bytes. Done once however often it is delivered."""
    report = Report.objects.select_related("decision").get(pk=report_id)
    said = {"kind": kind, "text_digest": report.snapshot_digest}
    name = f"{file_name(report, kind)}.pdf"
    make_once(report.documents, report, **said, draw=lambda: rendering.pdf_of(report, kind), name=name, act=MADE)


def make_report_documents_that_lack() -> None:
    """Have the documents drawn that reports lack which were handed over or accepted. As many queries as reports."""
    for report in Report.objects.exclude(state=ReportState.DRAFT).defer("snapshot", "figures"):
        wanted = {ReportDocumentKind.READ} | ({ReportDocumentKind.ACCEPTED} if report.is_accepted else set())
        for kind in sorted(wanted):
            if kept(report, kind) is None:
                queue.defer("plans.tasks.make_report_document", report_id=report.pk, kind=kind)


def _move(report: Report, state: ReportState) -> None:
    report.state = state
    report.save(update_fields=["state"])


def _to_judge(report: Report, by: User) -> Report:
    report = lock_report(report.pk)
    if not report.is_submitted and rules.is_director(by):
        raise ValidationError(IS_CLOSED)
    if not rules.may_judge_report(by, report):
        raise PermissionDenied
    return report
