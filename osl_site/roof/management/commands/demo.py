"""`manage.py demo`: the demonstration office, loaded once into an empty database."""

import os
import secrets
from argparse import ArgumentParser
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from osl_site.common import clock
from osl_site.common.database.roles import as_owner
from osl_site.roof.demo import chapters, load


class Command(BaseCommand):
    help = "Load the demonstration office into an empty database. Does nothing where there is an office already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="the day on which the story ends; today without it"
        )
        parser.add_argument(
            "--rest-later", action="store_true", help="leave what the first page does not need to the queue's worker"
        )

    def handle(self, *, today: date | None, rest_later: bool, **options: object) -> None:
        if load.is_loaded():
            return
        if settings.PRODUCTION:
            raise CommandError("The demonstration office is never loaded into a production database.")
        given = os.environ.get("OSL_DEMO_PASSWORD")
        password = given or secrets.token_urlsafe(9)
        first = (*chapters.FIRST, chapters.leave_to_worker) if rest_later else chapters.FIRST
        with as_owner():  # it tells of days gone by, which nobody else may
            cast = load.load(today or clock.today(), password, first, self._say)
            if not rest_later:
                chapters.tell_later(cast.as_json(), self._say, is_waited_for=True)
        if not given:
            self.stdout.write(f"Hasło kont przykładowych: {password}")

    def _say(self, text: str) -> None:
        """At once, into a file or a pipe too."""
        self.stdout.write(text)
        self.stdout.flush()
