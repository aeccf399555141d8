"""Databases that take long to make, kept as dumps under var/ for as long as what makes them stays the same."""

import hashlib
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from osl_site.machine.postgres.binaries import Programs
from tests.tools import ROOT

FOLDER = ROOT / "var" / "tests"
TOPS = ("osl_site", "partners", "needs", "plans", "activities")
ONLY_SHOWS = {"views", "views.py", "public", "forms", "forms.py", "urls.py", "templatetags", "style", "__pycache__"}


def filled(url: str, kind: str, makers: Iterable[Path], make: Callable[[], None]) -> None:
    """Fill the empty database at `url` from the dump of its kind, if the makers are as they were; else by `make`.

    What was made is kept for the next run. Raises RuntimeError when PostgreSQL's own tools fail.
    """
    dump = FOLDER / f"{kind}-{fingerprint(makers)}.dump"
    if dump.exists():
        ours_alone = "--exclude-schema=pg_catalog"  # the rights to PostgreSQL's own functions are the cluster's
        _run("pg_restore", "--no-owner", ours_alone, "--exit-on-error", f"--dbname={url}", dump)
        return
    make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for older in FOLDER.glob(f"{kind}-*"):
        older.unlink()
    unfinished = dump.with_suffix(".unfinished")
    _run("pg_dump", "--format=custom", "--compress=1", f"--file={unfinished}", f"--dbname={url}")
    unfinished.rename(dump)


def fingerprint(makers: Iterable[Path]) -> str:
    """One short name for the names and contents of these files."""
    digest = hashlib.sha256()
    for path in sorted(makers):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def makers_of_tables() -> list[Path]:
    """What an empty database depends on: every migration with what it imports, the models and rights that are told to
    the database after migrating, what is stored of all that, and the packages that bring some."""
    parts = {"migrations", "models", "models.py", "triggers", "triggers.py", "database", "clock.py", "stored_schema"}
    written = [path for path in _sources("*.*") if path.suffix in (".py", ".sql")]
    written = [path for path in written if not parts.isdisjoint(path.relative_to(ROOT).parts)]
    ours = [ROOT / "tests" / name for name in ("clusters.py", "dumps.py")]
    return [*written, *ours, ROOT / "requirements.txt", ROOT / "osl_site" / "settings.py"]


def makers_of_the_office() -> list[Path]:
    """What the demonstration depends on besides: all code but that which only shows, its story, its papers."""
    code = [path for path in _sources("*.py") if ONLY_SHOWS.isdisjoint(path.relative_to(ROOT).parts)]
    story = [path for path in _sources("*") if path.suffix in (".toml", ".csv", ".md", ".txt")]
    papers = [path for part in ("static", "templates/plans/paper") for path in (ROOT / part).rglob("*.*")]
    ours = [ROOT / "tests" / name for name in ("additions.py", "office.py", "plans/signing.py")]
    return list({*makers_of_tables(), *code, *story, *papers, *ours})


def _sources(pattern: str) -> list[Path]:
    return [path for top in TOPS for path in (ROOT / top).rglob(pattern) if path.is_file()]


def _run(program: str, *arguments: object) -> None:
    done = subprocess.run([Programs().folder / program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr[-2000:]}")
