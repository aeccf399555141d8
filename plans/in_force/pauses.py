"""Between which days a plan was held up: from a director's decision to pause it to one to take it up again. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.typed_text import plain_of
from plans.models import TermDecision, TermKind

OF_PAUSES = (TermKind.PAUSED, TermKind.RESUMED)


@dataclass(frozen=True)
class Pause:
    """From its first day to the day on which the plan is taken up again, which is no day of it; None while it lasts."""

    decision: TermDecision
    since: date
    until: date | None = None

    @property
    def lasts(self) -> bool:
        return self.until is None

    @property
    def reason(self) -> str:
        """The words of the decision, without marks."""
        return plain_of(self.decision.text)

    @property
    def sentence(self) -> str:
        """„Plan jest wstrzymany od 3 marca 2027 r.”, for the office."""
        return f"Plan jest wstrzymany od {polish_day(self.since)}"

    def days_within(self, first: date, last: date) -> int:
        """How many of its days are among these, both included."""
        ends = last if self.until is None else min(last, self.until - timedelta(days=1))
        return max((ends - max(first, self.since)).days + 1, 0)


def pauses_by(terms: Iterable[TermDecision], day: date) -> tuple[Pause, ...]:
    """Those that have begun by that day, in their order, each as it is on that day. `terms` are of one plan, in the
    order of decisions; one that was taken up again on its first day was none."""
    found: list[Pause] = []
    for term in terms:
        if term.kind not in OF_PAUSES or term.day > day:
            continue
        if term.kind == TermKind.PAUSED:
            found.append(Pause(term, term.day))
        elif found and found[-1].lasts:
            since = found.pop()
            found += [Pause(since.decision, since.since, term.day)] if term.day > since.since else []
    return tuple(found)


def resumed_on(pauses: Iterable[Pause]) -> date | None:
    """The day on which the plan was taken up again last."""
    return max((row.until for row in pauses if row.until), default=None)
