from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "osl_site.common.centre"
    label = "centre"
