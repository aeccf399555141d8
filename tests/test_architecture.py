"""The house keeps its shape: imports point one way, and what the style forbids stays out."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("partners", "needs", "plans", "activities")
GROUND, ROOF = 0, len(ROOMS) + 1
ROOF_MODULES = (
    "osl_site.urls",
    "osl_site.roof.views",
    "osl_site.roof.desk",
    "osl_site.roof.hooks",
    "osl_site.roof.demo",
    "osl_site.roof.management.commands",
)
SOURCES = sorted(
    path
    for top in ("osl_site", *ROOMS)
    for path in (ROOT / top).rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def storey(module: str) -> int | None:
    """0 for the ground, 1–4 for the rooms, 5 for the roof; None for code that is not ours."""
    if any(module == roof or module.startswith(roof + ".") for roof in ROOF_MODULES):
        return ROOF
    top = module.split(".")[0]
    if top in ROOMS:
        return ROOMS.index(top) + 1
    return GROUND if top == "osl_site" else None


def imported(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    here = storey(module_of(path))
    upward = [
        name for name in imported(ast.parse(path.read_text())) if (there := storey(name)) is not None and there > here
    ]
    assert upward == []


def test_nobody_imports_tests_or_development_packages():
    foreign = re.compile(r"^(tests|pytest|playwright|hypothesis|pikepdf|html5lib)(\.|$)")
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in imported(ast.parse(path.read_text()))
        if foreign.match(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (r"apps\.get_model", "lower code never learns of upper code: use osl_site.common.registry"),
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
        if path.name != "clock.py" and re.search(forbidden, path.read_text())
    ]
    assert found == [], why


def test_templates_hold_no_inline_style_or_script():
    inline = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*(src=|application/ld\+json))")
    found = [
        str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html") if inline.search(path.read_text())
    ]
    assert found == []


def test_no_module_has_grown_past_what_one_reads_at_a_sitting():
    long = {str(path.relative_to(ROOT)): lines for path in SOURCES if (lines := path.read_text().count("\n")) > 400}
    assert long == {}
