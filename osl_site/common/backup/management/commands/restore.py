"""`manage.py restore`: an archive back into an empty database; `--rehearse` into one that is thrown away."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import Error as DatabaseError

from osl_site.common.backup import restoring, services
from osl_site.common.backup.refusals import BackupError
from osl_site.common.backup.restoring import Ready
from osl_site.machine.plain_refusals import PlainRefusals

READY = (
    "Gotowe i porównane wiersz po wierszu. Tabele: {tables}, wiersze: {rows}, pliki: {files}. Stan z {moment}.\n"
    "Biuro można otworzyć. Każdy loguje się od nowa."
)
CAME_BACK = (
    "Próba udana, kopia wróciła cała i jest porównana wiersz po wierszu. Tabele: {tables}, wiersze: {rows},"
    " pliki: {files}. Serwer próbny usunięto."
)


class Command(PlainRefusals):
    help = "Odtwarza kopię w pustej bazie z DATABASE_URL, jako jej właściciel (OSL_OWNER_URL)."
    requires_system_checks = ()
    rehearses = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="KOPIA", help="obok niej ma leżeć jej lista usunięć")
        parser.add_argument("--identity", metavar="PLIK", help="z kluczem prywatnym; - czyta go z klawiatury")
        parser.add_argument("--sha256", default="", metavar="SUMA", help="zapisana przy kopii; innej nie przyjmie")
        parser.add_argument(
            "--without-erasures", action="store_true", help="lista przepadła: wróci to, co usunięto na prośbę ludzi"
        )
        parser.add_argument("--rehearse", action="store_true", help="na próbę, do osobnej bazy: niczego nie zmienia")

    def handle(self, *, file: Path, identity: str | None, without_erasures: bool, **options: Any) -> None:
        try:
            key = self._read(identity) if identity else ""
            found = restoring.ready(
                file, key, without_erasures=without_erasures, say=self._say, sha256=options["sha256"]
            )
            if options["rehearse"] or self.rehearses:
                came_back = services.try_out(found, say=self._say)
                self.stdout.write(CAME_BACK.format(**vars(came_back)))
            else:
                self._restore(found)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def _restore(self, found: Ready) -> None:
        try:
            services.restore(found, say=self._say)
        except DatabaseError as error:
            raise CommandError(f"Baza odmówiła, biuro pozostaje zamknięte: {str(error).strip()}") from error
        counted = found.manifest.rows.values()
        rows, moment = sum(one.count for one in counted), f"{found.manifest.moment:%Y-%m-%d %H:%M} UTC"
        self.stdout.write(READY.format(tables=len(counted), rows=rows, files=found.manifest.files, moment=moment))

    def _read(self, identity: str) -> str:
        try:
            return sys.stdin.read() if identity == "-" else Path(identity).read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Nie można odczytać pliku klucza {identity}.") from error

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words}")
        self.stdout.flush()
