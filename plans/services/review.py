"""At the director's desk: remark and decide; and at the organiser's, answer. One act wins, always."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import office
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.database import records
from osl_site.common.frozen_documents.review import refuse_answer, refuse_return_without_words
from osl_site.common.text.date_formats import polish_day, quoted
from plans import rules
from plans.content import read
from plans.models import Answer, Decision, DocumentKind, Outcome, Plan, Remark, State, TermDecision, TermKind, Version
from plans.models.versions import ONE_DAY
from plans.services.locking import FOR_THE_DIRECTOR, lock_plans, lock_version, refusal
from plans.services.notifications import tell_submitter


@transaction.atomic
def add_remark(version: Version, *, place: str, key: UUID | None, text: str, by: User) -> Remark:
    """Write a remark on a place of the submitted version: the whole, a chapter, a goal, an action, or one of those that
    it takes out of the version approved before. Sent twice it is one remark."""
    version = _to_decide(version, by)
    if key is not None and str(key) not in _keys(version):
        raise ValidationError({"place": "Tego miejsca nie ma w tej wersji. Wybierz miejsce z listy."})
    if same := version.remarks.standing().filter(place=place, key=key, text=records.tidy(text), by=by).first():
        return same
    remark = records.create(
        Remark, {"text": text}, version=version, place=place, key=key, at=clock.now(), **done_by(by, Role.DIRECTOR)
    )
    record("remark.added", remark, by=by)
    return remark


@transaction.atomic
def change_remark(remark: Remark, *, text: str, by: User) -> Remark:
    """Say it in other words, as whoever wrote it and until the decision. What it said stays in the row before.

    Raises PermissionDenied for anybody else, and ValidationError when it was changed or taken back meanwhile.
    """
    remark = _to_change(remark, by)
    if not (text := records.tidy(text)):
        raise ValidationError({"text": "Napisz treść uwagi. Jeśli ma jej nie być, wycofaj ją."})
    if text == remark.text:
        return remark
    changed = _instead(remark, text, by)
    record("remark.changed", changed, by=by)
    return changed


@transaction.atomic
def take_back_remark(remark: Remark, *, by: User) -> Remark:
    """Take a remark back, as whoever wrote it and until the decision: nobody has to answer it. Raises as a change."""
    remark = _to_change(remark, by)
    gone = _instead(remark, "", by)
    record("remark.taken_back", gone, by=by)
    return gone


@transaction.atomic
def decide(
    version: Version, *, outcome: str, text: str = "", effective_on: date | None = None, case_mark: str = "", by: User
) -> Decision:
    """Approve a submitted version, with the day from which it holds, or return it for correction.

    A return needs at least one remark or a word in the decision. The basis of an approval is copied from the office's
    settings as they are today, the case mark is as typed. Raises ValidationError by field, and PermissionDenied for
    whoever may not decide, such as the person who submitted.
    """
    lock_plans()  # before the version, as whoever opens an update does
    version = _to_decide(version, by)
    is_approval = outcome == Outcome.APPROVED
    if is_approval:
        refuse_day(version, effective_on)
        refuse_gap(case_mark)
    else:
        has_remarks = version.remarks.standing().exists()
        refuse_return_without_words(text, has_remarks=has_remarks, place="miejscu, którego")
    decision = records.create(
        Decision,
        {"outcome": outcome, "text": text, "case_mark": case_mark if is_approval else ""},
        version=version,
        effective_on=effective_on if is_approval else None,
        basis=office().approval_basis if is_approval else "",
        at=clock.now(),
        **done_by(by, Role.DIRECTOR),
    )
    version.state = State.APPROVED if is_approval else State.RETURNED
    version.save(update_fields=["state"])
    if is_approval:
        queue.defer("plans.tasks.make_document", version_id=version.pk, kind=DocumentKind.APPROVED)
    tell_submitter(version)
    record("version.decided", version, by=by, fields=["state"])
    return decision


@transaction.atomic
def answer_remark(remark: Remark, *, outcome: str, text: str, by: User) -> Answer:
    """Say what was done about a remark, once its attempt was closed. Written once; without it no next attempt goes on.

    Raises ValidationError by field, or when somebody has answered meanwhile.
    """
    version = lock_version(remark.version_id)
    if not rules.may_draft(by):
        raise PermissionDenied
    refuse_answer(waits=version.is_submitted, is_answered=Answer.objects.filter(remark=remark).exists())
    answer = records.create(
        Answer, {"outcome": outcome, "text": text}, remark=remark, at=clock.now(), **done_by(by, Role.ORGANISER)
    )
    record("remark.answered", remark, by=by)
    return answer


def earliest_effective_day(version: Version) -> date:
    """The first day from which an approval given today may hold: it works neither backwards nor before its elders, nor
    while another plan holds. One query."""
    first = max(version.starts_on, clock.today())
    elders = Q(version__plan=version.plan_id, version__number__lt=version.number)
    others = ~Q(version__plan=version.plan_id) & Q(version__plan__in_force_span__contains=first)
    approved = Decision.objects.filter(elders | others, version__state=State.APPROVED)
    days = approved.values_list("version__plan", "effective_on", "version__plan__in_force_span")
    return max([first, *(day if plan == version.plan_id else span.upper for plan, day, span in days)])


def _to_change(remark: Remark, by: User) -> Remark:
    version = _to_decide(remark.version, by)
    if not rules.may_change_remark(by, version, remark):
        raise PermissionDenied
    standing = version.remarks.standing().filter(pk=remark.pk).first()
    if standing is None:
        raise ValidationError("Ta uwaga została już zmieniona albo wycofana. Zobacz, jak jest teraz.")
    return standing


def _instead(remark: Remark, text: str, by: User) -> Remark:
    same_place = {"version": remark.version, "place": remark.place, "key": remark.key}
    named = done_by(by, Role.DIRECTOR)
    return records.create(Remark, {"text": text}, replaces=remark, at=clock.now(), **same_place, **named)


def _to_decide(version: Version, by: User) -> Version:
    version = lock_version(version.pk)
    if not version.is_submitted and rules.is_director(by):
        raise refusal(version, FOR_THE_DIRECTOR)
    if not rules.may_decide(by, version):
        raise PermissionDenied
    return version


def _keys(version: Version) -> set[str]:
    base = Version.objects.approved_before(version).first()
    return read(version.snapshot).keys | (read(base.snapshot).keys if base else set())


def refuse_day(version: Version, day: date | None) -> None:
    """Raise ValidationError, by field, for a day from which an approval given today cannot hold."""
    if day is None:
        raise ValidationError({"effective_on": "Podaj dzień, od którego plan obowiązuje."})
    if sentence := _why_not(version, day, earliest_effective_day(version)):
        raise ValidationError({"effective_on": sentence})


def _why_not(version: Version, day: date, first: date) -> str:
    over, plan = version.ends_on + ONE_DAY, version.plan
    if version.number and TermDecision.objects.filter(version__plan=plan, kind=TermKind.REPEALED).exists():
        return "Plan jest uchylony, więc nie można zatwierdzić jego aktualizacji. Zwróć tę wersję."
    if clock.today() >= over:
        return "Okres planu minął, więc nie można go zatwierdzić. Zwróć tę wersję."
    if not version.starts_on <= day < over:
        return f"Podaj dzień z okresu planu: od {version.starts_on:%d.%m.%Y} do {version.ends_on:%d.%m.%Y}."
    if version.number and day > plan.in_force_span.upper:
        return f"Plan obowiązuje do {polish_day(plan.last_day)} Aktualizacja musi obowiązywać najpóźniej dzień później."
    taken = Plan.objects.holding_within(day, version.ends_on).exclude(pk=version.plan_id)
    if other := taken.first():
        there = f"{quoted(other.title)} (do {polish_day(other.last_day)})"
        return f"W tym czasie obowiązuje inny plan: {there}. Podaj dzień po nim albo zwróć tę wersję do zmiany okresu."
    if day < first:
        return f"Plan nie może obowiązywać wstecz ani przed poprzednią wersją. Podaj dzień od {polish_day(first)}"
    return ""
