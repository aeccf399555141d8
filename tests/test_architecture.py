"""The house keeps its shape: imports point one way, and what the style forbids stays out."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from osl_site.common.privacy.declaration import unsorted
from osl_site.common.privacy.register import our_models
from tests.parsed import nodes_of

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("partners", "needs", "plans", "activities")
FLOORS = ("osl_site.machine", "osl_site.common", *ROOMS)
TO_ANY_ROOM = r"apps\.get_model"
COMMON, ROOF = FLOORS.index("osl_site.common"), len(FLOORS)
SOURCES = sorted(
    path
    for top in ("osl_site", *ROOMS)
    for path in (ROOT / top).rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def storey(module: str) -> int | None:
    """The place among `FLOORS`, above them the roof with settings and addresses; None for code that is not ours."""
    for number, floor in enumerate(FLOORS):
        if module == floor or module.startswith(floor + "."):
            return number
    return ROOF if module.startswith("osl_site.") else None


@cache
def imported(path: Path) -> list[str]:
    names = []
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_imports_point_down():
    upward = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in imported(path)
        if (there := storey(name)) is not None and there > storey(module_of(path))
    ]
    assert upward == [], "\n".join(upward)


def test_nobody_imports_tests_or_development_packages():
    foreign = re.compile(r"^(tests|pytest|playwright|hypothesis|html5lib)(\.|$)")
    found = [f"{path.relative_to(ROOT)}: {name}" for path in SOURCES for name in imported(path) if foreign.match(name)]
    assert found == []


@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (TO_ANY_ROOM, "lower code never learns of upper code: use osl_site.common.registry"),
        (r"\bdjango\.dispatch\b|\breceiver\(", "no signals"),
        (r"timezone\.now\(\)|date\.today\(\)|datetime\.now\(", "ask osl_site.common.clock"),
        (r"\bcsrf_exempt\b", "no door around CSRF"),
        (r"#\s*(TODO|FIXME|XXX)", "no promises in comments"),
    ],
)
def test_what_the_style_forbids_stays_out(forbidden, why):
    found = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name != "clock.py"
        and not (forbidden == TO_ANY_ROOM and storey(module_of(path)) == ROOF)  # the roof knows them all
        and re.search(forbidden, path.read_text())
    ]
    assert found == [], why


def test_templates_hold_no_inline_style_or_script():
    inline = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*(src=|application/ld\+json))")
    found = [
        str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html") if inline.search(path.read_text())
    ]
    assert found == []


def test_no_line_of_a_template_is_longer_than_one_reads():
    lines = [
        (path.relative_to(ROOT), number, len(line))
        for path in (ROOT / "templates").rglob("*.*")
        for number, line in enumerate(path.read_text().splitlines(), 1)
    ]
    assert [f"{path}:{number}: {length}" for path, number, length in lines if length > 160] == []


def test_every_template_can_be_read():
    for path in (ROOT / "templates").rglob("*.html"):
        get_template(str(path.relative_to(ROOT / "templates")))


def test_no_module_has_grown_past_what_one_reads_at_a_sitting():
    long = {str(path.relative_to(ROOT)): lines for path in SOURCES if (lines := path.read_text().count("\n")) > 400}
    assert long == {}


ROOF_TEMPLATES = ("desk.html", "handbook", "more.html", "refused")
NAMED_ANYWAY = {
    "osl_site/common/centre/areas.py: health": "a kind of social service, not the page of the monitor",
    "templates/414.html: /kalendarz/": "made for an address that no room could read; the calendar alone has long ones",
    "osl_site/machine/logs/requests.py: health": "the monitor may ask past the proxy; a lower room shows no link to it",
    "osl_site/common/documents/typesetting.py: style": "an element of HTML, not the page of components",
}
OF_A_ROOM = re.compile(rf"({'|'.join(ROOMS)})[:./]\w")
PATH = re.compile(r"(?<![\w<.])/[a-z][\w-]*(?:/[\w.-]*)*")
TAG = re.compile(r"{%-?\s*(url|include|extends)\s+[\"']([^\"']+)")


def views(resolver, namespace=""):
    """Every name of an address, and the storey of the view behind it."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", storey(pattern.callback.__module__)
        else:
            yield from views(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


def storey_named(words: str, storeys: dict[str, int | None]) -> int:
    """How high the view, the template, the module or the path lies that is written as these words; 0 for none."""
    if room := OF_A_ROOM.match(words):
        return FLOORS.index(room[1])
    if PATH.fullmatch(words):
        try:
            return storey(resolve(words).func.__module__) or 0
        except Resolver404:
            return 0
    return storeys.get(words) or 0


def strings_of(path: Path) -> list[str]:
    """Every string of a module but its docstrings."""
    nodes = nodes_of(path)
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    constants = (node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in constants if id(node) not in docstrings]


def named_by(path: Path) -> list[str]:
    """What a template opens, links to and loads, and the paths that it writes out."""
    text = path.read_text()
    libraries = engines["django"].engine.libraries
    loaded = " ".join(re.findall(r"{% load ([^%]+) %}", text)).split()
    return [found for _, found in TAG.findall(text)] + PATH.findall(text) + [libraries.get(name, "") for name in loaded]


def storey_of_page(path: Path) -> int:
    name = path.relative_to(ROOT / "templates").parts[0]
    if name in ROOF_TEMPLATES:
        return ROOF
    return FLOORS.index(name) if name in FLOORS else COMMON


def test_no_address_of_an_upper_room_stands_as_a_string_below():
    storeys = dict(views(get_resolver()))
    written = [(path, storey(module_of(path)), strings_of(path)) for path in SOURCES]
    written += [(path, storey_of_page(path), named_by(path)) for path in (ROOT / "templates").rglob("*.html")]
    found = {
        f"{path.relative_to(ROOT)}: {words}"
        for path, here, strings in written
        for words in strings
        if storey_named(words, storeys) > here
    }
    assert found == set(NAMED_ANYWAY), "\n".join(
        ["into osl_site.common.registry, by hooks.py of the room:", *sorted(found)]
    )


def test_tests_let_time_pass_in_one_place_and_the_profile_says_how_many_examples():
    """Elsewhere `until` of tests.machine.waiting, or osl_site.common.clock (a day of UTC is yesterday's for the first
    hours of one in Warsaw); and `--deep` for more examples.
    """
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in (ROOT / "tests").rglob("*.py")
        if "machine" not in path.parts and path != Path(__file__)
        for word in ("time.sleep", "import sleep", "now().date()", "max_examples")
        if word in path.read_text() and not (word == "max_examples" and path.name == "conftest.py")
    ]
    assert found == []


