from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "osl_site.common.letters"
    label = "letters"
