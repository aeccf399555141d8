"""What was erased after a backup was taken travels beside it, without a word of it, and is erased again at a restore.

The list is a file of JSON lines: the first says of which archive it is, each other one is a row of audit_erasure.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from osl_site.common.backup.refusals import BackupError
from osl_site.common.backup.shelf import list_of

BEFORE = timedelta(days=1)  # an act that began before the backup may have ended after it
ARE_TOLD = "select to_regclass('public.audit_erasure') is not null"
YOUNGER = "select to_jsonb(e) from public.audit_erasure e where at >= %s order by id"
MISSING = """
select line from jsonb_array_elements(%s) line
 where not exists (select from public.audit_erasure where id = (line ->> 'id')::bigint)
"""
ADD = "insert into public.audit_erasure select * from jsonb_populate_recordset(null::public.audit_erasure, %s)"
NEXT_NUMBER = """
select setval(pg_get_serial_sequence('public.audit_erasure', 'id'), (select max(id) from public.audit_erasure))
"""
ERASE = "select public.audit_erase_lines(%s)"
NO_LIST = (
    "Obok kopii nie ma listy usunięć ({name}). Bez niej wróciłoby to, co usunięto na prośbę ludzi po zrobieniu kopii."
    " Skopiuj listę z folderu kopii. Jeśli przepadła, dodaj --without-erasures i usuń te dane sam."
)
ANOTHERS = (
    "Lista usunięć {name} jest od innej kopii niż {archive}. Skopiuj z folderu kopii tę, która leży obok tej kopii."
    " Nic nie zmieniono."
)


@dataclass(frozen=True)
class Erasures:
    """The list of one archive: what it says of it, and the lines. `sha256` is empty where there is no list."""

    sha256: str
    keys: tuple[str, ...]
    lines: tuple[dict[str, Any], ...]


def younger(connection: psycopg.Connection, moment: datetime) -> list[dict[str, Any]]:
    """What was erased since, and a day before: twice does no harm. Nothing where the database knows of no erasures."""
    if not connection.execute(ARE_TOLD).fetchone()[0]:
        return []
    return [line for (line,) in connection.execute(YOUNGER, [moment - BEFORE]).fetchall()]


def text_of(archive: str, sha256: str, keys: Sequence[str], lines: Sequence[dict[str, Any]]) -> str:
    """As it lies beside the archive."""
    head = {"archive": archive, "sha256": sha256, "keys": list(keys)}
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (head, *lines))


def read(archive: Path) -> Erasures:
    """The list beside an archive. Raises BackupError where there is none, or nobody can read it."""
    path = list_of(archive)
    if not path.exists():
        raise BackupError(NO_LIST.format(name=path.name))
    try:
        head, *lines = [json.loads(line) for line in path.read_text().splitlines()]
        return Erasures(head["sha256"], tuple(head["keys"]), tuple(lines))
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(f"Listy usunięć {path.name} nie da się odczytać. Skopiuj ją jeszcze raz.") from error


def refuse_anothers(found: Erasures, archive: Path, sha256: str) -> None:
    """Raises BackupError where the list was written of another archive than this, whose SHA-256 is given. A new name
    alone, of both, makes no other archive."""
    if found.sha256 not in ("", sha256):
        raise BackupError(ANOTHERS.format(name=list_of(archive).name, archive=archive.name))


def erase_again(connection: psycopg.Connection, found: Erasures) -> int:
    """Do once more what the archive does not know, and nothing else, as the owner, in the caller's transaction.

    Answers how many rows were touched. Raises BackupError where the database cannot tell erasures.
    """
    if not found.lines:
        return 0
    if not connection.execute(ARE_TOLD).fetchone()[0]:
        raise BackupError("Ten program nie zna listy usunięć. Odtwórz kopię tą wersją, która ją zrobiła, albo nowszą.")
    missing = [line for (line,) in connection.execute(MISSING, [Jsonb(list(found.lines))]).fetchall()]
    if not missing:
        return 0
    connection.execute(ADD, [Jsonb(missing)])
    connection.execute(NEXT_NUMBER)
    return connection.execute(ERASE, [[line["id"] for line in missing]]).fetchone()[0]
