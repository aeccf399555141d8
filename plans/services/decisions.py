"""What a director decides on a plan after its approval: to prolong it, repeal it, pause it and take it up again, or to
correct a clerical error."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.database import records
from osl_site.common.text.date_formats import polish_day, quoted
from plans import rules
from plans.content import read
from plans.document.corrections import is_said_at
from plans.in_force.pauses import resumed_on
from plans.in_force.status import PlanStatus, Standing, status_of
from plans.models import Correction, Plan, State, TermDecision, TermKind, Version
from plans.models.versions import LAST_DAY, ONE_DAY
from plans.review.remarks import place_choices
from plans.services.locking import lock_plans, lock_version
from plans.services.notifications import tell_organisers

LONGEST = timedelta(days=366)  # by so much one decision prolongs a plan
NOT_NEWEST = "O czasie obowiązywania planu decyduje się przy jego najnowszym zatwierdzonym tekście."
NOT_APPROVED = "Taka decyzja dotyczy tylko zatwierdzonego planu."
IS_REPEALED = "Ten plan jest już uchylony."
NOT_HOLDING = "Wstrzymać można plan, który już obowiązuje. Ten jeszcze nie obowiązuje."
NOT_PAUSED = "Ten plan nie jest wstrzymany. Nie ma czego podejmować na nowo."
NOT_SAID = "Tych słów nie ma w tym miejscu dokumentu. Przepisz je dokładnie tak, jak są wydrukowane."


@transaction.atomic
def prolong(version: Version, *, until: date, values: Mapping[str, Any], by: User) -> TermDecision:
    """Let an approved plan hold until a later day. Its text stays as it is.

    `values` are the words of the decision, its basis and case mark. Raises ValidationError by field for a day that is
    not later, is more than a year later, or on which another plan holds; and when the plan is over or repealed.
    """
    version = _to_decide_on(version, by)
    _refuse_until(status_of(version.plan, clock.today()), until)
    decision = _decided(TermDecision, version, values, by=by, kind=TermKind.PROLONGED, day=until)
    record("plan.prolonged", decision, by=by)
    return decision


@transaction.atomic
def repeal(version: Version, *, since: date, values: Mapping[str, Any], by: User) -> TermDecision:
    """Let a plan hold no more from a day on, today at the earliest. For good: nothing of it is approved any more.

    Raises ValidationError by field for a day that has passed or on which the plan does not hold anyway.
    """
    version = _to_decide_on(version, by)
    status = status_of(version.plan, clock.today())
    if since < clock.today():
        raise ValidationError({"day": "Uchylenie nie działa wstecz. Podaj dzień od dzisiaj."})
    if since > status.ends:
        raise ValidationError({"day": f"Plan obowiązuje do {polish_day(status.ends)} Podaj dzień nie późniejszy."})
    decision = _decided(TermDecision, version, values, by=by, kind=TermKind.REPEALED, day=since)
    record("plan.repealed", decision, by=by)
    return decision


@transaction.atomic
def pause(version: Version, *, since: date, values: Mapping[str, Any], by: User) -> TermDecision:
    """Hold up the carrying out of a plan that holds, from a day that has come. Nothing of it is late meanwhile.

    Raises ValidationError by field for a day ahead, before the plan or before it was taken up last; and when it is
    paused already, is over, or does not hold yet.
    """
    version = _to_decide_on(version, by)
    status = status_of(version.plan, clock.today())
    if sentence := refusal_of_pause(status):
        raise ValidationError(sentence)
    _refuse_ahead(since, "Wstrzymać")
    least = max(filter(None, (status.starts, resumed_on(status.newest.pauses))))
    if since < least:
        is_start = least == status.starts
        what = "Plan obowiązuje" if is_start else "Plan podjęto na nowo"
        raise ValidationError({"day": f"{what} od {polish_day(least)} Podaj dzień nie wcześniejszy."})
    decision = _decided(TermDecision, version, values, by=by, kind=TermKind.PAUSED, day=since)
    record("plan.paused", decision, by=by)
    return decision


@transaction.atomic
def resume(version: Version, *, since: date, values: Mapping[str, Any], by: User) -> TermDecision:
    """Take a paused plan up again from a day that has come.

    Raises ValidationError by field for a day ahead or before the pause; and when the plan is not paused or is over.
    """
    version = _to_decide_on(version, by)
    held = status_of(version.plan, clock.today()).pause
    if held is None:
        raise ValidationError(NOT_PAUSED)
    _refuse_ahead(since, "Podjąć")
    if since < held.since:
        raise ValidationError({"day": f"{held.sentence} Podaj dzień nie wcześniejszy."})
    decision = _decided(TermDecision, version, values, by=by, kind=TermKind.RESUMED, day=since)
    record("plan.resumed", decision, by=by)
    return decision


@transaction.atomic
def correct(
    version: Version, *, place: str, key: UUID | None, was: str, becomes: str, values: Mapping[str, Any], by: User
) -> Correction:
    """Correct an obvious clerical error of an approved text, beside the document, which stays as it was approved.

    Raises ValidationError by field when the words do not stand at that place, or nothing would change.
    """
    version = _approved(version, by)
    content, said = read(version.snapshot), {"was": records.tidy(was), "becomes": records.tidy(becomes)}
    named = f"{place}:{key}" if key else place
    names = dict(place_choices(content))
    if named not in names:
        raise ValidationError({"place": "Tego miejsca nie ma w tej wersji. Wybierz miejsce z listy."})
    if said["was"] == said["becomes"]:
        raise ValidationError({"becomes": "To są te same słowa. Napisz, jak powinno być."})
    if not is_said_at(content, str(key or ""), said["was"]):
        raise ValidationError({"was": NOT_SAID})
    where = {"place": place, "key": key, "place_name": names[named][:400]}
    correction = _decided(Correction, version, values, by=by, **where, **said)
    record("plan.corrected", correction, by=by)
    return correction


def _decided(model: type, version: Version, values: Mapping[str, Any], *, by: User, **given: Any) -> Any:
    """Written down with who that was, and told to the organisers."""
    words = {name: values.get(name, "") for name in ("text", "basis", "case_mark")}
    refuse_gap(words["case_mark"])
    row = records.create(model, words, version=version, at=clock.now(), **done_by(by, Role.DIRECTOR), **given)
    tell_organisers(row)
    return row


def _approved(version: Version, by: User) -> Version:
    version = lock_version(version.pk)
    if version.state != State.APPROVED and rules.is_director(by):
        raise ValidationError(NOT_APPROVED)
    if not rules.may_decide_on_approved(by, version):
        raise PermissionDenied
    return version


def _to_decide_on(version: Version, by: User) -> Version:
    """The newest approved text of a plan that is not over, held with every other plan until the transaction ends."""
    lock_plans()
    version = _approved(version, by)
    status = status_of(version.plan, clock.today())
    if status.newest.version.pk != version.pk:
        raise ValidationError(NOT_NEWEST)
    if sentence := refusal_of(status):
        raise ValidationError(sentence)
    return version


def refusal_of(status: PlanStatus) -> str:
    """Why nothing can be decided of how long the plan holds; empty when it can."""
    if status.repeal:
        return IS_REPEALED
    return "Okres tego planu minął." if status.standing == Standing.ENDED else ""


def refusal_of_pause(status: PlanStatus) -> str:
    """Why the plan cannot be paused, besides `refusal_of`; empty when it can."""
    if status.pause:
        return f"{status.pause.sentence} Zanim wstrzymasz go jeszcze raz, podejmij go na nowo."
    return NOT_HOLDING if status.standing == Standing.AHEAD else ""


def _refuse_ahead(since: date, act: str) -> None:
    if since > clock.today():
        raise ValidationError({"day": f"{act} plan można najpóźniej od dziś. Podaj dzień, który już nadszedł."})


def last_day_allowed(status: PlanStatus) -> date:
    """The last day to which one decision may prolong the plan."""
    return min(status.ends + LONGEST, LAST_DAY)


def _refuse_until(status: PlanStatus, until: date) -> None:
    most = last_day_allowed(status)
    if until <= status.ends:
        raise ValidationError({"day": f"Plan obowiązuje do {polish_day(status.ends)} Podaj dzień późniejszy."})
    if until > most:
        raise ValidationError({"day": f"Jedna decyzja przedłuża plan najwyżej o rok: do {polish_day(most)}"})
    others = Plan.objects.holding_within(status.ends + ONE_DAY, until).exclude(pk=status.plan.pk)
    if other := others.order_by("in_force_span").first():
        sentence = f"Od {polish_day(other.in_force_span.lower)} obowiązuje inny plan: {quoted(other.title)}."
        raise ValidationError({"day": f"{sentence} Podaj dzień przed nim."})
