from django.conf import settings
from django.core.management.base import BaseCommand

from osl_site.machine import fonts


class Command(BaseCommand):
    help = "Cuts the web fonts and the fonts of paper from the typeface's package."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        target = settings.MADE_DIR / "fonts"
        if not fonts.are_made(target):
            self.stdout.write("Cutting the fonts for screen and paper …")
            fonts.make(target)