def test_what_other_packages_keep_to_themselves_is_not_imported():
    """A name that begins with an underline may be gone with the next version, and says nothing of it."""
    found = [
        f"{path.relative_to(ROOT)}: {node.module}.{name.name}"
        for path in SOURCES
        for node in nodes_of(path)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name.startswith("_")
    ]
    assert found == []


def folders_of(room: str) -> dict[str, set[str]]:
    """Of each folder and loose module of a room, which others of that room it imports."""
    graph: dict[str, set[str]] = {}
    for path in (ROOT / room).rglob("*.py"):
        if "migrations" in path.parts:
            continue
        here = path.relative_to(ROOT / room).parts[0].removesuffix(".py")
        beside = {name.split(".")[1] for name in imported(path) if name.startswith(f"{room}.")}
        there = {name for name in beside if (ROOT / room / name).is_dir() or (ROOT / room / f"{name}.py").exists()}
        graph.setdefault(here, set()).update(there - {here})
    return graph


def test_within_a_room_folders_import_each_other_in_one_direction():
    for room in ROOMS:
        TopologicalSorter(folders_of(room)).prepare()  # raises CycleError with the circle in it


def test_no_function_is_longer_than_one_sees_at_once():
    functions = [(path, node) for path in SOURCES for node in nodes_of(path)]
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path, node in functions
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


def test_every_model_says_which_personal_data_it_holds():
    problems = [line for model in our_models().values() for line in unsorted(model)]
    assert problems == [], "\n".join(["README.md, „How to declare personal data”:", *problems])
