from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "osl_site.common.merging"
    label = "merging"
