"""Pages of an office that has ten times as much of everything: none grows beyond its measure, in octets or queries."""

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, Occurrence, Registration, RegistrationState, Venue
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common.letters.models import Letter
from osl_site.roof.pages.table import ROLES, TABLE, url_of
from partners.models import Partner
from tests.browser import session_of

TIMES = 10
MOST_OCTETS = 200_000
MOST_QUERIES = 41
UNLIKE: dict[type[Model], Callable[[Model, int], None]] = {  # what a copy may not have of the row that it is made of
    Activity: lambda row, number: None,
    Asset: lambda row, number: None,
    Conclusion: lambda row, number: _first_of_its_line(row),
    FieldNote: lambda row, number: None,
    Letter: lambda row, number: setattr(row, "message_id", f"{uuid4()}@127.0.0.1"),
    Need: lambda row, number: None,
    Occurrence: lambda row, number: setattr(row, "uid", uuid4()),
    Partner: lambda row, number: setattr(row, "name", f"{row.name} {number}"),
    Registration: lambda row, number: _another_person(row, number),
    Venue: lambda row, number: setattr(row, "name", f"{row.name} {number}"),
}
PAGES = sorted(name for name, row in TABLE.items() if " " not in name and row.method == "GET" and row.is_page)


def _first_of_its_line(row: Conclusion) -> None:
    row.replaces_id, row.material_change = None, ""


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
