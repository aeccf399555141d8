"""Every file of the code in one line, as its own first sentence says it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

TOPS = ("activities", "plans", "needs", "partners", "osl_site", "bench")
ALIKE = ("__init__.py", "apps.py", "urls.py", "wsgi.py")  # their names say what every Django app has in them
HEAD = "# Every file in one line\n\nWritten by `manage.py describefiles` from the first sentence of each file.\n"


def modules() -> Iterator[Path]:
    """Every module of the product that has something of its own to say, without migrations; paths from the root."""
    for top in TOPS:
        for path in sorted((settings.BASE_DIR / top).rglob("*.py")):
            if "migrations" not in path.parts and path.name not in ALIKE:
                yield path.relative_to(settings.BASE_DIR)


def first_sentence(path: Path) -> str:
    """The first sentence of the module's docstring in one line; empty when it has none."""
    paragraph = (ast.get_docstring(ast.parse((settings.BASE_DIR / path).read_text())) or "").split("\n\n")[0]
    line = " ".join(paragraph.split())
    return line.partition(". ")[0].removesuffix(".")


def file_map() -> str:
    """The whole page, as Markdown: a heading for each folder, a row for each file."""
    lines, folder = [HEAD], None
    for path in modules():
        if path.parent != folder:
            folder = path.parent
            lines.append(f"\n## {folder}\n\n| | |\n|---|---|\n")
        lines.append(f"| `{path.name}` | {first_sentence(path)} |\n")
    return "".join(lines)
