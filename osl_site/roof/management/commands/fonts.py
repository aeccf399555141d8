"""`manage.py fonts`: cut the typeface for screen and paper."""

from django.conf import settings
from django.core.management.base import BaseCommand

from osl_site.machine import fonts


class Command(BaseCommand):
    help = "Cuts the fonts of screen and paper into static/fonts/ anew, when their recipe or the typeface has changed."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        target = settings.BASE_DIR / "static" / "fonts"
        if not fonts.are_made(target):
            self.stdout.write("Cutting the fonts for screen and paper …")
            fonts.make(target)
