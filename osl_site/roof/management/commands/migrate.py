"""`manage.py migrate`: Django's own, as the owner of the database; then the application's role gets what it may do."""

from typing import Any

from django.core.management.commands import migrate

from osl_site.common.database.grants import grant
from osl_site.common.database.roles import as_owner


class Command(migrate.Command):
    help = "Bring the database up to date as its owner (OSL_OWNER_URL), then grant what the application may do."

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner(options["database"]) as connection:
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                grant(connection)
