"""What one request costs: milliseconds, processor time, bytes, queries. In one process, without a network."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import mean, quantiles
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 10  # that each thing is asked


@dataclass(frozen=True)
class Figures:
    """One line of the table. Milliseconds are of whole requests, uncached; the least are moved least by other load."""

    what: str
    occurrences: int
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    least_cpu_ms: float
    kilobytes: float
    queries: int

    def as_row(self) -> dict:
        return asdict(self)


def percentiles(waits: list[float], *wanted: int) -> list[float]:
    """Of milliseconds: by which of them so many of a hundred are reached."""
    cut = quantiles(waits, n=100, method="inclusive")
    return [round(cut[one - 1], 2) for one in wanted]


def figures(what: str, size: int, act: Callable[[Any], object], asked: Sequence[Any]) -> dict:
    """Milliseconds of an act about each of some things, `TIMES` each, after one that is not counted."""
    act(asked[0])
    waits = []
    for one in asked:
        for _ in range(TIMES):
            began = time.perf_counter()
            act(one)
            waits.append((time.perf_counter() - began) * 1000)
    p50, p95 = percentiles(waits, 50, 95)
    return {"what": what, "notes": size, "p50_ms": p50, "p95_ms": p95}


def measure(what: str, url: str, *, occurrences: int, times: int) -> Figures:
    """Ask `url` so many times, after two requests that are not counted. Raises when an answer is not 200."""
    client = Client()
    body = _ask(client, url)
    with CaptureQueriesContext(connection) as captured:
        _ask(client, url)
    queries = len(captured)  # the next request empties the log
    took = [_seconds(lambda: _ask(client, url)) for _ in range(times)]
    waits, of_processor = zip(*took, strict=True)
    cut = quantiles(waits, n=100, method="inclusive")
    return Figures(
        what=what,
        occurrences=occurrences,
        p50_ms=round(cut[49] * 1000, 2),
        p99_ms=round(cut[98] * 1000, 2),
        cpu_ms=round(mean(of_processor) * 1000, 2),
        least_cpu_ms=round(min(of_processor) * 1000, 2),
        kilobytes=round(len(body) / 1000, 1),
        queries=queries,
    )


def _ask(client: Client, url: str) -> bytes:
    response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")
    return response.content


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    """By the clock on the wall, and of the processor in this process."""
    start, of_processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - start, time.process_time() - of_processor
