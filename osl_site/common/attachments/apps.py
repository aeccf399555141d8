from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "osl_site.common.attachments"
    label = "attachments"
