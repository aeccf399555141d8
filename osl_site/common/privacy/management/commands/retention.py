"""`manage.py retention`: what the schedule would remove now; with `--run` it is removed, as at night."""

from argparse import ArgumentParser

from django.core.management.base import CommandError

from osl_site.common import clock
from osl_site.common.privacy import services
from osl_site.common.privacy.listings import period_of
from osl_site.common.privacy.retention import all_due
from osl_site.machine.plain_refusals import PlainRefusals

NOTHING = "Nic nie jest po terminie."
PREVIEW = "To podgląd, niczego nie usunięto. Usuwa: manage.py retention --run"


class Command(PlainRefusals):
    help = "Mówi, co jest po terminie usuwania i ile tego jest. Usuwa dopiero z --run; samo dzieje się to co noc."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--run", action="store_true", help="usuń to teraz, każdy rodzaj osobno")

    def handle(self, *, run: bool, **options: object) -> None:
        if run:
            self._remove()
        else:
            self._tell()

    def _tell(self) -> None:
        found = [(due, due.count) for due in all_due(clock.now())]
        for due, count in found:
            if count:
                self.stdout.write(f"{due.removal.what} ({period_of(due)}): {count}")
        self.stdout.write(PREVIEW if any(count for _due, count in found) else NOTHING)

    def _remove(self) -> None:
        """Each kind in a transaction of its own: one that fails keeps no other from going."""
        gone, failed = 0, []
        for due in all_due(clock.now()):
            try:
                done = services.remove_due(due.key)
            except Exception as problem:
                failed.append(f"{due.removal.what}: {type(problem).__name__}")
                continue
            if done and done.removed:
                gone += done.removed
                self.stdout.write(f"{due.removal.what}: usunięto {done.removed}")
        self.stdout.write(f"Razem usunięto: {gone}." if gone else NOTHING)
        if failed:
            raise CommandError(f"Nie udało się usunąć: {'; '.join(failed)}. Więcej mówi dziennik serwera.")
