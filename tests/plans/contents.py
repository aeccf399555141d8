"""Contents of plans that no database holds: only what a test is about has to be named."""

from dataclasses import fields, is_dataclass, replace
from typing import get_args, get_origin

from hypothesis import strategies as st

from plans.content import SCHEMA, SCHEMAS, Action, Chapter, Goal, Indicator, Office, PlanContent, write

OFFICE = Office(name="Centrum", is_demo=False, file_plan_symbol="8110")


def part(of, **said):
    """A part of a content with nothing in it but what is said."""
    nothing = {
        row.name: () if get_origin(row.type) is tuple else row.type() for row in fields(of) if row.type is not Office
    }
    return of(**nothing | said)


def action(key="a", **said):
    return part(Action, **{"key": key, "title": f"Działanie {key}"} | said)


def goal(key, *actions, **said):
    return part(Goal, **{"key": key, "text": f"Cel {key}", "actions": actions} | said)


def chapter(key, **said):
    return part(Chapter, key=key, **said)


def indicator(key, **said):
    return part(Indicator, key=key, **said)


def content(*goals, **said):
    return part(PlanContent, **{"schema": SCHEMA, "office": OFFICE, "manner": "Wspólnie.", "goals": goals} | said)


WORDS = st.text(max_size=8)
LEAVES = {str: WORDS, int: st.integers(0, 99), bool: st.booleans()}


def anything(kind):
    """Whatever may be said by a field of that type."""
    inside = get_args(kind)
    if get_origin(kind) is tuple:
        return st.lists(anything(inside[0]), max_size=2).map(tuple)
    if inside:
        return st.one_of(st.none(), anything(inside[0]))
    if is_dataclass(kind):
        return st.builds(kind, **{row.name: anything(row.type) for row in fields(kind)})
    return LEAVES[kind]


@st.composite
def stored(draw):
    """What any release may have stored, whatever it says."""
    return write(replace(draw(anything(PlanContent)), schema=draw(st.sampled_from(SCHEMAS))))
