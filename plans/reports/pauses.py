"""What a report tells of days on which plans were held up by a decision."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from osl_site.common.registry import Link, ReportFigure, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day
from plans.in_force.pauses import OF_PAUSES, Pause, pauses_by
from plans.models import TermDecision, Version

TERM = "plans.termdecision"
ONE_DAY = timedelta(days=1)


def pauses_of(texts: Iterable[Version], first: date, last: date) -> list[Pause]:
    """Pauses of the plans of these texts that have days from `first` to `last`, both included. One query."""
    terms: dict[int, list[TermDecision]] = defaultdict(list)
    rows = TermDecision.objects.filter(version__plan__in=[row.plan_id for row in texts], kind__in=OF_PAUSES)
    for row in rows.select_related("version").defer("version__snapshot").order_by("pk"):
        terms[row.version.plan_id].append(row)
    found = [pause for each in terms.values() for pause in pauses_by(each, last)]
    return [pause for pause in found if pause.days_within(first, last)]


def told(pauses: Sequence[Pause], first: date, last: date) -> tuple[list[ReportFigure], list[ReportTable]]:
    """How many days it was, and of each pause since when, until when and why; nothing where there was none."""
    if not pauses:
        return [], []
    days = Decimal(sum(pause.days_within(first, last) for pause in pauses))
    rows = rows_named(TERM, (pause.decision.pk for pause in pauses))
    lines = tuple(
        (
            polish_day(pause.since),
            polish_day(pause.until - ONE_DAY) if pause.until else "trwa",
            pause.reason,
            pause.decision.by_words,
        )
        for pause in pauses
    )
    heads = ("Od", "Do", "Dlaczego", "Kto zdecydował")
    figure = ReportFigure("paused", "Dni, w których plan był wstrzymany", days, rows)
    return [figure], [ReportTable("pauses", "Wstrzymanie planu", heads, lines)]


def links(ids: Sequence[int]) -> dict[int, Link]:
    """The page of the text at which it was decided. One query."""
    found = TermDecision.objects.filter(pk__in=ids).select_related("version").defer("version__snapshot")
    return {row.pk: Link("decyzja", row.words, row.version.get_absolute_url()) for row in found}
