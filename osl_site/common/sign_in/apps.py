from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "osl_site.common.sign_in"
    label = "sign_in"
