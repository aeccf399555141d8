"""`manage.py backup`: everything that the office keeps, as one encrypted file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.template.defaultfilters import filesizeformat

from osl_site.common.backup import encryption, services
from osl_site.common.backup.refusals import BackupError
from osl_site.machine.plain_refusals import PlainRefusals

NO_FOLDER = "Nie wiadomo, gdzie zapisać kopię. Podaj --to FOLDER albo ustaw OSL_BACKUP_DIR."


class Command(PlainRefusals):
    help = "Robi kopię zapasową do folderu, szyfruje ją kluczami z OSL_BACKUP_KEYS i usuwa najstarsze kopie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="inny niż w OSL_BACKUP_DIR")
        parser.add_argument("--plain", action="store_true", help="bez szyfrowania: kto ma plik, czyta wszystko")

    def handle(self, *, to: Path | None, plain: bool, **_options: Any) -> None:
        folder = to or (Path(settings.BACKUP_DIR) if settings.BACKUP_DIR else None)
        try:
            if folder is None:
                raise BackupError(NO_FOLDER)
            if not plain:
                encryption.recipients(settings.BACKUP_KEYS)
            made = services.take(folder, keys=[] if plain else settings.BACKUP_KEYS, say=self._say)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Kopia jest gotowa: {folder / made.name} ({filesizeformat(made.size)}, {made.seconds} s).")
        self.stdout.write(f"SHA-256: {made.sha256}")
        if plain:
            self.stdout.write("Nie jest zaszyfrowana: trzymaj ją tak, jak trzymasz dane mieszkańców.")

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words}")
        self.stdout.flush()
