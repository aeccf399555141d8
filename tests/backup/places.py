"""Offices that are backed up and the empty databases into which they come back, with real commits."""

import os
from contextlib import contextmanager
from signal import SIGKILL

from osl_site.common.backup import contents
from osl_site.common.backup.putting_back import WHAT_IS_THERE
from osl_site.common.database.roles import as_owner
from osl_site.common.files.services import keep
from tests import builders, office
from tests.needs.builders import note

FILES = "select id, encode(sha256(content), 'hex') from public.files_storedfile order by id"
GONE, COVERED = "Do usunięcia.", "Pani Maria choruje."
HARD_WORDS = "tabulator\ti \\ukośnik\\N\nnowy wiersz\r „Żółć” ▇ \\."


def tell_a_little():
    """Rows with words that COPY has to mask, and files: two of the same octets, one with every octet there is."""
    builders.office(address=HARD_WORDS)
    person = builders.user("administrator")
    for name, content in (
        ("pierwszy", b"%PDF-1 to samo"),
        ("drugi", b"%PDF-1 to samo"),
        ("inny", bytes(range(256)) * 9),
    ):
        keep(content, name=name, content_type="application/pdf", by=person)
    for text in (GONE, COVERED):
        note(text=text, written_by=person)


@contextmanager
def empty_database(name):
    """Django's connection is to a new database with nothing in it."""
    office.drop(name)
    office.administer("create database {}", name)
    with office.pointed_at(name):
        yield name
    office.drop(name)


def raw():
    """psycopg's own connection, as the owner, to the database of Django's."""
    with as_owner() as owners:
        return contents.connect(owners)


def everything(opened):
    """What is there: of every table how many rows, and their digest; and the octets of files."""
    tables, _left_out = contents.tables(opened)
    rows = {table.name: contents.rows(opened, table) for table in tables}
    files = opened.execute(FILES).fetchall()
    return rows, files, contents.sequences(opened)


def is_empty():
    with raw() as opened:
        return opened.execute(WHAT_IS_THERE).fetchone() == (0,)


def killed_at_files(words):
    """As one says how it goes: dead when the files' turn comes."""
    if words.startswith("pliki"):
        os.kill(os.getpid(), SIGKILL)
