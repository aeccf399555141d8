"""Commands that an administrator types say what they refuse as it is, without the name of an exception before it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, SystemCheckError


class PlainRefusals(BaseCommand):
    """A base of commands. Called by other code they raise CommandError as any."""

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            return super().execute(*args, **options)
        except SystemCheckError:
            raise  # which has a form of its own
        except CommandError as refusal:
            if not self._called_from_command_line or options.get("traceback"):
                raise
            self.stderr.write(str(refusal))
            sys.exit(refusal.returncode)
