from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommonConfig(AppConfig):
    name = "osl_site.common"
    label = "common"

    def ready(self) -> None:
        """Let each app register what it has for the others, in its `hooks.py`."""
        autodiscover_modules("hooks")
