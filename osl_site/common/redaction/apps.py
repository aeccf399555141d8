from django.apps import AppConfig


class RedactionConfig(AppConfig):
    name = "osl_site.common.redaction"
    label = "redaction"
