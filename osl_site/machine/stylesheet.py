"""The one stylesheet that browsers fetch, joined from those that people edit.

A second stylesheet costs a phone on a weak signal a tenth of a second before anything shows, so tokens, screen,
residents' pages and print are served as one file, which lies there compressed as well. What is said to those who edit
them stays here. There is nothing else to it: no preprocessor, no minifier.
"""

import gzip
import re
from pathlib import Path

import brotli

SOURCES = ("tokens.css", "tokens_screen.css", "site.css", "public.css", "staff.css", "print.css")
REMARK = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
CODINGS = {"br": brotli.compress, "gz": gzip.compress}


def make(source: Path, target: Path) -> bool:
    """Write `target/osl.css`, and what of it goes over the network, from the sources in their order.

    Returns whether the file had to change.
    """
    joined = "\n".join(REMARK.sub("", (source / name).read_text(encoding="utf-8")) for name in SOURCES)
    made = target / "osl.css"
    compressed = [made.with_name(f"{made.name}.{coding}") for coding in CODINGS]
    if made.exists() and made.read_text(encoding="utf-8") == joined and all(path.exists() for path in compressed):
        return False
    target.mkdir(parents=True, exist_ok=True)
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
