"""`manage.py makemessages`: the catalogues of this project, with nothing to remember.

On a clean tree it changes nothing; after a change it adds what is new, takes away what is gone and compiles. Entries
that name no file are sentences of Django's own that this product says better: they stay.
"""

import os
import re
from contextlib import chdir
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import makemessages
from django.core.management.utils import popen_wrapper

ALWAYS = {
    "locale": ["pl", "uk", "en"],
    "no_obsolete": True,
    "no_wrap": True,
    "add_location": "file",
    "ignore_patterns": [".venv", ".ci", "var", "tests", "bench"],
}


class Command(makemessages.Command):
    help = "Bring locale/*/LC_MESSAGES/django.po and .mo up to date with what is marked. Takes no options."
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args: Any, **options: Any) -> None:
        """Change the catalogues of settings.LOCALE_PATHS from the code beside them. Raises CommandError."""
        with chdir(Path(settings.LOCALE_PATHS[0]).parent):
            super().handle(*args, **{**options, **ALWAYS})
        for language in ALWAYS["locale"]:
            compile_catalogue(catalogue(language))

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Django's merge, and after it our header, our sentences and one line for the places of each entry."""
        path = catalogue(locale)
        before = entries(path.read_text(encoding="utf-8")) if path.exists() else []
        super().write_po_file(potfile, locale)
        path.write_text(merged(before, entries(path.read_text(encoding="utf-8"))), encoding="utf-8")


def catalogue(language: str) -> Path:
    """The .po file of a language."""
    return Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")


def entries(text: str) -> list[str]:
    """The entries of a .po file, the header first."""
    return [entry for entry in text.strip("\n").split("\n\n") if entry]


def merged(before: list[str], after: list[str]) -> str:
    """A catalogue of the entries that are marked now, and of those before that name no file."""
    marked = [with_places_in_one_line(entry) for entry in after[1:] if names_a_file(entry)]
    ours = [entry for entry in before[1:] if not names_a_file(entry)]
    return "\n\n".join([*(before or after)[:1], *marked, *ours]) + "\n"


def names_a_file(entry: str) -> bool:
    """Whether the entry says where its words stand in the code."""
    return entry.startswith("#: ") or "\n#: " in entry


def with_places_in_one_line(entry: str) -> str:
    """How gettext breaks these lines differs between its versions."""
    places = " ".join(re.findall(r"^#: (.+)$", entry, re.MULTILINE))
    return re.sub(r"(^#: .+\n)+", lambda _found: f"#: {places}\n", entry, count=1, flags=re.MULTILINE)


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside the .po. Raises CommandError with msgfmt's words when the file has a fault."""
    compiled = os.fspath(path.with_suffix(".mo"))
    _said, faults, status = popen_wrapper(["msgfmt", "-o", compiled, os.fspath(path)])
    if status:
        raise CommandError(f"{path} could not be compiled:\n{faults}")
