from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "osl_site.common"
    label = "common"
