"""`manage.py bench`: fills a database of its own and measures, whole or in the parts that are named."""

import json
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from bench import PARTS
from osl_site.common.database.roles import as_owner


class Command(BaseCommand):
    help = "Measure the product, print tables and write var/bench.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all without it")
        parser.add_argument("--occurrences", type=int, nargs="+", help="sizes of the office whose calendar is measured")

    def handle(self, *, parts: list[str], occurrences: list[int] | None, **options: object) -> None:
        if unknown := set(parts) - set(PARTS):
            raise CommandError(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        if "bench" not in connection.settings_dict["NAME"]:
            raise CommandError("The bench empties tables: it runs only in a database whose name says bench.")
        call_command("migrate", verbosity=0)
        with as_owner():  # it empties tables, which nobody else may
            self._measure(parts, occurrences)

    def _measure(self, parts: list[str], occurrences: list[int] | None) -> None:
        target = Path(settings.VAR_DIR) / "bench.json"
        found = json.loads(target.read_text()) if target.exists() else {}
        for part in parts or PARTS:
            asked = {"occurrences": occurrences} if part == "calendar" and occurrences else {}
            found[part] = import_module(f"bench.{part}").run(self.say, **asked) or []
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(found, indent=1))
        self.say(f"\nWritten to {target.relative_to(settings.BASE_DIR)}.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
