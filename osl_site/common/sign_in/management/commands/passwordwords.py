"""`manage.py passwordwords`: Polish words that no password may be made of, out of a package of lists."""

import gzip
import json
import tarfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand

from osl_site.common.sign_in.guessable import LEAST, LIST
from osl_site.common.text.folding import squash

LISTS = ("commonWords", "femaleFirstnames", "maleFirstnames", "femaleLastnames", "maleLastnames")
CUT_UP = "wikipedia"  # this one is broken at every Polish letter: only its longer words are words
LEAST_WHOLE = 5
HOME = """
kasia kaska basia baska asia gosia krysia marysia ania aniusia ola zosia hania misiek misiu kotek kochanie tata mama
babcia dziadek synek corka kocham mame tate cie haslo maslo qwerty qwertyuiop polska
"""  # missing in the lists, and first in people's minds


class Command(BaseCommand):
    help = "Writes the list anew from the npm package @zxcvbn-ts/language-pl (MIT), given as its .tgz."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("package", type=Path)

    def handle(self, *, package: Path, **options: object) -> None:
        words = sorted({word for said in found_in(package) if (word := squash(said)).isalpha() and len(word) >= LEAST})
        LIST.write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
        self.stdout.write(f"{len(words)} words, {LIST.stat().st_size} bytes.")


def found_in(package: Path) -> Iterator[str]:
    """Every word of the lists, as it stands there."""
    yield from HOME.split()
    with tarfile.open(package) as archive:
        for name in (*LISTS, CUT_UP):
            words = json.load(archive.extractfile(f"package/src/{name}.json"))
            yield from (word for word in words if name != CUT_UP or len(word) >= LEAST_WHOLE)
