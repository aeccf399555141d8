"""`manage.py start`: the whole office on this machine, for looking at it and for developing."""

import http.client
import os
import secrets
import signal
import sys
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.urls import get_resolver

from osl_site.machine import budget, environment, processes
from osl_site.machine.gunicorn_conf import serve, serving
from osl_site.machine.postgres import databases

ROOT = Path(__file__).resolve().parents[4]
PASSWORD_FILE = ROOT / "var" / "demo-password"
ACCOUNTS = ("organizator", "dyrektor", "wspolpracownik", "uslugi", "administrator")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud


class Command(BaseCommand):
    help = "Set the demonstration office up and serve it on this machine (PORT, 8000 without it)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reload", action="store_true", help="load changed code at once, for developing")

    def handle(self, *, reload: bool, **_options: Any) -> None:
        budget.done("database server, Django")
        password = demo_password()
        self._prepare(password)
        try:
            with processes.Family() as family:
                if databases.server:
                    family.depend_on("database", databases.server)
                self._serve(family, f"{environment.HOST}:{environment.port()}", reload=reload)
                family.watch(until=lambda: answers(environment.port()), every=0.05)
                budget.done("web server")
                family.add("worker of the queue", worker(), cwd=ROOT, at_parents_death=signal.SIGKILL)
                try:  # from the greeting on: whoever reads it may stop us at once
                    self._greet(environment.port(), password)
                    family.keep(self.say)
                except KeyboardInterrupt:
                    self.say("\nStopping: web server, worker, database …")
        except processes.Ended as end:
            raise CommandError(f"{end} Everything is stopped; what it printed above says why.") from end

    def _prepare(self, password: str) -> None:
        self.say("Bringing the database up to date …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("reindex", if_changed=True, stdout=StringIO())
        budget.done("tables")
        os.environ["OSL_DEMO_PASSWORD"] = password  # read by `demo`
        call_command("stylesheet")
        self.say("Loading the demonstration office, unless it is there …")
        call_command("demo", rest_later=True)
        budget.done("demonstration")

    def _serve(self, family: processes.Family, bind: str, *, reload: bool) -> None:
        """From this process, which has imported everything; anew where changed code is to be loaded."""
        if reload:
            family.add("web server", reloading_server(bind), cwd=ROOT)
            return
        get_resolver().url_patterns  # noqa: B018 (imports every view, once for all workers)
        connections.close_all()
        family.fork("web server", partial(serve, bind))

    def _greet(self, port: int, password: str) -> None:
        site = f"http://{environment.HOST}:{port}"
        accounts = "\n".join(f"              {name}@przyklad.pl" for name in ACCOUNTS)
        self.say("\n".join(["", *budget.lines()]))
        self.say(
            f"\n  Calendar    {site}/kalendarz/"
            f"\n  Sign in     {site}/logowanie/"
            f"\n{accounts}"
            f"\n  Password    {password}"
            f"\n\nAt the first start the worker goes on with the story of the office now: sign-ups, submissions and"
            f"\nresults, then the documents of its plan are there within a minute."
            f"\nCtrl-C stops it. Nothing is lost.\n"
        )

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def demo_password() -> str:
    """OSL_DEMO_PASSWORD, or the one of the last start, or a new one; kept for the next start, for this user alone."""
    kept = PASSWORD_FILE.read_text().strip() if PASSWORD_FILE.exists() else ""
    password = os.environ.get("OSL_DEMO_PASSWORD") or kept or new_password()
    if password != kept:
        PASSWORD_FILE.parent.mkdir(exist_ok=True)
        PASSWORD_FILE.touch(mode=0o600)
        PASSWORD_FILE.chmod(0o600)
        PASSWORD_FILE.write_text(f"{password}\n")
    return password


def new_password() -> str:
    """Three groups of four letters and digits: 59 bits, easy to type from another screen."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def reloading_server(bind: str) -> list[str]:
    """The command of a web server that starts anew when the code changes."""
    return [*serving(bind), "--reload"]


def worker() -> list[str]:
    return [sys.executable, "manage.py", "worker"]


def answers(port: int) -> bool:
    """Whether the site answers when it is asked for its first page; any answer of its own will do."""
    connection = http.client.HTTPConnection(environment.HOST, port, timeout=30)
    try:
        connection.request("GET", "/kalendarz/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True
