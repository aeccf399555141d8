"""Two plans compared: no part of the one is of the other, so parts that are called alike are taken for one. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plans.content import Action, Goal, PlanContent, read, write

BEGINNING, SHORT = 4, 3  # letters of a word that tell it, whatever its ending; shorter words tell nothing
ENOUGH = 0.6  # of the words of two names, how many they share


@dataclass(frozen=True)
class _Named:
    key: str
    name: str
    words: frozenset[str]


def with_keys_of(before: PlanContent, after: PlanContent) -> PlanContent:
    """The content of another plan, in which each part that is called as one of this plan bears its key.

    First those whose names are the same, then those that share most of their words. Numbers, such as years, tell
    nothing. An indicator is sought only in the part that holds it.
    """
    keys = dict(_pairs(_named(before.chapters, "title"), _named(after.chapters, "title")))
    keys |= _pairs(_named(before.goals, "text"), _named(after.goals, "text"))
    keys |= _pairs(_named(before.actions, "title"), _named(after.actions, "title"))
    new = {part.key: part for part in _holders(after)}
    for part in _holders(before):
        if part.key in keys:
            same = new[keys[part.key]]
            keys |= _pairs(_named(part.indicators, "name"), _named(same.indicators, "name"))
    return read(_renamed(write(before), keys))


def _holders(content: PlanContent) -> Iterator[Goal | Action]:
    """What holds indicators."""
    yield from content.goals
    yield from content.actions


def _named(rows: Iterable[Any], field: str) -> list[_Named]:
    found = []
    for row in rows:
        words = re.findall(r"[^\W\d_]+", getattr(row, field).casefold())
        telling = frozenset(word[:BEGINNING] for word in words if len(word) > SHORT)
        found.append(_Named(row.key, " ".join(words), telling))
    return found


def _pairs(before: list[_Named], after: list[_Named]) -> dict[str, str]:
    """The key of each part before, to that of the part it is taken for: no part twice, the best likenesses first."""
    pairs: dict[str, str] = {}
    scored = ((_likeness(old, new), m, n) for m, old in enumerate(before) for n, new in enumerate(after))
    taken = set()
    for likeness, m, n in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if likeness < ENOUGH:
            break
        if before[m].key not in pairs and n not in taken:
            pairs[before[m].key] = after[n].key
            taken.add(n)
    return pairs


def _likeness(old: _Named, new: _Named) -> float:
    """2 of the same name, else the share of words in common; parts without a name are the same where both are."""
    if old.name == new.name:
        return 2
    return len(old.words & new.words) / len(old.words | new.words or {""})


def _renamed(node: Any, keys: dict[str, str]) -> Any:
    """The stored content with other keys, wherever they stand in it."""
    match node:
        case dict():
            return {name: _renamed(inner, keys) for name, inner in node.items()}
        case list() | tuple():
            return [_renamed(inner, keys) for inner in node]
        case str():
            return keys.get(node, node)
    return node
