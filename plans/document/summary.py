"""The plan on one page: what for, what, for whom and where, for how much, what is new, who decides. Taken from what the
plan says itself; on paper cut so that it never fills a second page; the whole text stands after it. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, inf

from osl_site.common.frozen_documents.markers import joined
from osl_site.common.frozen_documents.metryka import Term
from osl_site.common.text.text_diff import Mark
from osl_site.common.text.typed_text import clipped, line_of
from plans.content import Action, Goal, PlanContent
from plans.diff.parts import VersionDiff
from plans.diff.summary import names, sentences
from plans.document.schedule import cost_of
from plans.document.timeline import Axis, span_of
from plans.drafting.action_dates import WORDS
from plans.models import TimeKind

OF_ONE_KIND = re.compile(r"(?:^|(?<=, ))(\w+)((?: (?!i )[^,\s]+)*) i (?=\1 )")  # „osoby starsze i osoby samotne”
BETWEEN_GROUPS = re.compile(r",(?!\s*(?:któr|zwłaszcza|szczególnie|w tym|co\b))")
LINES = 35  # of text on the page, its headings and the head of its table left out
ROW = 0.4  # what a row takes besides its lines
LETTERS, LETTERS_OF_GOAL = 78, 46  # on a line of prose, of the first column
MOST_SENTENCES, MOST_PLACES = 3, 40
LONGEST_SENTENCE, LONGEST_GOAL = 220, 90
ENDS = (".", "!", "?", "…")
NEWS = {Mark.REMOVED: "Usunięto", Mark.ADDED: "Dodano", Mark.CHANGED: "Zmieniono"}  # removed first
DECIDES = ("Opracowanie", "Przekazano", "Zatwierdzenie", "Obowiązuje")
Cut = Callable[[str, int], str]  # a text, the most letters of it


@dataclass(frozen=True)
class GoalLine:
    """A goal in the table, or what the goals for which there is no room come to."""

    text: str
    count: int
    time: str
    cost: str


@dataclass(frozen=True)
class Summary:
    """What stands on the page, in its order."""

    why: tuple[str, ...]
    goals: tuple[GoalLine, ...]
    count: int
    supporting: int
    cost: str
    for_whom: str
    everywhere: str
    localities: tuple[tuple[str, str], ...]  # the place in the document, the name
    further_localities: int
    news: tuple[str, ...]
    decides: tuple[Term, ...]

    @property
    def is_decided(self) -> bool:
        return any(row.term == "Zatwierdzenie" for row in self.decides)


def summary(
    content: PlanContent, *, changes: VersionDiff | None, facts: Iterable[Term], is_whole: bool = False
) -> Summary | None:
    """The page of a plan with goals; a text with one table is short itself and has none. `is_whole` on screens, where
    nothing ends for want of room."""
    if content.is_one_table or not content.actions:
        return None
    cut = (lambda words, _most: line_of(words)) if is_whole else clipped
    why, for_whom, news = _why(content, cut), _for_whom(content.actions, cut), _news(changes)
    places = [(f"m-{place}", name) for place, (name, _actions) in enumerate(content.actions_of_localities, 1)]
    shown = places if is_whole else places[:MOST_PLACES]
    others = [*why, for_whom, *news, ", ".join(name for _place, name in shown)]
    room = LINES - sum(_lines(words, LETTERS) for words in others)
    return Summary(
        why=why,
        goals=_goals(content, inf if is_whole else room, cut),
        count=content.action_count,
        supporting=content.supporting,
        cost=content.cost,
        for_whom=for_whom,
        everywhere=content.everywhere_word,
        localities=tuple(shown),
        further_localities=len(places) - len(shown),
        news=news,
        decides=tuple(row for row in facts if row.term in DECIDES),
    )


def _why(content: PlanContent, cut: Cut) -> tuple[str, ...]:
    """The reason of an update, the main goals, and what the goals rest on: at most three sentences."""
    said = [content.reason] if content.reason else []
    said += [goal.heading for goal in content.goals if goal.is_main]
    said += dict.fromkeys(row.text for goal in content.goals for row in goal.conclusions)
    if not any(goal.conclusions for goal in content.goals):
        said += dict.fromkeys(goal.no_conclusion_reason for goal in content.goals if goal.no_conclusion_reason)
    return tuple(_sentence(cut(words, LONGEST_SENTENCE)) for words in said[:MOST_SENTENCES])


def _sentence(words: str) -> str:
    return words if words.endswith(ENDS) else f"{words}."


def _for_whom(actions: Iterable[Action], cut: Cut) -> str:
    """Those whom most actions are for, first."""
    counted = Counter(name for row in actions for name in _groups(line_of(row.addressees)))
    names = [name for name, _count in counted.most_common() if not _is_said(name, counted)]
    shown = names
    while len(shown) > 1 and cut(", ".join(shown), 2 * LETTERS) != ", ".join(shown):
        shown = shown[:-1]
    return cut(", ".join(shown), 2 * LETTERS) + ("" if shown == names else " i inni")


def _groups(words: str) -> list[str]:
    """Those whom an action is for: „osoby starsze i osoby samotne” are two, „osoby, które…” are one."""
    apart = OF_ONE_KIND.sub(r"\1\2, ", words)
    return [name.strip() for name in BETWEEN_GROUPS.split(apart) if name.strip()]


def _is_said(name: str, known: Iterable[str]) -> bool:
    """Whether others say it: „wszyscy, zwłaszcza młodzi” where „wszyscy” stands, „starsi i samotni” where both do."""
    first, both, second = name.partition(" i ")
    if both:
        return first in known and {second, f"{first.partition(' ')[0]} {second}"} & set(known) != set()
    return any(name.startswith((f"{other} ", f"{other},")) for other in known)


def _goals(content: PlanContent, room: float, cut: Cut) -> tuple[GoalLine, ...]:
    """As many goals as there is room for, and a line for the others."""
    goals, lines = [goal for goal in content.goals if goal.actions], []
    for place, goal in enumerate(goals):
        text = cut(goal.heading, LONGEST_GOAL)
        room -= _lines(text, LETTERS_OF_GOAL) + ROW
        if room < 1 and place < len(goals) - 1:
            return (*lines, _line(f"Dalsze cele: {len(goals) - place}", content, goals[place:]))
        lines.append(_line(text, content, [goal]))
    return tuple(lines)


def _line(text: str, content: PlanContent, goals: list[Goal]) -> GoalLine:
    actions = tuple(action for goal in goals for action in goal.actions)
    return GoalLine(text, len(actions), _time(content, actions), cost_of(actions) or "–")


def _time(content: PlanContent, actions: Iterable[Action]) -> str:
    """The months from the first to the last action, „luty–listopad 2027”; nothing where times are words alone."""
    actions = tuple(actions)
    if hidden := joined(action.time for action in actions):
        return hidden
    if not content.first_day:
        return "–"
    axis = Axis(date.fromisoformat(content.first_day), date.fromisoformat(content.last_day))
    spans = [span for action in actions if (span := span_of(action, axis))]
    if not spans:
        return "–"
    first, last = max(axis.first, min(start for start, _ in spans)), min(axis.last, max(end for _, end in spans))
    return WORDS[TimeKind.MONTH](first, max(first, last))


def _news(changes: VersionDiff | None) -> tuple[str, ...]:
    """What an update removes, adds and changes, by name, and what that does to the cost."""
    if changes is None:
        return ()
    told = [f"{word}: {names(parts)}." for mark, word in NEWS.items() if (parts := changes.marked(mark))]
    return (*told, sentences(changes)[-1])


def _lines(words: str, letters: int) -> int:
    return ceil(len(words) / letters)
