from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from osl_site.common.database import roles


class CommonConfig(AppConfig):
    name = "osl_site.common"
    label = "common"

    def ready(self) -> None:
        """Let each app register what it has for the others, in its `hooks.py`; see as whom one serves."""
        autodiscover_modules("hooks")
        if settings.PRODUCTION:
            roles.watch()
