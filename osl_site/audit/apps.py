from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "osl_site.audit"
    label = "audit"
