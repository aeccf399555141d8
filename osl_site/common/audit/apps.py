from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "osl_site.common.audit"
    label = "audit"
