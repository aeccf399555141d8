from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "osl_site.files"
    label = "files"
