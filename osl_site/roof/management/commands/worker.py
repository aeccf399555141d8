"""`manage.py worker`: does what waits in the queue, until it is stopped."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from osl_site.common.database.roles import refuse_at_start
from osl_site.machine.queue.worker import HANDS, work


class Command(BaseCommand):
    help = "Do what waits in the queue until stopped: letters, papers, and what is due at its hour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queues", nargs="+", choices=HANDS, default=list(HANDS), help="these alone, not all")

    def handle(self, *, queues: list[str], **_options: Any) -> None:
        if settings.PRODUCTION:
            refuse_at_start()
        work(queues)
