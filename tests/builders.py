"""Rows with defaults, for tests. Each builder makes a whole, valid row; name only what the test is about."""

from datetime import UTC, datetime
from itertools import count
from types import SimpleNamespace

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import (
    NAMED_FORMS,
    Centre,
    Commune,
    Locality,
    LocalityForm,
    Method,
    Source,
    TargetGroup,
    Theme,
)
from osl_site.common.search import services as search

EPOCH = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)


def found(row):
    """The same row, which is found by its words from now on, as if a service had written it."""
    search.index(row)
    return row


def user(*roles, **fields):
    """An account that nobody can sign in to by password (hashing is slow); tests sign in by `signed_in`."""
    number = next(_numbers)
    fields = {"email": f"osoba{number}@przyklad.pl", "name": f"Osoba {number}", "created_at": EPOCH} | fields
    person = User(roles=list(roles or ("organiser",)), **fields)
    person.set_unusable_password()
    person.save()
    return person


def commune(**fields):
    fields = {"terc": "2801052", "name": "Górowo Iławeckie", "kind": "gmina wiejska"} | fields
    return Commune.objects.get_or_create(terc=fields.pop("terc"), defaults=fields)[0]


def locality(name="Kandyty", **fields):
    """One locality; `locative`, `ukrainian` and the other NAMED_FORMS are how the office says its name."""
    number = next(_numbers)
    fields = {"simc": f"{900000 + number:07}", "kind": "wieś", "slug": f"miejscowosc-{number}"} | fields
    forms = {form: fields.pop(form) for form in NAMED_FORMS if form in fields}
    if "commune" not in fields:
        fields["commune"] = commune()
    row = Locality.objects.create(name=name, **fields)
    for form, text in ((form, text) for form, text in forms.items() if text):
        LocalityForm.objects.create(locality=row, text=text, source=Source.OFFICE, **NAMED_FORMS[form])
    return row


def group(name="Wszyscy mieszkańcy", **fields):
    number = next(_numbers)
    fields = {"slug": f"grupa-{number}", "position": number} | fields
    return TargetGroup.objects.create(name=name, **fields)


def theme(slug="help"):
    """One of the first ones."""
    return Theme.objects.get(slug=slug)


def method(slug="talk"):
    """One of the first ones."""
    return Method.objects.get(slug=slug)


def office(**fields):
    """The office's one row."""
    return Centre.objects.create(pk=1, **{"name": "Centrum usług", "short_name": "CUS"} | fields)


def run_queue():
    done = 0
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("id"):
        task = app.tasks[job.task_name]
        context = [SimpleNamespace(job=job)] if task.pass_context else []
        task.func(*context, **job.args)
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set status = 'succeeded' where id = %s", [job.pk])
        done += 1
    return done
