"""How gunicorn serves the site, here and in production:
`gunicorn --config python:osl_site.machine.gunicorn_conf osl_site.wsgi`.

Settings are named as gunicorn names them; a flag on the command line wins over each.
"""

import socket
import sys
from typing import Any

from django.template.loader import render_to_string
from gunicorn.app.wsgiapp import run
from gunicorn.http.errors import (
    ConfigurationProblem,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestLine,
    ParseException,
)
from gunicorn.workers.gthread import ThreadWorker

from osl_site.machine import environment
from osl_site.machine.logs import json_lines

OURS = (ConfigurationProblem, InvalidResponseHeader, InvalidResponseHeaderName)  # faults of ours, not of who asks


def serving(bind: str, application: str = "osl_site.wsgi") -> list[str]:
    """The command that serves `application` at `bind` with the settings below."""
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:osl_site.machine.gunicorn_conf",
        "--bind",
        bind,
        application,
    ]


def serve(bind: str, application: str = "osl_site.wsgi") -> None:
    """Be that server in this very process, with what it has imported; its workers share it. Does not return."""
    sys.argv = ["gunicorn", *serving(bind, application)[3:]]
    run()


class Worker(ThreadWorker):
    """Says in plain Polish what gunicorn would answer in English before the site is asked."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """What cannot be read and what is too long get pages that say what to do; the rest is gunicorn's own."""
        if not isinstance(exc, ParseException) or isinstance(exc, OURS):
            super().handle_error(req, client, addr, exc)
            return
        status = "414 URI Too Long" if isinstance(exc, LimitRequestLine) else "400 Bad Request"
        self.log.warning("What was asked cannot be read: %s", type(exc).__name__)  # its words quote what was asked
        try:
            client.sendall(refusal(status, f"{status[:3]}.html"))
        except OSError:
            self.log.debug("Nobody listened to the answer.")


def refusal(status: str, name: str) -> bytes:
    """The whole answer, a page which asks for no request: none could be read."""
    page = render_to_string(name).encode()
    head = (f"HTTP/1.1 {status}", "Connection: close", "Content-Type: text/html; charset=utf-8")
    return "\r\n".join([*head, f"Content-Length: {len(page)}", "", ""]).encode() + page


workers = 2
worker_class = "osl_site.machine.gunicorn_conf.Worker"
threads = 4
graceful_timeout = 5  # seconds
limit_request_line = 8190  # octets, gunicorn's most: a calendar narrowed to fifty localities is an eighth of it
loglevel = "warning"
control_socket_disable = True
if environment.is_production():  # no access log: each request has its line by osl_site.machine.logs.requests
    logconfig_dict = json_lines.configuration(level="WARNING", structured=True)
