"""One way in: rows are written by services alone, and the queue's tasks call them."""

import ast
import re
from pathlib import Path

from tests.parsed import tree_of

ROOT = Path(__file__).resolve().parent.parent
EXCEPTED = {
    "osl_site/common/audit/erasures.py": "writes that something was erased, for services that erase",
    "osl_site/common/audit/trail.py": "writes the trail, for whoever acts or reads",
    "osl_site/common/database/locking.py": "holds one row, for services",
    "osl_site/common/database/many_records.py": "makes many rows at once, for services",
    "osl_site/common/database/records.py": "makes and changes one row, for services",
    "osl_site/common/sign_in/sessions.py": "the engine by which whoever is signed in stays so",
    "osl_site/common/queue.py": "gives work to the queue, for services",
    "osl_site/roof/contact_sheet/pages.py": "opens the sessions of the command that takes pictures, and ends them",
    "osl_site/roof/demo/chapters.py": "leaves the second part of the story to the worker",
    "osl_site/roof/demo/publication.py": "leaves the last of the story to the worker",
    "osl_site/roof/demo/agreements.py": "the demonstration's letters count as sent: no worker sees them before",
    "osl_site/roof/demo/confirmations.py": "the demonstration's letters count as sent: no worker sees them before",
    "osl_site/roof/demo/helpers.py": "the demonstration's letters count as sent: no worker sees them before",
    "osl_site/roof/stored_schema/reading.py": "writes down which migrations need not run, as Django does",
    "osl_site/roof/demo/proposals.py": "the demonstration's letters count as sent: no worker sees them before",
    "osl_site/roof/demo/submissions.py": "the demonstration's letters count as sent: no worker sees them before",
    "osl_site/roof/demo/registrations.py": "the demonstration's letters count as sent: no worker sees them before",
}
SOURCES = {
    str(path.relative_to(ROOT)): path
    for top in ("osl_site", "partners", "needs", "plans", "activities")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
}
ALWAYS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "select_for_update"}
WITHOUT_POSITIONS = {
    "save",
    "delete",
    "update",
    "defer",
    "batch_defer",
}  # `update` of a dict, `defer` of columns have one
OF_MANY = {"add", "set", "remove", "clear"}  # `goal.conclusions.add(…)`, and no local set
BY_MODULE = {"many_records": {"store_all"}, "records": {"change", "store"}, "queue": {"defer", "defer_each"}}
BY_NAME = {"record", "record_all", "keep", "lock_row"}
SQL = re.compile(r"\s*(insert|update|delete|truncate|merge)\b", re.IGNORECASE)


FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def may_write(name: str) -> bool:
    return name.endswith("/services.py") or "/services/" in name or name in EXCEPTED


def is_write(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in BY_NAME
    if not isinstance(call.func, ast.Attribute):
        return False
    act, row = call.func.attr, call.func.value
    return (
        act in ALWAYS
        or (act in WITHOUT_POSITIONS and not call.args)
        or (act in OF_MANY and not isinstance(row, ast.Name))
        or (isinstance(row, ast.Name) and act in BY_MODULE.get(row.id, ()))
        or (act == "execute" and any(is_writing_sql(part) for part in call.args))
    )


def is_writing_sql(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and bool(SQL.match(str(part.value)))


def writes(tree: ast.AST) -> list[str]:
    return [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call) and is_write(node)]


def tasks(tree: ast.Module) -> list[FUNCTION]:
    """The functions that the queue's worker calls."""
    functions = [node for node in ast.walk(tree) if isinstance(node, FUNCTION)]
    return [one for one in functions if any(".task(" in ast.unparse(mark) + "(" for mark in one.decorator_list)]


def test_rows_are_written_by_services_alone():
    found = {name: writes(tree_of(path)) for name, path in SOURCES.items() if not may_write(name)}
    assert {name: acts for name, acts in found.items() if acts} == {}


def test_every_exception_is_still_one():
    assert [name for name in EXCEPTED if not writes(tree_of(SOURCES[name]))] == []


def test_a_write_is_known_by_how_it_looks():
    seen = """
        row.save(); row.save(update_fields=["state"]); rows.update(state=1); row.delete(); Row.objects.create(a=1)
        goal.conclusions.add(row); getattr(row, name).set(rows); rows.select_for_update(); task.defer(pk=1)
        queue.defer("plans.tasks.make", pk=1); records.store(row); record("row.made", row, by=user)
        lock_row(row)
        cursor.execute("delete from rows")
    """
    unseen = """
        font.save(path); typed.update(other); days.add(day); rows.defer("words"); clock.set(now)
        cursor.execute("select 1")
    """
    assert (len(writes(lines(seen))), writes(lines(unseen))) == (14, [])


def lines(text: str) -> ast.Module:
    return ast.parse("\n".join(line.strip() for line in text.splitlines()))


def test_what_the_worker_does_stands_in_tasks_and_is_one_call_of_a_service():
    elsewhere, thick, beside = [], [], []
    for name, path in SOURCES.items():
        tree = tree_of(path)
        found = tasks(tree)
        if Path(name).name != "tasks.py":
            elsewhere += [f"{name}: {task.name}" for task in found]
            continue
        thick += [f"{name}: {task.name}" for task in found if len(task.body) - bool(ast.get_docstring(task)) > 2]
        beside += [f"{name}: {node.name}" for node in tree.body if isinstance(node, FUNCTION) and node not in found]
    assert (elsewhere, thick, beside) == ([], [], [])
