from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "osl_site.centre"
    label = "centre"
