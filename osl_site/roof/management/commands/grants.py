"""`manage.py grants`: the application's role gets what it may do, as after every migration."""

from typing import Any

from django.core.management.base import BaseCommand

from osl_site.common.database.grants import grant
from osl_site.common.database.roles import as_owner


class Command(BaseCommand):
    help = "Let the role of DATABASE_URL, made if need be, keep rows and nothing else (needs OSL_OWNER_URL)."

    def handle(self, **_options: Any) -> None:
        with as_owner() as connection:
            grant(connection)
