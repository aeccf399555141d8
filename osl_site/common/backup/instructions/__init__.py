"""What an archive says to whoever has nothing but tar, age and psql: RESTORE.txt, and the scripts that it runs."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from osl_site.common.backup.contents import CONTENT, FILES, Table, quoted

HERE = Path(__file__).parent
HEAD = """\\set ON_ERROR_STOP on
set client_encoding = 'UTF8';
set datestyle = 'ISO, YMD';
set intervalstyle = 'postgres';
\\ir before.sql
"""
FOOT = """\\ir sequences.sql
\\ir after.sql
"""
OF_FILES = """create temporary table osl_told as select {listed} from public.files_storedfile with no data;
create temporary table osl_contents (sha256 text, content bytea);
{copy}
\\copy osl_contents from program 'sh files.sh'
insert into public.files_storedfile ({listed}, content)
    select {told}, osl_contents.content from osl_told join osl_contents using (sha256);
drop table osl_told, osl_contents;
"""


def part(table: str, number: int) -> str:
    """The member with these rows of a table."""
    return f"tables/{table}/{number:04}.gz"


def file(digest: str) -> str:
    """The member with the octets of this SHA-256."""
    return f"files/{digest[:2]}/{digest}"


def written(tables: Iterable[Table], left_out: Mapping[str, str], moment: datetime, server: str) -> dict[str, str]:
    """The members, by name."""
    told = "".join(f"  {name}: {why}\n" for name, why in left_out.items())
    text = (HERE / "RESTORE.txt").read_text()
    known = {"day": f"{moment:%Y-%m-%d, godz. %H:%M} UTC", "server": server, "left_out": told}
    return {
        "RESTORE.txt": text.format(**known),
        "load.sql": load(tables),
        "erase.sql": (HERE / "erase.sql").read_text().format(moment=moment.isoformat()),
        "files.sh": (HERE / "files.sh").read_text(),
    }


def load(tables: Iterable[Table]) -> str:
    """What psql does: tables, rows, numbers, and only then keys and laws."""
    return HEAD + "".join(_loaded(table) for table in tables) + FOOT


def _loaded(table: Table) -> str:
    if table.name != FILES:
        return _copy(table, f"public.{quoted(table.name)}") + "\n"
    told = ", ".join(f"osl_told.{quoted(name)}" for name in table.columns if name != CONTENT)
    return OF_FILES.format(listed=table.listed, told=told, copy=_copy(table, "osl_told"))


def _copy(table: Table, to: str) -> str:
    return f"\\copy {to} ({table.listed}) from program 'cat tables/{table.name}/*.gz | gzip -dc'"


def sequences(numbers: Mapping[str, int]) -> str:
    """With which number each goes on."""
    said = [f"select pg_catalog.setval('public.{quoted(name)}', {last});\n" for name, last in numbers.items()]
    return "".join(said)
