"""What is urgent: whether a submission is, and how it goes with everybody who was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from needs.models import Submission, UrgentNotice, UrgentTakeover, UrgentTo

SERVICES = (UrgentTo.POLICE, UrgentTo.PROSECUTOR)


@dataclass(frozen=True)
class Told:
    """One of those who were told: each time, and who took it over."""

    to: UrgentTo
    notices: Sequence[UrgentNotice]
    takeover: UrgentTakeover | None

    @property
    def last_at(self) -> datetime:
        return self.notices[-1].told_at


def is_urgent(submission: Submission) -> bool:
    """Whether anybody was told of it at once. At most one query."""
    known = getattr(submission, "is_marked_urgent", None)
    return submission.urgent_notices.standing().exists() if known is None else known


def everybody_told(submission: Submission) -> list[Told]:
    """Whoever was told, in the order of the list of addressees. Two queries."""
    notices, takeovers = list(submission.urgent_notices.standing()), list(submission.urgent_takeovers.all())
    taken = {row.to: row for row in takeovers}
    by_addressee = {to: [row for row in notices if row.to == to] for to in UrgentTo}
    return [Told(to, rows, taken.get(to)) for to, rows in by_addressee.items() if rows]
