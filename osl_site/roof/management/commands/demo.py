"""`manage.py demo`: the demonstration office, loaded once into an empty database."""

import os
import secrets
from argparse import ArgumentParser
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from osl_site.common import clock
from osl_site.common.database.roles import as_owner
from osl_site.roof.demo import load
from osl_site.roof.demo.activities import tell_activities, tell_events
from osl_site.roof.demo.files import tell_files
from osl_site.roof.demo.helpers import tell_helpers
from osl_site.roof.demo.paper import tell_paper
from osl_site.roof.demo.plan import tell_plan, tell_update
from osl_site.roof.demo.planning import tell_roles
from osl_site.roof.demo.progress import tell_progress
from osl_site.roof.demo.publication import leave_publication_to_worker, tell_publication
from osl_site.roof.demo.recognition import tell_changes, tell_network, tell_recognition
from osl_site.roof.demo.registrations import tell_calls, tell_sign_ups
from osl_site.roof.demo.results import tell_results
from osl_site.roof.demo.submissions import tell_promises, tell_submissions
from osl_site.roof.demo.support import tell_support
from osl_site.roof.demo.tallies import tell_civic_dates, tell_gaps, tell_tallies, tell_words_back

CHAPTERS = (
    tell_network,
    tell_paper,
    tell_recognition,
    tell_plan,
    tell_publication,
    load.tell_substitute,
    load.tell_accounts,
    tell_activities,
    tell_roles,
    tell_sign_ups,
    tell_events,
    tell_calls,
    tell_results,
    tell_tallies,
    tell_words_back,
    tell_gaps,
    tell_civic_dates,
    tell_changes,
    tell_submissions,
    tell_promises,
    tell_support,
    tell_helpers,
    tell_progress,
    tell_files,
    tell_update,
)


class Command(BaseCommand):
    help = "Load the demonstration office into an empty database. Does nothing where there is an office already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="the day on which the story ends; today without it"
        )
        parser.add_argument(
            "--papers-later", action="store_true", help="leave the PDF of the published plan to the worker of the queue"
        )

    def handle(self, *, today: date | None, papers_later: bool, **options: object) -> None:
        if load.is_loaded():
            return
        if settings.PRODUCTION:
            raise CommandError("The demonstration office is never loaded into a production database.")
        given = os.environ.get("OSL_DEMO_PASSWORD")
        password = given or secrets.token_urlsafe(9)
        later = {tell_publication: leave_publication_to_worker} if papers_later else {}
        chapters = tuple(later.get(chapter, chapter) for chapter in CHAPTERS)
        with as_owner():  # it tells of days gone by, which nobody else may
            load.load(today or clock.today(), password, chapters, self._say)
        if not given:
            self.stdout.write(f"Hasło kont przykładowych: {password}")

    def _say(self, text: str) -> None:
        """At once, into a file or a pipe too."""
        self.stdout.write(text)
        self.stdout.flush()
