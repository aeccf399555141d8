"""`manage.py reindex`: every row is found by its words as today's dictionary takes them apart."""

from argparse import ArgumentParser
from time import perf_counter

from django.core.management.base import CommandError

from osl_site.common.search import services
from osl_site.common.search.lemmas import dictionary
from osl_site.machine.plain_refusals import PlainRefusals


class Command(PlainRefusals):
    help = "Buduje wyszukiwarkę na nowo, po trochu, gdy biuro pracuje; drugi raz niczego nie zmienia."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="tylko powiedz, czy coś się nie zgadza")
        parser.add_argument("--if-changed", action="store_true", help="nic nie rób, gdy słownik jest ten sam")

    def handle(self, *, check: bool, if_changed: bool, **options: object) -> None:
        if if_changed and services.is_current():
            return self.stdout.write(f"Wyszukiwanie jest aktualne ({dictionary().label}).")
        begun = perf_counter()
        rows = 0

        def tell(progress: services.Progress) -> None:
            nonlocal rows
            if progress.seen == progress.all:
                rows += progress.seen
            name = progress.model._meta.db_table
            ending = "\n" if progress.seen == progress.all else "\r"
            self.stdout.write(f"{name}: {progress.seen} z {progress.all}, innych {progress.stale}", ending=ending)
            self.stdout.flush()

        differing = services.reindex(is_check=check, tell=tell)
        if check and differing:
            raise CommandError(f"Wierszy, których słowa się nie zgadzają: {differing}. Uruchom manage.py reindex.")
        seconds = max(perf_counter() - begun, 0.001)
        self.stdout.write(f"{dictionary().label}: {rows} wierszy w {seconds:.1f} s, zmienionych {differing}.")
        return None
