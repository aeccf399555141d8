"""`manage.py bench`: fills a database of its own and measures what residents open."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse

from activities.models import Occurrence
from bench import signups
from bench.fill import fill
from bench.measure import Figures, measure
from osl_site import clock

HEADINGS = ("what", "meetings", "p50_ms", "p99_ms", "cpu_ms", "kilobytes", "queries")


class Command(BaseCommand):
    help = "Measure the calendar, one meeting and the feed, print a table and write var/bench.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--meetings", type=int, nargs="+", default=[1_000, 10_000], help="sizes of the office")
        parser.add_argument("--only", choices=["calendar", "signups"], help="one part of the bench")
        parser.add_argument("--times", type=int, default=50, help="counted requests of each page")

    def handle(self, *, meetings: list[int], times: int, only: str | None, **options: object) -> None:
        if "bench" not in connection.settings_dict["NAME"]:
            raise CommandError("The bench empties tables: it runs only in a database whose name says bench.")
        call_command("migrate", verbosity=0)
        if only != "calendar":
            fill(meetings[0])
            signups.run(self.stdout.write)
        if only == "signups":
            return
        figures = [line for size in meetings for line in self.office_of(size, times)]
        self.print_table(figures)
        target = Path(settings.VAR_DIR) / "bench.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps([line.as_row() for line in figures], indent=1))
        self.stdout.write(f"Written to {target.relative_to(settings.BASE_DIR)}.")

    def office_of(self, size: int, times: int) -> list[Figures]:
        """The figures of an office with that many meetings."""
        self.stdout.write(f"Filling an office of {size} meetings …")
        fill(size)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        soonest = Occurrence.objects.filter(starts_at__gte=clock.now()).order_by("starts_at").first()
        pages = {
            "calendar, agenda": reverse("calendar"),
            "calendar, one month": reverse("calendar_month", args=[clock.today().strftime("%Y-%m")]),
            "one meeting": reverse("meeting", args=[soonest.pk]),
            "feed": reverse("calendar_feed"),
        }
        return [measure(what, url, meetings=size, times=times) for what, url in pages.items()]

    def print_table(self, figures: list[Figures]) -> None:
        rows = [HEADINGS, *(tuple(str(line.as_row()[name]) for name in HEADINGS) for line in figures)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
        for row in rows:
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
