"""The PDF of a plan with 12 goals and 120 actions, against a bare WeasyPrint call on the same HTML.

Each way is measured in a process of its own, so that neither stands on memory that the other took.
"""

import resource
import time
from collections.abc import Callable
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median

import pikepdf
from weasyprint import HTML

from bench import Write
from bench.review import large_plan
from bench.table import print_table
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.models import Centre
from osl_site.common.documents.pdf_engine import ORIGIN, OwnFiles
from plans import services
from plans.document import rendering
from plans.models import DocumentKind

TIMES = 3


def run(write: Write, *, times: int = TIMES) -> list[dict]:
    """Seconds of the processor, peak memory and pages of both ways, and by how much ours is the slower one."""
    version = services.submit(large_plan(_organiser()), by=_organiser())
    html = rendering.html_of(version, DocumentKind.READ)
    ways = {
        "bare WeasyPrint on the same HTML": lambda: _bare(html),
        "the document of the plan": lambda: rendering.pdf_of(version, DocumentKind.READ),
    }
    rows = []
    for name, draw in ways.items():
        seconds, megabytes, pages = zip(*(_measured(draw) for _ in range(times)), strict=True)
        rows.append({"what": name, "cpu_s": round(median(seconds), 2), "peak_mb": max(megabytes), "pages": pages[0]})
    print_table(rows, write)
    write(f"overhead: {(rows[1]['cpu_s'] / rows[0]['cpu_s'] - 1) * 100:.1f} %")
    return rows


def _bare(html: str) -> bytes:
    page = HTML(string=html, base_url=f"{ORIGIN}/", url_fetcher=OwnFiles(), media_type="print")
    return page.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)


def _measured(draw: Callable[[], bytes]) -> tuple[float, int, int]:
    """Processor seconds, peak megabytes and pages of one drawing."""
    context = get_context("fork")
    here, there = context.Pipe()
    child = context.Process(target=_told, args=(draw, there))
    child.start()
    found = here.recv()
    child.join()
    return found


def _told(draw: Callable[[], bytes], told: Connection) -> None:
    start = time.process_time()
    content = draw()
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told.send((seconds, megabytes, len(pikepdf.open(BytesIO(content)).pages)))


def _organiser() -> User:
    Centre.objects.get_or_create(pk=1, defaults={"name": "Centrum pomiarów", "short_name": "Pomiary"})
    given = {"name": "Pomiar", "roles": [Role.ORGANISER], "password": "!", "created_at": clock.now()}
    return User.objects.get_or_create(email="pomiar-planu@przyklad.pl", defaults=given)[0]
