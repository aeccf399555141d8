from django.apps import AppConfig


class FaultsConfig(AppConfig):
    name = "osl_site.common.faults"
    label = "faults"
