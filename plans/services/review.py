"""Between the organiser's desk and the director's: submit, withdraw, remark, decide, answer. One act wins, always."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site import clock, editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record
from osl_site.centre.office import office
from plans import rules, tasks
from plans.completeness import missing
from plans.models import Answer, Decision, DocumentKind, Outcome, Remark, State, Version
from plans.services.locking import WHAT_HAPPENED, draft, locked
from plans.snapshot import keys_of, snapshot


@transaction.atomic
def submit(version: Version, *, by: User) -> Version:
    """Hand a draft over to the director. From now on not a letter of it changes.

    Raises ValidationError with every sentence of what art. 20 ust. 3 still wants. The snapshot holds every word that
    will be printed; the PDF that the director reads is made of it by the worker.
    """
    version = draft(version.pk, by)
    if lacks := missing(version):
        raise ValidationError([lack.sentence for lack in lacks])
    version.submitted_at, version.submitted_by = clock.now(), by
    version.snapshot = snapshot(version)
    version.state = State.SUBMITTED
    version.save(update_fields=["state", "submitted_at", "submitted_by", "snapshot"])
    tasks.make_document.defer(version_id=version.pk, kind=DocumentKind.READ)
    tasks.tell_directors.defer(version_id=version.pk)
    record("version.submitted", version, by=by, fields=["state"])
    return version


@transaction.atomic
def withdraw(version: Version, *, by: User) -> Version:
    """Take a version back before the decision. It stays readable; the next attempt begins as a copy."""
    version = locked(version.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not rules.may_withdraw(by, version):
        raise ValidationError(WHAT_HAPPENED[State(version.state)])
    version.state = State.WITHDRAWN
    version.save(update_fields=["state"])
    record("version.withdrawn", version, by=by, fields=["state"])
    return version


@transaction.atomic
def add_remark(version: Version, *, place: str, key: UUID | None, text: str, by: User) -> Remark:
    """Write a remark on a place of the submitted version: the whole, a chapter, a goal or an action."""
    version = _to_decide(version, by)
    if key is not None and str(key) not in keys_of(version.snapshot):
        raise ValidationError({"place": "Tego miejsca nie ma w tej wersji. Wybierz miejsce z listy."})
    remark = editing.create(Remark, {"text": text}, version=version, place=place, key=key, by=by, at=clock.now())
    record("remark.added", remark, by=by)
    return remark


@transaction.atomic
def decide(version: Version, *, outcome: str, text: str = "", effective_on: date | None = None, by: User) -> Decision:
    """Approve a submitted version, with the day from which it holds, or return it for correction.

    A return needs at least one remark or a word in the decision. The basis and the case mark are copied from the
    office's settings as they are today. Raises ValidationError by field, and PermissionDenied for whoever may not
    decide, such as the person who submitted.
    """
    version = _to_decide(version, by)
    if outcome == Outcome.RETURNED and not editing.tidy(text) and not version.remarks.exists():
        raise ValidationError({"text": "Napisz co najmniej jedną uwagę, żeby było wiadomo, co poprawić."})
    if outcome == Outcome.APPROVED:
        _refuse_day_outside(version, effective_on)
    here = office()
    decision = editing.create(
        Decision,
        {"outcome": outcome, "text": text, "effective_on": effective_on if outcome == Outcome.APPROVED else None},
        version=version,
        case_mark=here.case_mark_pattern,
        basis=here.approval_basis,
        by=by,
        at=clock.now(),
    )
    version.state = State.APPROVED if outcome == Outcome.APPROVED else State.RETURNED
    version.save(update_fields=["state"])
    if outcome == Outcome.APPROVED:
        tasks.make_document.defer(version_id=version.pk, kind=DocumentKind.APPROVED)
    tasks.tell_submitter.defer(version_id=version.pk)
    record("version.decided", version, by=by, fields=["state"])
    return decision


@transaction.atomic
def answer_remark(remark: Remark, *, text: str, by: User) -> Answer:
    """Say what was done about a remark, once its version was returned."""
    version = locked(remark.version_id)
    if not rules.may_draft(by):
        raise PermissionDenied
    if version.is_submitted:
        raise ValidationError("Na uwagę odpowiada się po decyzji, w następnym podejściu.")
    answer = editing.create(Answer, {"text": text}, remark=remark, by=by, at=clock.now())
    record("remark.answered", remark, by=by)
    return answer


def _to_decide(version: Version, by: User) -> Version:
    version = locked(version.pk)
    if not version.is_submitted and rules.is_director(by):
        raise ValidationError(WHAT_HAPPENED[State(version.state)])
    if not rules.may_decide(by, version):
        raise PermissionDenied
    return version


def _refuse_day_outside(version: Version, day: date | None) -> None:
    plan = version.plan
    if day is None:
        raise ValidationError({"effective_on": "Podaj dzień, od którego plan obowiązuje."})
    if not plan.starts_on <= day <= plan.ends_on:
        raise ValidationError(
            {"effective_on": f"Podaj dzień z okresu planu: od {plan.starts_on:%d.%m.%Y} do {plan.ends_on:%d.%m.%Y}."}
        )
