from django.apps import AppConfig


class ConfirmationsConfig(AppConfig):
    name = "osl_site.common.confirmations"
    label = "confirmations"
