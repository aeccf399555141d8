from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "osl_site.accounts"
    label = "accounts"
