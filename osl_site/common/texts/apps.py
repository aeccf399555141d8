from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "osl_site.common.texts"
    label = "texts"
