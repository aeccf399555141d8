"""`manage.py contactsheet`: a picture of every page in every look, in var/contact-sheet/."""

import http.client
import shutil
import signal
import socket
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.urls import get_resolver

from osl_site.machine import environment, processes
from osl_site.machine.gunicorn_conf import serve
from osl_site.roof.contact_sheet import camera, looks, pages, picture
from osl_site.roof.contact_sheet.sheet import sheet
from osl_site.roof.handbook import pictures
from osl_site.roof.management.commands.start import ROOT, answers, worker
from osl_site.roof.pages.rows import ROLES

PATIENCE = 60  # seconds for the worker to catch up; the sheet is made without it, too


class Command(BaseCommand):
    help = "Take a picture of every page and put them on one sheet, var/contact-sheet/index.html."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", action="append", default=[], choices=ROLES, help="every page that it may open")
        parser.add_argument("--width", action="append", default=[], type=int, help="320, 768 and 1280 without it")
        parser.add_argument("--dark", action="store_true", help="in the colours of the night")
        parser.add_argument("--print", action="store_true", help="as it goes to paper")
        parser.add_argument("--large", action="store_true", help="with letters at 200 %%")
        parser.add_argument("--picture", action="store_true", help="nothing but docs/picture.png, for README")
        parser.add_argument("--handbook", action="store_true", help="nothing but docs/pictures, for the handbooks")
        parser.add_argument("--only", default="", metavar="ADDRESS", help="a part of the address or of its name")

    def handle(self, *, role: list[str], only: str, **options: object) -> None:
        """Serve the office for as long as it takes. Raises CommandError where nothing can be looked at."""
        if settings.PRODUCTION:
            raise CommandError("Pictures are taken of the demonstration office, never in production.")
        self._prepare()
        if options["picture"]:
            self._draw_picture()
            return
        if options["handbook"]:
            self._draw_handbook()
            return
        found, lacking = pages.chosen(roles=role, only=only)
        if not found:
            raise CommandError(f"No page has „{only}” in its name or address.")
        asked = looks.asked(
            widths=options["width"], is_dark=options["dark"], is_print=options["print"], is_large=options["large"]
        )
        with pages.sessions({page.role for page in found}) as keys, served() as site, camera.browser() as browser:
            folder = emptied(Path(settings.VAR_DIR) / "contact-sheet")
            taken, taker = {}, camera.Camera(browser, site, keys)
            for number, page in enumerate(found, 1):
                self.say(f"{number} of {len(found)}: {page.role}, {page.name}\n")
                taken[page] = taker.take(page, asked, folder)
        (folder / "index.html").write_text(sheet(taken, asked, lacking))
        self.say(f"Written: {folder / 'index.html'}\n")

    def _draw_picture(self) -> None:
        with pages.sessions({"organiser"}) as keys, served() as site, camera.browser() as browser:
            picture.draw(camera.Camera(browser, site, keys), settings.BASE_DIR / "docs" / "picture.png")
        self.say("Written: docs/picture.png\n")

    def _draw_handbook(self) -> None:
        asked = pictures.addresses()
        with pages.sessions(pictures.ROLES) as keys, served() as site, camera.browser() as browser:
            pictures.draw(camera.Camera(browser, site, keys), asked)
        self.say(f"Written: docs/pictures, {len(pictures.PICTURES)} pictures\n")

    def say(self, text: str) -> None:
        """At once, into a file or a pipe too."""
        self.stdout.write(text, ending="")
        self.stdout.flush()

    def _prepare(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("stylesheet")
        call_command("demo")


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def is_well(port: int) -> bool:
    """Whether the worker has caught up, so that no page says that it is late."""
    connection = http.client.HTTPConnection(environment.HOST, port, timeout=30)
    try:
        connection.request("GET", "/stan-systemu/")
        return connection.getresponse().status == 200
    finally:
        connection.close()


@contextmanager
def served() -> Iterator[str]:
    """The office with its worker on a free port of this machine; gives its address."""
    with socket.socket() as probe:
        probe.bind((environment.HOST, 0))
        port = probe.getsockname()[1]
    get_resolver().url_patterns  # noqa: B018 (imports every view, once for all workers)
    connections.close_all()
    with processes.Family() as family:
        family.fork("web server", partial(serve, f"{environment.HOST}:{port}"))
        family.add("worker of the queue", worker(), cwd=ROOT, at_parents_death=signal.SIGKILL)
        family.watch(until=lambda: answers(port), every=0.05)
        ends = time.monotonic() + PATIENCE
        family.watch(until=lambda: is_well(port) or time.monotonic() > ends)
        yield f"http://{environment.HOST}:{port}"
