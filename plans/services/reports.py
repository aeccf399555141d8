"""Writing a report: begun from records, its sections written by people. Every act locks the report first."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Model

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from plans import rules
from plans.models import Report, ReportDecision, ReportSection, ReportState
from plans.reports.content import write_counted
from plans.reports.drawing import draw, sections_known
from plans.reports.outline import OWN, sections_of_new
from plans.reports.periods import refusals_of

Typed = Mapping[str, Any]
WHAT_HAPPENED = {
    ReportState.DRAFT: "To sprawozdanie nie jest jeszcze przekazane.",
    ReportState.SUBMITTED: "To sprawozdanie jest już przekazane i nie można go zmieniać. Możesz je wycofać.",
    ReportState.ACCEPTED: "To sprawozdanie jest już przyjęte i nie można go zmienić.",
    ReportState.RETURNED: "To sprawozdanie wróciło do poprawy. Zmiany wprowadź w następnym podejściu.",
    ReportState.WITHDRAWN: "To sprawozdanie jest wycofane. Zmiany wprowadź w następnym podejściu.",
}
GONE = "Tego sprawozdania już nie ma. Ktoś usunął je w tym czasie."


@transaction.atomic
def create_report(values: Typed, *, overlap_is_meant: bool = False, by: User) -> Report:
    """Begin a report of some days: the sections that new reports have (`plans/reports/outline.py`), figures as records
    tell them now. Raises ValidationError by field."""
    if not rules.may_draft(by):
        raise PermissionDenied
    _refuse_days(values, overlap_is_meant)
    counted = write_counted(draw(values["starts_on"], values["ends_on"]))
    sections = sections_of_new()
    report = records.create(Report, values, figures=counted, figures_at=clock.now())
    for position, (key, title) in enumerate(sections, 1):
        records.create(ReportSection, {"title": title}, report=report, key=key, position=position)
    record("report.created", report, by=by)
    return report


@transaction.atomic
def change_report(
    report: Report, values: Typed, *, revision: int | None, overlap_is_meant: bool = False, by: User
) -> Report:
    """Change the title or the days; other days are counted anew. Raises ValidationError by field, and ChangedMeanwhile
    when somebody saved it first."""
    lock_report_draft(report.pk, by)
    _refuse_days(values, overlap_is_meant, but=report)
    report, changed = records.change(report, values, revision=revision)
    if {"starts_on", "ends_on"} & {*changed}:
        _count_again(report)
    record("report.changed", report, by=by, fields=changed)
    return report


@transaction.atomic
def draw_report_again(report: Report, *, by: User) -> Report:
    """Figures and tables as records tell them now. What people wrote stays."""
    report = lock_report_draft(report.pk, by)
    _count_again(report)
    record("report.drawn_again", report, by=by)
    return report


@transaction.atomic
def draw_drafts_again(covered: Model) -> None:
    """Count every draft anew when words of a row were covered: its tables repeat words of logs and results. A report
    itself holds none of others in what people write."""
    if not isinstance(covered, Report):
        draw_all_drafts_again()


@transaction.atomic
def draw_all_drafts_again() -> None:
    """Count every draft anew: after a restore its tables may repeat words that were covered since the backup."""
    for report in Report.objects.select_for_update().filter(state=ReportState.DRAFT).order_by("pk"):
        _count_again(report)


def _count_again(report: Report) -> None:
    report.figures = write_counted(draw(report.starts_on, report.ends_on))
    report.figures_at = clock.now()
    report.save(update_fields=["figures", "figures_at"])


@transaction.atomic
def add_section(report: Report, *, key: str = "", title: str = "", by: User) -> ReportSection:
    """Add a section at the end: one that a room has, by its key, or one of the office's own with that title. Raises
    ValidationError by field."""
    report = lock_report_draft(report.pk, by)
    known = sections_known()
    if key and key not in known:
        raise ValidationError({"key": "Takiej części nie ma. Wybierz z listy."})
    if key and report.sections.filter(key=key).exists():
        raise ValidationError({"key": "Ta część już jest w sprawozdaniu."})
    title = records.tidy(title) or (known[key].title if key else "")
    if not title:
        raise ValidationError({"title": "Wybierz część z listy albo wpisz tytuł własnej."})
    position = (report.sections.aggregate(last=Max("position"))["last"] or 0) + 1
    given = {"report": report, "key": key or f"{OWN}{uuid4().hex[:12]}", "position": position}
    section = records.create(ReportSection, {"title": title}, **given)
    record("report_section.added", section, by=by)
    return section


@transaction.atomic
def change_section(section: ReportSection, values: Typed, *, revision: int | None, by: User) -> ReportSection:
    """Write a section. Raises ChangedMeanwhile when somebody else saved it first."""
    lock_report_draft(section.report_id, by)
    section, changed = records.change(section, values, revision=revision)
    record("report_section.changed", section, by=by, fields=changed)
    return section


@transaction.atomic
def remove_section(section: ReportSection, *, revision: int, by: User) -> Report:
    """Take a section out of a draft, with its text. Raises ValidationError when somebody wrote in it meanwhile."""
    report = lock_report_draft(section.report_id, by)
    held = ReportSection.objects.select_for_update().filter(pk=section.pk).first()
    if held is None:
        return report
    if held.revision != revision:
        raise ValidationError("Ktoś zmienił tę część w tym czasie. Przeczytaj ją, zanim ją usuniesz.")
    record("report_section.removed", held, by=by)
    held.delete()
    return report


@transaction.atomic
def move_section(section: ReportSection, *, up: bool, by: User) -> Report:
    """One place up or down. At an end it stays."""
    report = lock_report_draft(section.report_id, by)
    rows = list(report.sections.select_for_update())
    place = next((place for place, row in enumerate(rows) if row.pk == section.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is not None and 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for position, row in enumerate(rows, 1):
            row.position = position
        ReportSection.objects.bulk_update(rows, ["position"])
        record("report_section.moved", section, by=by)
    return report


@transaction.atomic
def discard_report(report: Report, *, seen: str, by: User) -> None:
    """Throw a draft away. Raises ValidationError when somebody wrote in it since `seen` (`edition_of_report`)."""
    report = lock_report_draft(report.pk, by)
    if report.follows_id:
        raise ValidationError("Następnego podejścia nie można usunąć, bo czekają w nim uwagi dyrektora.")
    if edition_of_report(report) != seen:
        raise ValidationError("Ktoś zmienił to sprawozdanie w tym czasie. Przeczytaj je, zanim je usuniesz.")
    record("report.discarded", report, by=by)
    report.delete()


def edition_of_report(report: Report) -> str:
    """Which edition of a draft somebody sees: another one once anything is saved in it. One query."""
    sections = report.sections.values_list("pk", "revision")
    return "-".join([str(report.revision), *(f"{pk}.{revision}" for pk, revision in sections)])


def lock_report(pk: int) -> Report:
    """The report, held until the transaction ends. Raises ValidationError when it is gone."""
    report = Report.objects.select_for_update(of=["self"]).filter(pk=pk).first()
    if report is None:
        raise ValidationError(GONE)
    return report


def lock_report_draft(pk: int, by: User) -> Report:
    """The locked draft that this person may write in. Raises PermissionDenied, or ValidationError saying what happened
    to it."""
    report = lock_report(pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not report.is_draft:
        raise refusal_of_report(report)
    return report


def refusal_of_report(report: Report) -> ValidationError:
    """What happened to the report meanwhile, and when it was decided on, by whom."""
    sentence = WHAT_HAPPENED[ReportState(report.state)]
    if decision := ReportDecision.objects.filter(report=report).first():
        sentence += f" Decyzja: {decision.by_name}, {decision.decided_on}"
    return ValidationError(sentence)


def _refuse_days(values: Typed, overlap_is_meant: bool, but: Report | None = None) -> None:
    days = values["starts_on"], values["ends_on"]
    if refusals := refusals_of(*days, overlap_is_meant=overlap_is_meant, but=but):
        raise ValidationError(refusals)
