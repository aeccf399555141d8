"""`manage.py start`: the whole office on this machine, for looking at it and for developing."""

import http.client
import os
import secrets
import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from osl_site.machine import environment, processes
from osl_site.machine.gunicorn_conf import serving
from osl_site.machine.postgres import databases

ROOT = Path(__file__).resolve().parents[4]
PASSWORD_FILE = ROOT / "var" / "demo-password"
ACCOUNTS = ("organizator", "dyrektor", "wspolpracownik", "administrator")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud


class Command(BaseCommand):
    help = "Set the demonstration office up and serve it on this machine (PORT, 8000 without it)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reload", action="store_true", help="load changed code at once, for developing")

    def handle(self, *, reload: bool, **_options: Any) -> None:
        password = demo_password()
        self._prepare(password)
        try:
            with processes.Family() as family:
                if databases.server:
                    family.depend_on("database", databases.server)
                family.add("web server", web_server(environment.port(), reload=reload), cwd=ROOT)
                family.add("worker of the queue", worker(), cwd=ROOT, at_parents_death=signal.SIGKILL)
                family.watch(until=lambda: answers(environment.port()))
                try:  # from the greeting on: whoever reads it may stop us at once
                    self._greet(environment.port(), password)
                    family.watch()
                except KeyboardInterrupt:
                    self.say("\nStopping: web server, worker, database …")
        except processes.Ended as end:
            raise CommandError(f"{end} Everything is stopped; what it printed above says why.") from end

    def _prepare(self, password: str) -> None:
        self.say("Bringing the database up to date …")
        call_command("migrate", verbosity=0, interactive=False)
        os.environ["OSL_DEMO_PASSWORD"] = password  # read by `demo`
        self.say("Making the web fonts and the stylesheet, unless they are there …")
        call_command("fonts")
        call_command("stylesheet")
        self.say("Loading the demonstration office, unless it is there …")
        call_command("demo")

    def _greet(self, port: int, password: str) -> None:
        site = f"http://{environment.HOST}:{port}"
        accounts = "\n".join(f"              {name}@przyklad.pl" for name in ACCOUNTS)
        self.say(
            f"\n  Calendar    {site}/kalendarz/"
            f"\n  Sign in     {site}/logowanie/"
            f"\n{accounts}"
            f"\n  Password    {password}"
            f"\n\nCtrl-C stops it. Nothing is lost.\n"
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


def web_server(port: int, *, reload: bool) -> list[str]:
    return [*serving(f"{environment.HOST}:{port}"), *(["--reload"] if reload else [])]


def worker() -> list[str]:
    return [sys.executable, "manage.py", "worker"]


def answers(port: int) -> bool:
    """Whether the site answers; any answer of its own will do."""
    connection = http.client.HTTPConnection(environment.HOST, port, timeout=30)
    try:
        connection.request("GET", "/stan-systemu/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True
