from django.apps import AppConfig
from django.core import checks

from osl_site.common.search.checks import dictionary_is_there


class SearchConfig(AppConfig):
    name = "osl_site.common.search"
    label = "search"

    def ready(self) -> None:
        checks.register(dictionary_is_there)
