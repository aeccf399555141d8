"""The stylesheets that browsers fetch, joined from those that people edit: one for residents, one for the office.

A second stylesheet costs a phone on a weak signal a tenth of a second before anything shows, so each page fetches one
file, which lies there compressed as well; a resident's phone fetches nothing that the office alone needs. Such rules
stand in `staff.css`, or between marks (`OF_OFFICE`) where their place among others matters. What is said to those who
edit them and the room at the start of lines stay here. There is nothing else to it: no preprocessor, no minifier.
"""

import gzip
import os
import re
from pathlib import Path

import brotli

SOURCES = ("tokens.css", "tokens_screen.css", "site.css", "frames.css", "public.css", "staff.css", "print.css")
RESIDENTS, OFFICE = "osl.css", "office.css"
SHEETS = {RESIDENTS: tuple(name for name in SOURCES if name != "staff.css"), OFFICE: SOURCES}
OF_OFFICE = re.compile(r"/\* office \{ \*/.*?/\* \} office \*/\n*", re.DOTALL)
REMARK = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
INDENT = re.compile(r"^\s+", re.MULTILINE)
CODINGS = {"br": brotli.compress, "gz": gzip.compress}


def make(source: Path, target: Path) -> bool:
    """Write each of `SHEETS` into `target`, and what of it goes over the network, from its sources in their order.

    Returns whether any of them had to change.
    """
    target.mkdir(parents=True, exist_ok=True)
    return any([_made(joined(source, sheet), target / sheet) for sheet in SHEETS])


def joined(source: Path, sheet: str) -> str:
    """This sheet, of its sources in their order."""
    return "\n".join(text_of(source / name, sheet) for name in SHEETS[sheet])


def _made(text: str, made: Path) -> bool:
    compressed = [made.with_name(f"{made.name}.{coding}") for coding in CODINGS]
    if made.exists() and made.read_text(encoding="utf-8") == text and all(path.exists() for path in compressed):
        return False
    _write(made, text.encode())
    return True


def text_of(source: Path, sheet: str) -> str:
    """What of one source goes into this sheet."""
    text = source.read_text(encoding="utf-8")
    if sheet == RESIDENTS:
        text = OF_OFFICE.sub("", text)
    return INDENT.sub("", REMARK.sub("", text))


def compress_scripts(source: Path, target: Path) -> None:
    """Lay each script there with what of it goes over the network, as collecting does in production: pages weigh as
    much here as there."""
    target.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.js"):
        made, octets = target / path.name, path.read_bytes()
        if not made.exists() or made.read_bytes() != octets:
            _write(made, octets)


def _write(made: Path, octets: bytes) -> None:
    """Last what says that all is there; each file whole at any moment, for whoever is being served from it."""
    for coding, compress in CODINGS.items():
        _replace(made.with_name(f"{made.name}.{coding}"), compress(octets))
    _replace(made, octets)


def _replace(path: Path, octets: bytes) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(octets)
    new.replace(path)
