"""Pages of an office that has ten times as much of everything: none grows beyond its measure, in octets or queries."""

import re
from collections.abc import Callable, Iterator
from gzip import compress
from http.cookies import SimpleCookie
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, Occurrence, Registration, RegistrationState, Venue
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common.letters.models import Letter
from osl_site.roof.pages.table import ROLES, TABLE, url_of
from partners.models import Partner
from tests import builders
from tests.browser import session_of

TIMES = 10
MOST_OCTETS = 200_000
MOST_QUERIES = 96  # of the desk, which asks once or twice for each of its 54 kinds of matter
MOST_OF_THE_FORM = 40_000  # octets
UNLIKE: dict[type[Model], Callable[[Model, int], None]] = {  # what a copy may not have of the row that it is made of
    Activity: lambda row, number: None,
    Asset: lambda row, number: None,
    Conclusion: lambda row, number: _first_of_its_line(row),
    FieldNote: lambda row, number: None,
    Letter: lambda row, number: setattr(row, "message_id", f"{uuid4()}@127.0.0.1"),
    Need: lambda row, number: None,
    Occurrence: lambda row, number: setattr(row, "uid", uuid4()),
    Partner: lambda row, number: _another_partner(row, number),
    Registration: lambda row, number: _another_person(row, number),
    Venue: lambda row, number: setattr(row, "name", f"{row.name} {number}"),
}
PAGES = sorted(name for name, row in TABLE.items() if " " not in name and row.method == "GET" and row.is_page)


def _first_of_its_line(row: Conclusion) -> None:
    row.replaces_id, row.material_change = None, ""


def _another_partner(row: Partner, number: int) -> None:
    row.name = f"{row.name} {number}"
    row.nip = row.regon = row.krs = row.krkgw = ""
    row.doubted = []


def _another_person(row: Registration, number: int) -> None:
    row.key, row.code_digest = uuid4(), f"{number:064}"
    row.state, row.offered_until = RegistrationState.WAITING, None  # halls do not grow
    row.name = f"{row.name} {number}" if row.name else ""


def copies(model: type[Model], alter: Callable[[Model, int], None]) -> Iterator[Model]:
    number = 100_000
    for row in model.objects.order_by("pk"):
        for _ in range(TIMES - 1):
            number += 1
            columns = [field.attname for field in row._meta.concrete_fields if not field.generated]
            copy = model(**{name: getattr(row, name) for name in columns} | {"pk": None})
            alter(copy, number)
            yield copy


def reader(name: str) -> str:
    """The first role that the page opens for, the organiser before all others."""
    by_role = TABLE[name].by_role
    return next((role for role in ("organiser", *ROLES) if by_role[role] == "200"), "")


def test_no_page_outgrows_its_measure_in_an_office_ten_times_as_large(seeded):
    urls = {name: url_of(name) for name in PAGES if reader(name)}
    for model, alter in UNLIKE.items():
        model.objects.bulk_create(copies(model, alter), batch_size=500)
    too_much, client = {}, Client()
    for name, url in urls.items():
        role = reader(name)
        client.cookies = SimpleCookie({} if role == "nobody" else {settings.SESSION_COOKIE_NAME: session_of(role)})
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
        assert page.status_code == 200, name
        if len(page.content) > MOST_OCTETS or len(queries) > MOST_QUERIES:
            too_much[name] = f"{len(page.content)} octets, {len(queries)} queries"
    assert too_much == {}


def test_the_form_of_residents_weighs_little_with_all_that_it_brings(made_files, client, db):
    """As it travels the first time, to a phone with a weak signal: page, styles, letters and scripts."""
    builders.office()
    page = client.get("/powiedz-nam/").content
    brought = sorted(set(re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode())))
    assert {"css/osl.css", "js/photos.js"} <= set(brought)
    files = [Path(finders.find(name)) for name in brought]
    octets = len(compress(page)) + sum(as_sent(file) for file in files)
    assert octets < MOST_OF_THE_FORM, f"{octets} octets"


def as_sent(file: Path) -> int:
    """Letters are small already, all else is made so."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(compress(content))
