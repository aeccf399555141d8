"""Every service is built alike: keyword-only `by`, one transaction, exactly one entry in the trail.

What each one really leaves there is tested room by room; here no later service escapes the shape.
"""

import ast
from pathlib import Path

from tests.parsed import tree_of

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path
    for top in ("osl_site", "partners", "needs", "plans", "activities")
    for path in (*(ROOT / top).rglob("services.py"), *(ROOT / top).rglob("services/*.py"))
)


def acts() -> dict[str, ast.FunctionDef]:
    """Every public function that is done by someone, under its file and name."""
    return {
        f"{path.relative_to(ROOT)}:{node.name}": node
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and any(arg.arg == "by" for arg in node.args.kwonlyargs)
    }


ACTS = acts()
PARTS_OF_ACTS = {
    "keep",
    "attach",
    "write_letter",
    "tell_proposers",
}  # never acts of their own: whoever keeps one records it
BY_OTHERS = {  # acts that are done by others, each of which records its own
    "cancel_chosen": "cancel_occurrence",
    "publish_chosen": "publish_occurrences",
    "create_notes": "create_note",
    "enter_tallies": "enter_tally",
    "add_usual_dates": "add_civic_date",
    "need_of_summary": "create_need",
    "note_of_summary": "create_note",
    "record_checks": "record_check",
    "answer_by_phone": "follow_answer",
    "confirm_partner": "follow_answer",
    "ask_partner": "ask",
    "create_with_dates": "create_activity",
    "unlock_account": "lift_lock",
    "require_factor": "change_policy",
    "create_notes_together": "_stored",  # one entry for each row, in one statement
    "create_needs_together": "_stored",
    "enter_together": "_stored",
    "merge_partners": "_tell_both",  # an entry at each of the two
    "part_partners": "_tell_both",
    "merge_needs": "_tell_both",
    "part_needs": "_tell_both",
    "split_need": "_tell_both",
    "pair": "_tell_both",
    "unpair": "_tell_both",
    "add_localities": "record_all",  # one entry for each locality
    "create_partners_together": "record_all",  # one entry for each partner
    "enter_heads": "_enter",  # one entry for each head
    "enter_value": "_enter",
    "enter_values": "_enter",  # one entry for each value
}


def calls(node: ast.AST, name: str) -> int:
    return sum(
        isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and found.func.id == name
        for found in ast.walk(node)
    )


def test_there_are_acts_to_look_at():
    assert len(ACTS) > 30


def is_one_transaction(act: ast.FunctionDef) -> bool:
    decorators = [ast.unparse(decorator) for decorator in act.decorator_list]
    return "transaction.atomic" in decorators or act.name in PARTS_OF_ACTS


def entries_due(act: ast.FunctionDef) -> int:
    return 0 if act.name in PARTS_OF_ACTS or calls(act, BY_OTHERS.get(act.name, "")) else 1


def test_an_act_is_one_transaction():
    wrong = [place for place, act in ACTS.items() if not is_one_transaction(act)]
    assert wrong == [], "\n".join(wrong)


def test_an_act_writes_one_entry():
    wrong = [place for place, act in ACTS.items() if calls(act, "record") != entries_due(act)]
    assert wrong == [], "\n".join(wrong)


def test_an_act_says_what_it_guarantees():
    wrong = [place for place, act in ACTS.items() if not ast.get_docstring(act)]
    assert wrong == [], "\n".join(wrong)
