"""An error that nobody foresaw is remembered without a word of it, and told to administrators once an hour."""

import logging

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import resolve

from osl_site.common.faults import services, tasks
from osl_site.common.faults.handler import Remembering, attach
from osl_site.common.faults.models import Digest, Fault
from osl_site.machine.logs import current
from osl_site.roof import views
from tests import builders
from tests.breaking import sql

pytestmark = pytest.mark.django_db
SECRET = "Jan Kowalski, jan@przyklad.pl"


def met(problem, path="/kontakt/"):
    """Somebody opens a page that breaks; the number of their request."""
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    with current.answering() as answered:
        try:
            raise problem
        except Exception as caught:
            told = (type(caught), caught, caught.__traceback__)
            record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Broken: %s", (path,), told)
            record.request = request
            Remembering().handle(record)
    return answered.number


@pytest.fixture
def serving():
    """As in a process that serves: errors of pages are remembered."""
    logger = logging.getLogger("django.request")
    before = list(logger.handlers)
    attach()
    yield
    logger.handlers[:] = before


def test_a_page_that_breaks_is_remembered_by_whoever_serves(serving, monkeypatch):
    def broken(*_given):
        raise ValueError(SECRET)

    monkeypatch.setattr(views, "examined", broken)
    with current.answering() as answered:
        assert Client(raise_request_exception=False).get("/stan-systemu/").status_code == 500
    fault = Fault.objects.get()
    assert (fault.view, fault.kind, fault.request) == ("health", "ValueError", answered.number)
    assert fault.place.startswith("tests/faults/test_faults.py:")


def test_nothing_of_what_was_typed_is_kept():
    met(ValueError(SECRET))
    assert "Kowalski" not in str(Fault.objects.values_list().get())


def test_a_silent_database_is_no_error_of_the_page():
    met(OperationalError("gone"))
    assert Fault.objects.count() == 0


def test_a_page_that_breaks_for_everybody_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr(services, "MOST_UNTOLD", 2)
    for _time in range(3):
        met(ValueError())
    assert Fault.objects.count() == 2


def test_administrators_get_one_letter_an_hour_without_a_word_of_anybody(
    administrator, organiser, at, run_queue, mailoutbox
):
    builders.user("administrator", is_active=False)
    at(2026, 12, 1, 9)
    numbers = [met(ValueError(SECRET)) for _time in range(3)] + [met(KeyError(SECRET), "/kalendarz/")]
    tasks.tell_of_faults.func(timestamp=0)
    tasks.tell_of_faults.func(timestamp=0)
    run_queue()

    (letter,) = mailoutbox
    assert letter.to == [administrator.email]
    assert "3 razy" in letter.body
    assert "1 raz" in letter.body
    assert all(number in letter.body for number in numbers)
    assert "strona: contact" in letter.body
    assert "Kowalski" not in letter.body

    met(ValueError())
    at(2026, 12, 1, 9, 30)
    assert services.tell() is None
    at(2026, 12, 1, 10)
    assert services.tell().faults.count() == 1
    at(2026, 12, 1, 11)
    assert services.tell() is None


def test_jobs_that_failed_are_told_too(administrator, run_queue, mailoutbox):
    sql("insert into procrastinate_jobs (queue_name, task_name, status) values ('x', 'x', 'failed')")
    sql("insert into procrastinate_events (job_id, type, at) select id, 'failed', now() from procrastinate_jobs")
    assert services.tell().failed_jobs == 1


def test_after_a_month_all_of_it_is_forgotten(administrator, at):
    at(2026, 12, 1, 9)
    met(ValueError())
    services.tell()
    at(2026, 12, 30, 9)
    services.forget()
    assert (Fault.objects.count(), Digest.objects.count()) == (1, 1)
    at(2027, 1, 2, 9)
    services.forget()
    assert (Fault.objects.count(), Digest.objects.count()) == (0, 0)
