from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "osl_site.common.backup"
    label = "backup"
