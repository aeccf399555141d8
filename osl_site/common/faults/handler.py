"""What Django logs as an error of ours is remembered in the database beside the line in the log."""

import logging
from contextlib import suppress

from django.db import InterfaceError, OperationalError

from osl_site.common.faults import services
from osl_site.machine.logs import current
from osl_site.machine.logs.scrubbing import frames_of, kind_of


class Remembering(logging.Handler):
    """Of an error that is the database's own silence nothing is remembered: there is nowhere to. Never raises."""

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        if problem is None or isinstance(problem, OperationalError | InterfaceError):
            return
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        frames = frames_of(problem.__traceback__)
        ours = [frame for frame in frames if not frame.startswith("/")] or frames
        with suppress(Exception):  # whatever becomes of it, the page of the error is answered
            services.remember(
                request=current.number(),
                view=getattr(match, "view_name", "") or "",
                kind=kind_of(problem),
                place=ours[-1] if ours else "",
            )


def attach() -> None:
    """From now on, once for the process."""
    logger = logging.getLogger("django.request")
    if not any(isinstance(one, Remembering) for one in logger.handlers):
        logger.addHandler(Remembering(level=logging.ERROR))
