"""Every service is built alike: keyword-only `by`, one transaction, exactly one entry in the trail.

What each one really leaves there is tested room by room; here no later service escapes the shape.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path
    for top in ("osl_site", "partners", "needs", "plans", "activities")
    for path in (*(ROOT / top).rglob("services.py"), *(ROOT / top).rglob("services/*.py"))
)


def acts():
    for path in MODULES:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and any(arg.arg == "by" for arg in node.args.kwonlyargs):
                yield pytest.param(node, id=f"{path.relative_to(ROOT)}:{node.name}")


ACTS = [act for act in acts() if not act.values[0].name.startswith("_")]
PARTS_OF_ACTS = {"keep"}  # a stored file is never an act of its own: whoever keeps one records it


def calls(node: ast.AST, name: str) -> int:
    return sum(
        isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and found.func.id == name
        for found in ast.walk(node)
    )


def test_there_are_acts_to_look_at():
    assert len(ACTS) > 30


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_one_transaction(act):
    assert "transaction.atomic" in [ast.unparse(decorator) for decorator in act.decorator_list] or (
        act.name in PARTS_OF_ACTS
    )


@pytest.mark.parametrize("act", ACTS)
def test_an_act_writes_one_entry(act):
    assert calls(act, "record") == (0 if act.name in PARTS_OF_ACTS else 1)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_says_what_it_guarantees(act):
    assert ast.get_docstring(act)
