from django.apps import AppConfig


class WithdrawalConfig(AppConfig):
    name = "osl_site.common.withdrawal"
    label = "withdrawal"
