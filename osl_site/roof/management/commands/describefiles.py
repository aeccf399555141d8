"""`manage.py describefiles`: write docs/files.md, every file of the code in one line."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from osl_site.roof.file_map import file_map


class Command(BaseCommand):
    help = "Write docs/files.md from the first sentence of every file."

    def handle(self, **_options: Any) -> None:
        (settings.BASE_DIR / "docs" / "files.md").write_text(file_map())
