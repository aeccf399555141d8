from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "osl_site.common.correspondence"
    label = "correspondence"
