from django.conf import settings
from django.core.management.base import BaseCommand

from osl_site import fonts


class Command(BaseCommand):
    help = "Cuts the web fonts and the fonts of paper from the typeface's package."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        if fonts.make(settings.MADE_DIR / "fonts"):
            self.stdout.write("Krój pisma przygotowany.")
