"""One line of JSON for each event, on the standard error: journald, a container or a file keeps it.

Every line has `time` (UTC), `level`, `logger` and `message`; within a request `request`, its number; of an error
`error`, a list from what happened to what it came of. `osl_site/machine/logs/requests.py` adds what a request was.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from osl_site.machine.logs import current
from osl_site.machine.logs.scrubbing import MASK, chain_of, scrubbed

FACTS = "facts"  # the attribute of a record that holds more members of its line
AFTER_REQUEST = re.compile(r"(?<=request )\S+")
OF_GUNICORN = ("gunicorn.error", "gunicorn.access")


class JsonLines(logging.Formatter):
    """Python's formatter, answering JSON without line breaks."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if number := current.number():
            line["request"] = number
        line |= getattr(record, FACTS, {})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = chain_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def message_of(record: logging.LogRecord) -> str:
    """The words of an event; of a request that Django speaks of, no address of it: there may be a token in it."""
    try:
        words = record.getMessage()
    except (TypeError, ValueError):
        words = str(record.msg)
    request = getattr(record, "request", None)
    for path in {getattr(request, "path", ""), getattr(request, "path_info", "")} - {"", "/"}:
        words = words.replace(path, MASK)
    if record.name in OF_GUNICORN:
        words = AFTER_REQUEST.sub(MASK, words)
    return scrubbed(words.partition("\n")[0])


def configuration(*, level: str, structured: bool) -> dict[str, Any]:
    """For `logging.config.dictConfig`: everything to the standard error; requests from INFO on, the rest from `level`.

    Not `structured` are lines for whoever develops: words as they are, errors with all they say.
    """
    handler = {"class": "logging.StreamHandler"} | ({"formatter": "json"} if structured else {})
    apart = {"handlers": ["console"], "propagate": False}
    loggers = {name: apart | {"level": level} for name in OF_GUNICORN}
    if structured:
        loggers["osl"] = apart | {"level": "INFO"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "osl_site.machine.logs.json_lines.JsonLines"}},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": level},
        "loggers": loggers,
    }
