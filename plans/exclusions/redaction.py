"""What a version says without the words that are not public: what every page and document for residents is drawn from.

Sums, days and numbers stay unless they are excluded as a whole; the office's own names always do. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from osl_site.common.frozen_documents.markers import joined
from plans.content import Action, Chapter, Conclusion, Cost, Goal, Indicator, PlanContent
from plans.exclusions.figures import hidden_figures, is_plain, without_figures
from plans.exclusions.passages import Passage, without
from plans.models import Covers

STAYS = {  # of each part the fields whose words are nobody's: keys, numbers, days, sums, fixed words of the act
    PlanContent: {
        "office", "archive_category", "starts_on", "ends_on", "first_day", "last_day", "name", "communes", "cost",
        "submitted_by", "submitted_on",
    },
    Chapter: {"key", "number", "holds"},
    Goal: {"key", "level", "number"},
    Action: {"key", "number", "kinds", "time_kind", "time_from", "time_to", "communes", "cost", "cost_value"},
    Cost: {"amount", "value", "year"},
    Indicator: {"key", "baseline", "target", "kind", "milestones"},
    Conclusion: {"code", "counts"},
}  # fmt: skip
PLACES = (Chapter, Goal, Action)
Found = dict[int, set[str]]


@dataclass
class Redacted:
    """The content without those words, and by the number of each note the keys of the parts that they stood in; the
    plan's own texts have an empty key."""

    content: PlanContent
    found: Found = field(default_factory=dict)


def redacted(content: PlanContent, passages: Sequence[Passage]) -> Redacted:
    """The content as residents read it. A manner that an action inherits stands with its goal or its plan, and only
    what is said there is said of it."""
    told = Redacted(content)
    own = _hidden(_without_inherited(content), passages, [row for row in passages if not row.key], "", told.found)
    told.content = _with_inherited(content, own)
    if hidden := joined(row.cost for row in own.actions):
        told.content = replace(told.content, cost=hidden)
    return told


def elsewhere(content: PlanContent, passage: Passage) -> set[str]:
    """The keys of the parts that say these words where the passage does not reach; of a cost, whose text tells it."""
    if passage.covers != Covers.WORDS:
        return _telling(content, passage) if passage.covers == Covers.COST else set()
    everywhere = redacted(content, [replace(passage, key="")]).found
    return everywhere.get(passage.number, set()) - redacted(content, [passage]).found.get(passage.number, set())


def _telling(content: PlanContent, passage: Passage) -> set[str]:
    """The keys of the parts whose words say a sum that this passage covers."""
    rest = redacted(content, [passage]).content
    said = [replace(row, key="") for row in hidden_figures(content, rest) if is_plain(row)]
    found = redacted(rest, said).found
    return found.get(passage.number, set())


def _hidden(value: Any, passages: Sequence[Passage], reaching: list[Passage], key: str, found: Found) -> Any:
    """`reaching`: the passages whose place this is; `key`: the part that it stands in."""
    if isinstance(value, str):
        text, numbers = without(value, reaching)
        for number in numbers:
            found[number] = found.get(number, set()) | {key}
        return text
    if isinstance(value, tuple):
        return tuple(_hidden(part, passages, reaching, key, found) for part in value)
    if not is_dataclass(value):
        return value
    if isinstance(value, PLACES):
        key = value.key
        reaching = [*reaching, *(row for row in passages if row.key == key)]
    names = [row.name for row in fields(value) if row.name not in STAYS.get(type(value), ())]
    told = replace(value, **{name: _hidden(getattr(value, name), passages, reaching, key, found) for name in names})
    told, numbers = without_figures(told, reaching)
    for number in numbers:
        found[number] = found.get(number, set()) | {key}
    return told


def _without_inherited(content: PlanContent) -> PlanContent:
    goals = (replace(goal, actions=tuple(_own(content, goal))) for goal in content.goals)
    return replace(content, goals=tuple(goals))


def _own(content: PlanContent, goal: Goal) -> Iterator[Action]:
    for row in goal.actions:
        yield replace(row, manner="") if row.manner in (goal.manner, content.manner) else row


def _with_inherited(before: PlanContent, own: PlanContent) -> PlanContent:
    goals = []
    for was, goal in zip(before.goals, own.goals, strict=True):
        inherited = {before.manner: own.manner, was.manner: goal.manner}  # the goal's first
        actions = (
            replace(row, manner=inherited[said.manner]) if said.manner in inherited else row
            for said, row in zip(was.actions, goal.actions, strict=True)
        )
        goals.append(replace(goal, actions=tuple(actions)))
    return replace(own, goals=tuple(goals))
