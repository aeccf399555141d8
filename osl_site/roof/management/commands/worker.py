"""`manage.py worker`: does what waits in the queue, until it is stopped."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from osl_site.common.database.roles import refuse_at_start
from osl_site.machine.queue.worker import HANDS, work


class Command(BaseCommand):
    help = "Praca w tle, aż ktoś ją zatrzyma: listy, dokumenty i to, co ma być zrobione o swojej porze."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queues", nargs="+", choices=HANDS, default=list(HANDS), help="tylko te kolejki")

    def handle(self, *, queues: list[str], **_options: Any) -> None:
        if settings.PRODUCTION:
            refuse_at_start()
        work(queues)
