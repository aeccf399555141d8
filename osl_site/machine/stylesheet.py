"""The stylesheets that browsers fetch, joined from those that people edit: one for residents, one for the office.

A second stylesheet costs a phone on a weak signal a tenth of a second before anything shows, so each page fetches one
file, which lies there compressed as well; a resident's phone fetches nothing that the office alone needs. What is said
to those who edit them stays here. There is nothing else to it: no preprocessor, no minifier.
"""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import brotli

SOURCES = ("tokens.css", "tokens_screen.css", "site.css", "frames.css", "public.css", "staff.css", "print.css")
SHEETS = {"osl.css": tuple(name for name in SOURCES if name != "staff.css"), "office.css": SOURCES}
REMARK = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
CODINGS = {"br": brotli.compress, "gz": gzip.compress}


def make(source: Path, target: Path) -> bool:
    """Write each of `SHEETS` into `target`, and what of it goes over the network, from its sources in their order.

    Returns whether any of them had to change.
    """
    target.mkdir(parents=True, exist_ok=True)
    return any([_joined(source, names, target / sheet) for sheet, names in SHEETS.items()])


def _joined(source: Path, names: Iterable[str], made: Path) -> bool:
    joined = "\n".join(REMARK.sub("", (source / name).read_text(encoding="utf-8")) for name in names)
    compressed = [made.with_name(f"{made.name}.{coding}") for coding in CODINGS]
    if made.exists() and made.read_text(encoding="utf-8") == joined and all(path.exists() for path in compressed):
        return False
    _write(made, joined.encode())
    return True


def compress_scripts(source: Path, target: Path) -> None:
    """Lay each script there with what of it goes over the network, as collecting does in production: pages weigh as
    much here as there."""
    target.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.js"):
        made, octets = target / path.name, path.read_bytes()
        if not made.exists() or made.read_bytes() != octets:
            _write(made, octets)


def _write(made: Path, octets: bytes) -> None:
    """Last what says that all is there."""
    for coding, compress in CODINGS.items():
        made.with_name(f"{made.name}.{coding}").write_bytes(compress(octets))
    made.write_bytes(octets)
