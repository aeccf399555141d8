"""What one looks for is found by its word: the README says where, and the folders keep the shape that it shows."""

import ast
import re
from collections import Counter
from itertools import takewhile
from pathlib import Path

from osl_site.roof.file_map import file_map, first_sentence, modules
from tests.parsed import nodes_of

ROOT = Path(__file__).resolve().parent.parent
APPS = ("activities", "plans", "needs", "partners", "osl_site/common", "osl_site/roof")
ON_THE_MAP = ("activities", "plans", "needs", "partners", "osl_site/common")
NOT_COUNTED = {"__init__.py", "apps.py", "urls.py", "rules.py", "tasks.py", "triggers.py", "privacy.py"}
WHOLE_LAYERS = {"models.py", "services.py", "forms.py", "views.py"}  # of an app too small to have folders for them
MOST_LOOSE = 6
ONE_NAME = {"meeting": "occurrence", "offer": "activity"}
# a seat is offered; kinds that are stored under these words
KEPT = re.compile(r"(?i:offered)|may_offer|offer_free_seats|^(VILLAGE_|PARTNERS_)?MEETINGS?$")
OF_PARTNERS = {"offers"}  # what a partner offers, a column of theirs


def where_is() -> list[str]:
    """The paths of the README's table, in its order."""
    table = (ROOT / "README.md").read_text().partition("## Where is …")[2].partition("\n## ")[0]
    return [path for row in table.splitlines() if row.startswith("| ") for path in re.findall(r"`([\w/.]+)`", row)]


def covered_by(paths: list[str], module: Path) -> bool:
    return any(str(module) == path or (path.endswith("/") and str(module).startswith(path)) for path in paths)


def test_what_the_readme_says_is_there_is_there():
    assert [path for path in where_is() if not (ROOT / path).exists()] == []


def test_no_module_stands_outside_the_table():
    outside = [module for module in modules() if module.parts[0] != "bench" and not covered_by(where_is(), module)]
    assert outside == []


def test_no_path_is_said_twice():
    assert [path for path, times in Counter(where_is()).items() if times > 1] == []


def test_every_file_says_in_a_sentence_what_it_is():
    assert [str(module) for module in modules() if not first_sentence(module)] == []


def test_the_page_of_files_is_fresh():
    assert (ROOT / "docs" / "files.md").read_text() == file_map(), "run `manage.py describefiles`"


def test_an_app_has_few_loose_modules_beside_its_layers_and_nouns():
    loose = {app: [path.name for path in (ROOT / app).glob("*.py") if is_loose(path)] for app in APPS}
    assert {app: names for app, names in loose.items() if len(names) > MOST_LOOSE} == {}


def test_the_map_shows_every_folder_of_an_app():
    assert {app: sorted(folders(app) - on_the_map(app)) for app in ON_THE_MAP if folders(app) != on_the_map(app)} == {}


def folders(app: str) -> set[str]:
    return {path.parent.name for path in (ROOT / app).glob("*/__init__.py")} - {"migrations", "management"}


def on_the_map(app: str) -> set[str]:
    """The folders that the README draws below that one."""
    lines = (ROOT / "README.md").read_text().partition("## The map of the house")[2].splitlines()
    at = next(number for number, line in enumerate(lines) if is_head(line, app))
    deep = indent(lines[at])
    below = takewhile(lambda line: indent(line) > deep, lines[at + 1 :])
    return {name for line in below for name in re.findall(r"(\w+)/", re.match(r" *((\w+/ ?)*)", line)[1])}


def is_head(line: str, app: str) -> bool:
    return line.lstrip().startswith(f"{app.rpartition('/')[2]}/ ")


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def is_loose(path: Path) -> bool:
    return path.name not in NOT_COUNTED | WHOLE_LAYERS


def identifiers(path: Path) -> set[str]:
    """Every name that a module gives to something of its own."""
    found = set()
    for node in nodes_of(path):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
    return found


def test_an_occurrence_and_an_activity_have_one_name_each():
    found = [
        f"{path.relative_to(ROOT)}: {name} (say {instead})"
        for top in ("activities", "plans", "needs", "partners", "osl_site", "bench", "tests")
        for path in sorted((ROOT / top).rglob("*.py"))
        if "migrations" not in path.parts
        for name in sorted(identifiers(path) - OF_PARTNERS)
        for other, instead in ONE_NAME.items()
        if not (other == "meeting" and "partners" in path.parts)  # a meeting of partners is no occurrence
        if other in name.lower() and not KEPT.search(name) and not name.startswith("test_")
    ]
    assert found == []
