from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "osl_site.common.privacy"
    label = "privacy"
