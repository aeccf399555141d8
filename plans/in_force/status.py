"""What a plan and each text of it are on a day, by what was decided: never by what was published or drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Prefetch, QuerySet

from plans.in_force.pauses import Pause, pauses_by
from plans.models import Plan, State, TermDecision, TermKind, Version
from plans.models.versions import ONE_DAY


class Standing(Enum):
    UNDECIDED = "undecided"  # nothing of it was approved
    AHEAD = "ahead"  # approved, its day has not come
    IN_FORCE = "in_force"
    REPLACED = "replaced"  # a text, by a later one
    ENDED = "ended"
    REPEALED = "repealed"


@dataclass(frozen=True)
class VersionStatus:
    """An approved text on a day: what it is, and its first and last day. One that never held ends before it starts."""

    version: Version
    standing: Standing
    starts: date
    ends: date
    replaced_by: Version | None = None
    pauses: tuple[Pause, ...] = ()  # of the plan, as far as they have begun on that day

    @property
    def ever_holds(self) -> bool:
        return self.starts <= self.ends

    @property
    def pause(self) -> Pause | None:
        """The one that lasts on that day, of a text that holds."""
        return self.pauses[-1] if self.standing == Standing.IN_FORCE and self.pauses and self.pauses[-1].lasts else None


@dataclass(frozen=True)
class PlanStatus:
    """A plan on a day: what it is, its first and last day, its approved texts from the newest, and what was decided
    later of how long it holds. Without an approved text it has no days."""

    plan: Plan
    standing: Standing
    starts: date | None = None
    ends: date | None = None
    versions: tuple[VersionStatus, ...] = ()
    terms: tuple[TermDecision, ...] = ()

    @property
    def in_force(self) -> VersionStatus | None:
        """The text that holds on that day."""
        return next((row for row in self.versions if row.standing == Standing.IN_FORCE), None)

    @property
    def newest(self) -> VersionStatus | None:
        return self.versions[0] if self.versions else None

    @property
    def pause(self) -> Pause | None:
        """The one that lasts on that day, of a plan that holds."""
        return self.in_force.pause if self.in_force else None

    @property
    def repeal(self) -> TermDecision | None:
        return next((row for row in self.terms if row.is_repeal), None)

    def of(self, version: Version) -> VersionStatus | None:
        """The status of one of its texts; None of one that was not approved."""
        return next((row for row in self.versions if row.version.pk == version.pk), None)


def decided_plans() -> list[Plan]:
    """Every plan of which a text was approved, with all that `status_of` asks, the newest days first. Three queries."""
    plans = Plan.objects.filter(in_force_span__isnull=False).order_by("-in_force_span", "-pk")
    return list(plans.prefetch_related(Prefetch("versions", with_decisions().filter(state=State.APPROVED))))


def with_decisions() -> QuerySet[Version]:
    """Versions with all that `status_of` asks of them. Two queries."""
    return Version.objects.defer("snapshot").select_related("decision").prefetch_related("term_decisions")


def status_of(plan: Plan, day: date) -> PlanStatus:
    """What the plan is on that day. Two queries, none of a plan whose versions came by `with_decisions`."""
    is_fetched = "versions" in getattr(plan, "_prefetched_objects_cache", {})
    rows = plan.versions.all() if is_fetched else with_decisions().filter(plan=plan, state=State.APPROVED)
    approved = sorted(filter(_is_decided, rows), key=lambda row: -row.number)
    if not approved:
        return PlanStatus(plan, Standing.UNDECIDED)
    terms = tuple(term for row in reversed(approved) for term in row.term_decisions.all())
    repeal = next((row for row in terms if row.is_repeal), None)
    starts, ends = approved[-1].decision.effective_on, _last_day(approved, terms)
    over = Standing.REPEALED if repeal else Standing.ENDED
    versions = tuple(_texts(approved, ends, over, day, pauses_by(terms, day)))
    return PlanStatus(plan, _standing(starts, ends, over, day), starts, ends, versions, terms)


def _is_decided(version: Version) -> bool:
    """Whether it was approved from a day on. Without its decision, whoever took that away, nothing holds."""
    return version.state == State.APPROVED and hasattr(version, "decision") and bool(version.decision.effective_on)


def _last_day(approved: list[Version], terms: tuple[TermDecision, ...]) -> date:
    """As `plans_span_of` of the database has it: the last word counts, of an update only where it changes the end."""
    ends, before = date.min, None
    for version in reversed(approved):
        if version.ends_on != before:
            ends = before = version.ends_on
        for term in terms:
            if term.version_id == version.pk and term.kind in (TermKind.PROLONGED, TermKind.REPEALED):
                ends = term.day - ONE_DAY if term.is_repeal else term.day
    return ends


def _standing(starts: date, ends: date, over: Standing, day: date) -> Standing:
    if day > ends or starts > ends:
        return over
    return Standing.AHEAD if day < starts else Standing.IN_FORCE


def _texts(
    approved: list[Version], ends: date, over: Standing, day: date, pauses: tuple[Pause, ...]
) -> Iterator[VersionStatus]:
    """From the newest: each holds until the next one comes into force, and none longer than the plan."""
    later: VersionStatus | None = None
    for version in approved:
        starts = version.decision.effective_on
        last = later.starts - ONE_DAY if later else ends
        is_replaced = later is not None and (starts > last or day > last)
        standing = Standing.REPLACED if is_replaced else _standing(starts, last, over, day)
        status = VersionStatus(version, standing, starts, last, later.version if later else None, pauses)
        yield status
        later = status if starts <= ends else later
