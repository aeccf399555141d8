from django.apps import AppConfig


class DiscardingConfig(AppConfig):
    name = "osl_site.common.discarding"
    label = "discarding"
