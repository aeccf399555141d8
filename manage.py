#!/usr/bin/env python3
"""The one entry: `python3 manage.py start`, `python3 manage.py test`, and every command of Django's."""

import gc
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (said by older ones, which read this file too)
    sys.exit(f"This project needs Python 3.11 or newer; this is Python {sys.version_info[0]}.{sys.version_info[1]}.")

from osl_site.machine import bootstrap, environment


def main() -> None:
    """Refuse early, set the machine up if it is bare, provide the database, then be an ordinary Django."""
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    environment.choose(command)
    environment.refuse_without_settings(command)
    bootstrap.prepare(command)
    gc.set_threshold(50_000, 20, 100)  # imports make much and drop nothing: to look through it all takes a tenth

    # Only now are the packages sure to be there: what follows may import them.
    from django.core.management import execute_from_command_line

    from osl_site.machine.postgres import databases
    from osl_site.roof.management.commands import test

    if command == "test":
        test.run(sys.argv[2:])  # never comes back, and reads no settings first
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "osl_site.settings")
    with databases.provided_for(command):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
