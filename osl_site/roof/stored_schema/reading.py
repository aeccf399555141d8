"""What migrations told the database, stored, so that an empty one need not be told by way of Python.

`schema.sql` holds, migration by migration in the order in which they ran, the very statements that they sent, and of
each the digest of its file. An empty database is told those that still stand in the tree as they were, up to the first
that does not; Django runs the rest. So what is stored can be old, which costs seconds, and never wrong.
"""

import hashlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

FILE = Path(__file__).with_name("schema.sql")
MARK = "-- migration "
IS_EMPTY = "select not exists (select from pg_class where relnamespace = 'public'::regnamespace)"
ADDS_VALUE = re.compile(r"\badd\s+value\b", re.IGNORECASE)

Key = tuple[str, str]  # the label of an app, the name of a migration


@dataclass(frozen=True)
class Stored:
    """One migration: the digest of its file on the day it was stored, and what it told the database."""

    key: Key
    digest: str
    sql: str

    def as_text(self) -> str:
        """As `schema.sql` holds it."""
        return f"{MARK}{self.key[0]} {self.key[1]} {self.digest}\n{self.sql}\n"


def told_to_empty(connection: BaseDatabaseWrapper) -> set[Key]:
    """Tell the database what is stored if it is empty; the migrations that need not run now.

    What is broken off leaves whole migrations, written down as such, and Django runs the rest the next time.
    """
    with connection.cursor() as cursor:
        cursor.execute(IS_EMPTY)
        if not cursor.fetchone()[0]:
            return set()
    usable = list(still_standing(stored(), digests()))
    for together in in_transactions(usable):
        _tell(connection, together)
    return {one.key for one in usable}


def _tell(connection: BaseDatabaseWrapper, together: list[Stored]) -> None:
    recorder = MigrationRecorder(connection)
    with transaction.atomic(using=connection.alias, durable=True):
        recorder.ensure_schema()
        connection.connection.execute("\n".join(one.sql for one in together))
        rows = [recorder.Migration(app=app, name=name) for app, name in (one.key for one in together)]
        recorder.migration_qs.bulk_create(rows)


def in_transactions(told: Iterable[Stored]) -> Iterator[list[Stored]]:
    """As few as may be: a value that is added to a type is refused until it is committed."""
    together: list[Stored] = []
    for one in told:
        together.append(one)
        if ADDS_VALUE.search(one.sql):
            yield together
            together = []
    if together:
        yield together


def stored() -> list[Stored]:
    """What `schema.sql` holds, in the order in which it ran. Nothing where there is no such file."""
    if not FILE.exists():
        return []
    _head, *blocks = FILE.read_text(encoding="utf-8").split(f"\n{MARK}")
    return [_read(block) for block in blocks]


def _read(block: str) -> Stored:
    head, _, statements = block.partition("\n")
    app, name, digest = head.split()
    return Stored((app, name), digest, statements.rstrip("\n"))


def still_standing(told: list[Stored], found: dict[Key, str]) -> Iterator[Stored]:
    """Those up to the first whose file is another now, or gone."""
    return takewhile(lambda one: found.get(one.key) == one.digest, told)


def digests() -> dict[Key, str]:
    """Every migration in the tree and its packages, by the digest of its file. None of them is imported."""
    return {(app.label, path.stem): digest_of(path) for app in apps.get_app_configs() for path in _files(app.label)}


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _files(label: str) -> Iterator[Path]:
    """Where Django would look for the migrations of an app, and only what it would take for one."""
    module, _ = MigrationLoader.migrations_module(label)
    package = find_spec(module) if module else None
    for folder in (package and package.submodule_search_locations) or ():
        for _, name, is_package in pkgutil.iter_modules([folder]):
            if not is_package and name[0] not in "_~":
                yield Path(folder) / f"{name}.py"
