"""`manage.py storeschema`: write down what all migrations tell a database, for those that are empty."""

from typing import Any

from django.core.management.base import BaseCommand

from osl_site.roof.stored_schema import reading, recording

HEAD = """\
-- Written by `manage.py storeschema`: what every migration told an empty database, and the digest of its file.
-- Not to be edited. osl_site/roof/stored_schema/reading.py says when it is used.
"""


class Command(BaseCommand):
    help = "Write anew what empty databases are told instead of running migrations."

    def handle(self, **_options: Any) -> None:
        """Takes as long as the migrations. Needs no database: makes a server of its own."""
        told = list(recording.recorded())
        reading.FILE.write_text("\n".join([HEAD, *(one.as_text() for one in told)]), encoding="utf-8")
        self.stdout.write(f"{reading.FILE}: {len(told)} migrations")
