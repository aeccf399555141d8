"""The bench of partners measures, in an empty office of its own."""

from datetime import datetime

import pytest

from bench import measure, partners
from osl_site.common.database import roles
from tests import office


@pytest.fixture
def empty_database(server, shared_folder, worker_id, django_db_blocker, settings):
    """A clone of the database without a row, for one test alone."""
    source = office.empty_once(shared_folder)
    name = f"{source}_{worker_id}_bench_partners"
    office.clone(source, name)
    settings.CLOCK_STANDS_AT = datetime.fromisoformat(office.NOW)
    with django_db_blocker.unblock(), office.pointed_at(name):
        yield name
    office.drop(name)


def test_what_is_waited_for_among_partners_is_measured(empty_database, monkeypatch):
    """Of a few rows, once: the command alone asks how long many take."""
    monkeypatch.setattr(measure, "TIMES", 2)
    told = []
    with roles.as_owner():
        rows = partners.run(told.append, sizes=(12,))
    assert [row["what"] for row in rows] == [
        "list",
        "search in the list",
        "log",
        "search in the log",
        "form of an entry",
        "follow-ups",
        "network, its table",
        "network, map and picture",
        "page of a partner",
        "alike while typing",
        "merge, taken back",
        "directory, cold",
        "directory, warm",
        "map of 60",
        "picture of 60",
        "import, look: 12 rows",
        "import, take: 12 rows",
    ]
    assert all(row.get("p50_ms", row.get("seconds")) >= 0 for row in rows)
    assert len([line for line in told if line]) == len(rows) + 1
