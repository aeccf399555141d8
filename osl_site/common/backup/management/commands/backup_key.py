"""`manage.py backup_key`: a new pair of keys, of which the private one leaves the machine at once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from osl_site.common import clock
from osl_site.common.backup import encryption
from osl_site.machine.plain_refusals import PlainRefusals

WHAT_NOW = """Klucz publiczny: {public}
Wpisz go w OSL_BACKUP_KEYS, obok drugiego, po przecinku.

Klucz prywatny jest w pliku {path}. Otwiera wszystkie kopie, więc nie może zostać na serwerze:
1. przenieś plik na pendrive i wydrukuj jego treść,
2. pendrive i wydruk włóż do sejfu (drugi klucz trzyma administrator, gdzie indziej),
3. usuń plik z tego komputera: shred -u {path}
Bez klucza prywatnego nikt nie odczyta kopii."""


class Command(PlainRefusals):
    help = "Robi parę kluczy do kopii zapasowych: prywatny zapisuje w pliku, publiczny pokazuje na ekranie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="PLIK", help="na klucz prywatny; nie może go jeszcze być")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            public = encryption.new_key(file, clock.now().isoformat(timespec="seconds"))
        except FileExistsError as error:
            raise CommandError(f"Plik {file} już jest. Podaj inną nazwę, żeby nie stracić tamtego klucza.") from error
        except OSError as error:
            raise CommandError(f"Nie można zapisać {file}: {error.strerror}.") from error
        self.stdout.write(WHAT_NOW.format(public=public, path=file))
