"""The way of each indicator to its target, as a report draws it: from the beginning of its plan to the report's last
day, a point a month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from osl_site.common.registry import ReportPath, ReportPoint
from plans.measuring.figures import Figure, figures_of
from plans.measuring.measured import Measured
from plans.models import Aggregate
from plans.progress.whole import path_of

MOST_PATHS = 12  # that are drawn: the table tells of all


def paths_to_targets(measured: Sequence[Measured], last: date) -> tuple[ReportPath, ...]:
    """Of the first dozen of which anything was measured by that day; of yes or no there is nothing to draw. Two
    queries, and those of `registry.traces`."""
    drawn = [row for row in measured if row.aggregate != Aggregate.YES_NO and row.first_day <= last]
    if not drawn:
        return ()
    found = figures_of(drawn, min(row.first_day for row in drawn), last)
    told = (_path(_since_its_plan(found[row.key])) for row in drawn)
    return tuple(path for path in told if path.reached)[:MOST_PATHS]


def _since_its_plan(figure: Figure) -> Figure:
    return replace(figure, steps=tuple(step for step in figure.steps if step.day >= figure.measured.first_day))


def _path(figure: Figure) -> ReportPath:
    row = figure.measured
    point = lambda day, value: ReportPoint(day, value, row.said(value))
    return ReportPath(
        str(row.key),
        f"{row.heading} ({row.number})",
        tuple(point(day, value) for day, value in path_of(row)),
        tuple(point(day, value) for day, value in _by_month(figure.reached)),
    )


def _by_month(reached: Sequence[tuple[date, Decimal]]) -> Iterator[tuple[date, Decimal]]:
    """The last of each month."""
    yield from {(day.year, day.month): (day, value) for day, value in reached}.values()
