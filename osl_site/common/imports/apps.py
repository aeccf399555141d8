from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "osl_site.common.imports"
    label = "imports"
