"""What residents open: the agenda, a month, one meeting and the feed, of offices of several sizes.

First what each costs when nothing stands ready, beside the bare page of `bench.bare`: milliseconds of processor time,
which move little with other load, and how many bare pages that is.
Then through gunicorn with two workers: the page that stands ready, a constant answer of the same bytes, the page made
anew each time; in turns, so that whatever else the machine does weighs on all three.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db import connection
from django.template import Context, Engine
from django.test import override_settings
from django.urls import reverse

from activities.models import Occurrence
from bench import Write
from bench.fill import fill
from bench.load import Answers, press
from bench.measure import measure
from bench.server import CONSTANT, UNCACHED, served
from bench.table import print_table
from osl_site.common import clock

SIZES = (1_000, 10_000, 100_000)
WORKERS, CONNECTIONS = 2, (1, 16)
SECONDS, TURNS = 1.0, 2
WAYS = {"ready": "", "constant": CONSTANT, "uncached": UNCACHED}


def run(write: Write, *, occurrences: Sequence[int] = SIZES, times: int = 50) -> list[dict]:
    """Measure offices of these sizes, uncached by so many requests of each page."""
    write(f"This machine, as busy as it is now, writes 150 dates in {yardstick():.1f} ms of processor time.")
    cold, warm = [], []
    for size in occurrences:
        write(f"Filling an office of {size} meetings …")
        fill(size)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        pages = addresses()
        cold += cold_pages(pages, size, times)
        with served(workers=WORKERS) as port:
            warm += [row | {"occurrences": size} for row in _through_the_server(port, pages)]
    write("\nNothing stands ready; one process, no network:")
    print_table(cold, write)
    write(f"\nGunicorn with {WORKERS} workers:")
    print_table(warm, write)
    return cold + warm


def cold_pages(pages: dict[str, str], size: int, times: int) -> list[dict]:
    with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
        bare = measure("bare page", "/", occurrences=size, times=times)
    found = [bare, *(measure(what, url, occurrences=size, times=times) for what, url in pages.items())]
    return [row.as_row() | {"of_bare": round(row.least_cpu_ms / bare.least_cpu_ms, 2)} for row in found]


def addresses() -> dict[str, str]:
    """What is measured. The feed of a thousand reaches as far back as that takes, a thousand of the newest."""
    soonest = Occurrence.objects.filter(starts_at__gte=clock.now()).order_by("starts_at").first()
    newest = Occurrence.objects.order_by("-starts_at").values_list("starts_at", flat=True)
    thousandth = newest[min(999, newest.count() - 1)].date()
    return {
        "agenda": reverse("calendar"),
        "month": reverse("calendar_month", args=[f"{clock.today():%Y-%m}"]),
        "occurrence": reverse("public_occurrence", args=[soonest.pk]),
        "feed, filtered": f"{reverse('calendar_feed')}?temat=help",
        "feed of 1,000": f"{reverse('calendar_feed')}?od={thousandth}&do={newest[0].date() + timedelta(days=1)}",
    }


def _through_the_server(port: int, pages: dict[str, str]) -> Iterator[dict]:
    for what, url in pages.items():
        for connections in CONNECTIONS:
            heard = {way: Answers() for way in WAYS}
            for _ in range(TURNS):
                for way, prefix in WAYS.items():
                    press(port, prefix + url, connections=connections, seconds=SECONDS, answers=heard[way])
            for way, answers in heard.items():
                yield {
                    "what": what,
                    "occurrences": 0,
                    "connections": connections,
                    "answer": way,
                    "per_second": round(answers.per_second, 1),
                    "of_constant": round(answers.per_second / heard["constant"].per_second, 2),
                    "p50_ms": round(answers.percentile(50), 2),
                    "p99_ms": round(answers.percentile(99), 2),
                    "octets": answers.octets,
                }


def yardstick() -> float:
    """Milliseconds of processor time for a fixed piece of work, to compare machines: 150 dates in a template."""
    written = Engine().from_string('{% for day in days %}{{ day|date:"l, j E Y" }}{% endfor %}')
    days = Context({"days": [clock.midnight(clock.today()) + timedelta(days=number) for number in range(150)]})
    start = time.process_time()
    for _ in range(20):
        written.render(days)
    return (time.process_time() - start) / 20 * 1000
