"""`manage.py grants`: the application's role gets what it may do, as after every migration."""

from typing import Any

from osl_site.common.database.grants import grant
from osl_site.common.database.roles import as_owner
from osl_site.machine.plain_refusals import PlainRefusals


class Command(PlainRefusals):
    help = "Nadaje roli z DATABASE_URL jej prawa: zapisuje wiersze i nic więcej (jako właściciel, OSL_OWNER_URL)."

    def handle(self, **_options: Any) -> None:
        with as_owner() as connection:
            grant(connection)
