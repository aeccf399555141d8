"""`manage.py bodylimits`: tell the proxy how much each address takes."""

from typing import Any

from django.core.management.base import BaseCommand

from osl_site.roof.server.body_limits import FILE, configuration


class Command(BaseCommand):
    help = "Write deploy/nginx/osl-limits.conf from what the views declare."

    def handle(self, **_options: Any) -> None:
        FILE.write_text(configuration())
