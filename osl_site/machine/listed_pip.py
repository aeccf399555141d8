"""The machine's own pip, working in `.venv`, which looks at none but the files that our list names.

Called as `python listed_pip.py FOLDER LIST INSTALL …`, with the folder that holds the package `pip`, the list with its
digests, and what pip is told. Standard library only.

An index tells of every file of every release, some 50,000 for our list, and pip weighs each of them against all that
this machine could run before it compares digests. What the list does not name it would refuse in the end: here it is
not even looked at. What is installed is checked by pip as ever; a file whose digest an index does not tell, and a pip
built otherwise than those we know, go the long way.
"""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any

DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class OuterPip:
    """Finds `pip` in that folder, and nothing else there: its other packages are not those of `.venv`."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def find_spec(self, name: str, _path: object = None, target: Any = None) -> ModuleSpec | None:
        return PathFinder.find_spec(name, [self.folder], target) if name == "pip" else None


def digests(listed: Path) -> set[str]:
    """What the list names, as SHA-256."""
    return set(DIGEST.findall(listed.read_text(encoding="utf-8")))


def only_listed(named: set[str], link_of: Callable[..., Any]) -> Callable[..., Any]:
    """As `link_of`, which makes a link of what an index tells of a file; None for what is surely not in the list."""

    def link(told: dict[str, Any], *rest: Any, **more: Any) -> Any:
        digest = (told.get("hashes") or {}).get("sha256")
        return None if digest and digest not in named else link_of(told, *rest, **more)

    return link


def main(folder: str, listed: str, *arguments: str) -> int:
    """Be pip, and end as it does."""
    sys.meta_path.insert(0, OuterPip(folder))
    try:
        link = import_module("pip._internal.models.link").Link  # nobody promises that it stays
        link.from_json = staticmethod(only_listed(digests(Path(listed)), link.from_json))
    except (ImportError, AttributeError):
        sys.stderr.write("This pip is built otherwise than those we know: it takes longer.\n")
    return import_module("pip._internal.cli.main").main(list(arguments))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
