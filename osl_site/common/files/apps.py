from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "osl_site.common.files"
    label = "files"
