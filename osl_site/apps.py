from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "osl_site"
    label = "osl_site"
