from django.apps import AppConfig


class RoofConfig(AppConfig):
    name = "osl_site.roof"
    label = "roof"
