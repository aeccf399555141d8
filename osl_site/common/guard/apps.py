from django.apps import AppConfig


class GuardConfig(AppConfig):
    name = "osl_site.common.guard"
    label = "guard"
