from django.apps import AppConfig
from django.conf import settings

from osl_site.roof.server import checks


class RoofConfig(AppConfig):
    name = "osl_site.roof"
    label = "roof"

    def ready(self) -> None:
        """Say with `check --deploy` what is missing for an office in production."""
        if settings.PRODUCTION:
            checks.watch()
