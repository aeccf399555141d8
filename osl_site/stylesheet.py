"""The one stylesheet that browsers fetch, joined from those that people edit.

A second stylesheet costs a phone on a weak signal a tenth of a second before anything shows, so tokens, screen and
print are served as one file. There is nothing else to it: no preprocessor, no minifier.
"""

from pathlib import Path

SOURCES = ("tokens.css", "tokens_screen.css", "site.css", "print.css")


def make(source: Path, target: Path) -> bool:
    """Write `target/osl.css` from the sources in their order. Returns whether the file had to change."""
    joined = "\n".join((source / name).read_text(encoding="utf-8") for name in SOURCES)
    made = target / "osl.css"
    if made.exists() and made.read_text(encoding="utf-8") == joined:
        return False
    target.mkdir(parents=True, exist_ok=True)
    made.write_text(joined, encoding="utf-8")
    return True
