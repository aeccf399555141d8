"""The bench of recognition measures, in an empty office of its own with real commits: forms come at one moment there,
each on a connection of its own."""

from datetime import datetime

import pytest

from bench import measure, needs
from needs.models import FieldNote
from osl_site.common.database import roles
from tests import office


@pytest.fixture
def empty_database(server, shared_folder, worker_id, django_db_blocker, settings):
    """A clone of the database without a row, for one test alone."""
    source = office.empty_once(shared_folder)
    name = f"{source}_{worker_id}_bench"
    office.clone(source, name)
    settings.CLOCK_STANDS_AT = datetime.fromisoformat(office.NOW)
    with django_db_blocker.unblock(), office.pointed_at(name):
        yield name
    office.drop(name)


def test_what_is_waited_for_in_recognition_is_measured(empty_database, monkeypatch):
    """Of a few rows, once: the command alone asks how long many take."""
    monkeypatch.setattr(measure, "TIMES", 1)
    monkeypatch.setattr(needs, "QUERIES", needs.QUERIES[:2])
    told = []
    with roles.as_owner():
        rows = needs.run(told.append, sizes=(60,), imported=20, at_once=3)
    assert [row["what"] for row in rows] == [
        "reindex",
        "search: newest 20",
        "search: count",
        "page of the whole office",
        "page of notes found",
        "ILIKE: newest 20",
        "simple text search: newest 20",
        "similar notes",
        "inbox page",
        "inbox searched",
        "one submission",
        "similar submissions",
        "/powiedz-nam/",
        "import of notes",
        "memory of an import",
        "submissions at once",
        "gold set",
        "gold set without marks",
    ]
    assert rows[12]["bytes"] < 40_000
    assert FieldNote.objects.count() == 60 + 20 + 2 + 20
    assert (rows[15]["kept"], rows[15]["codes"], rows[15]["refused"]) == (3, 3, 0)
