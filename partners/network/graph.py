"""Questions that a network answers: who meets whom, who alone links groups. Pure; partners are numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[int, int]  # the smaller number first


@dataclass(frozen=True)
class Bridge:
    """One without whom these groups would not meet: the largest first, each of two at least."""

    partner: int
    groups: Sequence[frozenset[int]]


def neighbours(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    """By partner those whom it meets."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one] |= {other}
        found[other] |= {one}
    return dict(found)


def pairs_of(partners: Iterable[int]) -> Iterable[Pair]:
    """Each with each."""
    return combinations(sorted(set(partners)), 2)


def bridges(pairs: Iterable[Pair]) -> list[Bridge]:
    """Who alone links groups of two or more that would not meet otherwise, the most linked first. Of one that hangs on
    a single partner nobody says that it would be lost: a neighbour is no group."""
    met = neighbours(pairs)
    found = []
    for partner in sorted(_cuts(met)):
        groups = [group for group in _parts(met, partner) if len(group) > 1]
        if len(groups) > 1:
            found.append(Bridge(partner, sorted(groups, key=lambda group: (-len(group), min(group)))))
    return sorted(found, key=lambda one: (-sum(map(len, one.groups[1:])), one.partner))


def _parts(met: Mapping[int, set[int]], without: int) -> list[frozenset[int]]:
    """What the neighbours of one fall into when it is gone."""
    parts, seen = [], {without}
    for start in sorted(met[without]):
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            for near in met[waiting.pop()] - seen - part:
                part.add(near)
                waiting.append(near)
        seen |= part
        parts.append(frozenset(part))
    return parts


def _cuts(met: Mapping[int, set[int]]) -> set[int]:
    """Those whose loss would take a part in two (Tarjan 1972), in one walk and without recursion."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    cuts = set()
    for root in met:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        children, path = 0, [(root, 0, iter(met[root]))]
        while path:
            node, parent, rest = path[-1]
            near = next(rest, None)
            if near is None:
                path.pop()
                if path and parent != root:
                    low[parent] = min(low[parent], low[node])
                    if low[node] >= order[parent]:
                        cuts.add(parent)
            elif near not in order:
                order[near] = low[near] = len(order)
                children += node == root
                path.append((near, node, iter(met[near])))
            elif near != parent:
                low[node] = min(low[node], order[near])
        if children > 1:
            cuts.add(root)
    return cuts
