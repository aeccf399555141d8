from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "osl_site.common.promises"
    label = "promises"
