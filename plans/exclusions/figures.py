"""Costs, times and numbers that are not public as a whole, and the sums that would tell them. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from osl_site.common.frozen_documents.markers import marker, numbers_in
from plans.content import Action, Goal, Indicator, PlanContent
from plans.exclusions.passages import Passage
from plans.models import Covers

PART = {Covers.COST: Action, Covers.TIME: Action, Covers.NUMBERS: Indicator}  # what has the figure
IN_FULL = re.compile(r"[^\W\d]|\d{4}")  # „2500”, „marzec”: not to be taken for another number


def without_figures(part: Any, reaching: Iterable[Passage]) -> tuple[Any, set[int]]:
    """An action or indicator without the figures that these passages cover, and the numbers of those that it has."""
    found: set[int] = set()
    for covers, has_it in PART.items():
        if not isinstance(part, has_it):
            continue
        if numbers := {row.number for row in reaching if row.covers == covers}:
            hidden = _hidden(part, covers, marker(numbers))
            found |= numbers if hidden != part else set()
            part = hidden
    return part, found


def hidden_figures(before: PlanContent, after: PlanContent) -> tuple[Passage, ...]:
    """Every figure of the first content for which a marker stands in the second, as the words that would tell it: with
    the key of its goal or action, of a sum of the whole plan without one."""
    pairs = [("", before.cost, after.cost)]
    for was, goal in zip(before.goals, after.goals, strict=True):
        pairs += [(was.key, was.cost, goal.cost), *_of_indicators(was, goal)]
        for one, other in zip(was.actions, goal.actions, strict=True):
            costs = [one.cost, *(row.amount for row in one.costs)]
            pairs += [(one.key, words, other.cost) for words in costs]
            pairs += [(one.key, one.time, other.time), *_of_indicators(one, other)]
    found = (
        Passage(number, key, way)
        for key, words, instead in pairs
        if words != instead
        for number in sorted(numbers_in(instead))
        for way in _ways(words)
    )
    return tuple(dict.fromkeys(found))


def is_plain(figure: Passage) -> bool:
    """Whether it can be told from other numbers wherever it stands."""
    return bool(IN_FULL.search(figure.words))


def _hidden(part: Any, covers: str, instead: str) -> Any:
    if covers == Covers.NUMBERS:
        return replace(part, baseline=instead, target=instead, milestones=())
    if covers == Covers.COST:
        return replace(part, cost=instead, cost_value="", costs=()) if part.cost else part
    return replace(part, time=instead, time_kind="", time_from="", time_to="") if part.time else part


def _of_indicators(before: Goal | Action, after: Goal | Action) -> Iterator[tuple[str, str, str]]:
    for was, row in zip(before.indicators, after.indicators, strict=True):
        yield before.key, was.baseline, row.baseline
        yield before.key, was.target, row.target
        if was.milestones and not row.milestones:
            yield from ((before.key, each.to_reach, row.target) for each in was.milestones)


def _ways(words: str) -> Iterator[str]:
    """„2 500 zł”, „2500 zł”, „2 500”, „2500”: an amount may be typed in each."""
    yield words
    if words.endswith("zł"):
        bare = words.removesuffix("zł").strip()
        closed = "".join(bare.split())
        yield from (f"{closed} zł", bare, closed)
