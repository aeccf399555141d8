from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "osl_site.common.forms"
    label = "forms"
