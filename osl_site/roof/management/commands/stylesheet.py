"""`manage.py stylesheet`: join the styles that browsers fetch."""

from django.conf import settings
from django.core.management.base import BaseCommand

from osl_site.machine import stylesheet


class Command(BaseCommand):
    help = "Joins the sources in static/css/ into the stylesheets that are served."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        if stylesheet.make(settings.BASE_DIR / "static" / "css", settings.MADE_DIR / "css"):
            self.stdout.write("The stylesheets are joined.")
        if not settings.PRODUCTION:
            stylesheet.compress_scripts(settings.BASE_DIR / "static" / "js", settings.MADE_DIR / "js")
