"""The list of plans: what it says of each version, on a page, in print and in files alike."""

from dataclasses import dataclass
from datetime import date

from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import plain_of
from plans import rules
from plans.in_force.status import Standing, VersionStatus
from plans.in_force.words import from_to
from plans.models import Plan, Version

IN_FORCE = "Obowiązuje dziś"


@dataclass(frozen=True)
class VersionLine:
    """One version of a plan, as its state is said."""

    plan: Plan
    version: Version
    tone: str
    word: str
    status: VersionStatus | None  # of an approved one

    @property
    def state(self) -> str:
        return IN_FORCE if self.in_force and not self.status.pause else self.word

    @property
    def in_force(self) -> bool:
        return self.status is not None and self.status.standing == Standing.IN_FORCE

    @property
    def days(self) -> str:
        """„Obowiązuje od … do …”, of an approved one."""
        return from_to(self.status) if self.status else ""

    @property
    def last_day(self) -> date | None:
        return self.status.ends if self.status and self.status.ever_holds else None

    @property
    def effective_on(self) -> date | None:
        decision = getattr(self.version, "decision", None)
        return decision and decision.effective_on


PLANS = Listing(
    title="Plan organizowania społeczności lokalnej",
    file="plany",
    columns=(
        Column("Plan", lambda line: line.version.title, is_heading=True),
        Column("Od", lambda line: line.version.starts_on),
        Column("Do", lambda line: line.version.ends_on),
        Column("Wersja", lambda line: line.version.heading),
        Column("Stan", lambda line: line.state),
        Column("Przekazano", lambda line: line.version.submitted_at),
        Column("Obowiązuje od", lambda line: line.effective_on),
        Column("Obowiązuje do", lambda line: line.last_day, only_in_files=True),
        Column("Przyczyna", lambda line: plain_of(line.version.reason), only_in_files=True),
    ),
    caption="Plan i jego wersje, od najnowszej",
    empty="Nie ma jeszcze planu. Zacznij od tytułu i okresu.",
    add=AddButton("Nowy plan", "plans:plan_add", "plus", rules.may_draft),
    empty_to_readers="Nie ma jeszcze planu.",
    body="plans/_versions_of_list.html",
)
