from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "osl_site.common.accounts"
    label = "accounts"
