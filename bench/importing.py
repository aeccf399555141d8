"""A file of many notes, looked at and taken as the worker does it: rows a second, and what memory it takes."""

import random
import time
import tracemalloc
from collections.abc import Callable

from needs.imports.notes import SPEC
from needs.models import FieldNote
from osl_site.common.accounts.models import User
from osl_site.common.imports import services
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.models import ImportRun, RunState
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN

HEADINGS = "Kiedy;Treść;Miejscowość;Metoda;Co to jest;Kto mówił;Osób"
MEGABYTE = 2**20


def file_of(rows: int, seed: int) -> bytes:
    """As many rows, no two alike; another `seed` makes another file."""
    chance = random.Random(seed)
    lines = (
        f"2026-0{chance.randrange(1, 9)}-1{chance.randrange(9)};Brak {chance.choice(['ławki', 'chodnika', 'lampy'])}"
        f" przy drodze numer {seed}/{number}.;Toprzyny;talk;potrzeba;mieszkanka;{chance.randrange(1, 9)}"
        for number in range(rows)
    )
    return "\n".join([HEADINGS, *lines]).encode()


def measured(rows: int, by: User) -> list[dict]:
    """Seconds of looking and of taking; octets of the interpreter beyond what it had, for a tenth of the rows and for
    all of them."""
    run = _sent(rows, 1, by)
    told = {"what": "import of notes", "rows": rows}
    for what, is_for_real in (("look", False), ("take", True)):
        seconds = _timed(lambda is_for_real=is_for_real: _asked(run, by, is_for_real=is_for_real))
        told |= {f"{what}_s": round(seconds, 1), f"{what}_rows_a_s": round(rows / seconds)}
    peaks = {f"peak_mb_of_{some}": _peak(some, seed, by) for seed, some in ((2, max(rows // 10, 1)), (3, rows))}
    return [told, {"what": "memory of an import", **peaks}]


def _sent(rows: int, seed: int, by: User) -> ImportRun:
    return services.take(SPEC, {MAIN: ("notatki.csv", file_of(rows, seed))}, by=by)


def _asked(run: ImportRun, by: User, *, is_for_real: bool) -> None:
    """As a person asks and the worker does. Raises RuntimeError where a row is refused or lost."""
    before = FieldNote.objects.count()
    content = run.files.get().content
    mapping = None if is_for_real else guessed(SPEC.heads, read(bytes(content), most_rows=5).headings)
    services.ask(run, scope=[], is_for_real=is_for_real, mapping=mapping, by=by)
    services.carry_on(run.pk, by.pk)
    run.refresh_from_db()
    wanted = RunState.DONE if is_for_real else RunState.LOOKED
    added = run.rows.filter(outcome="added").count()
    if run.state != wanted or FieldNote.objects.count() - before != (added if is_for_real else 0):
        raise RuntimeError(f"The import stands as {run.state}: {run.errors}")


def _peak(rows: int, seed: int, by: User) -> float:
    """Megabytes of Python's at the highest, while a file is looked at and taken."""
    run = _sent(rows, seed, by)
    tracemalloc.start()
    try:
        for is_for_real in (False, True):
            _asked(run, by, is_for_real=is_for_real)
        return round(tracemalloc.get_traced_memory()[1] / MEGABYTE, 1)
    finally:
        tracemalloc.stop()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
