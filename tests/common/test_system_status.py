"""The state of the system: one word to everybody, figures to the office and to a monitor that brings its token."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common import clock, registry
from osl_site.common.accounts.emails import PASSWORD
from osl_site.common.audit.models import Entry
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.queue_health import queue_health
from osl_site.roof.desk import matters
from tests import builders
from tests.reading import text_of

pytestmark = pytest.mark.django_db
HEALTH, PAGE = "/stan-systemu/", "/biuro/ustawienia/stan-systemu/"


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def seen(ago):
    sql(f"insert into procrastinate_workers (last_heartbeat) values (now() - interval '{ago}')")


def waits(ago):
    """A job of this age."""
    promise(PASSWORD, [Recipient("ktos@przyklad.pl", builders.user())])
    sql(f"update procrastinate_jobs set scheduled_at = now() - interval '{ago}' where status = 'todo'")


def failed(person):
    (letter,) = promise(PASSWORD, [Recipient(person.email, person)])
    Letter.objects.filter(pk=letter.pk).update(
        state="failed", said="Serwer poczty nie przyjmuje tego adresu (550).", ended_at=clock.now(), tries=1
    )
    return letter


def asked(**headers):
    answer = Client().get(HEALTH, headers=headers)
    return answer.status_code, answer.json()


def test_everybody_is_told_one_word_and_the_monitor_all(settings):
    settings.MONITOR_TOKEN = "tajny"
    seen("1 second")
    waits("3 minutes")
    assert asked() == asked(Authorization="Bearer inny") == (200, {"stan": "działa"})
    status, told = asked(Authorization="Bearer tajny")
    assert (status, told["stan"], told["czeka"], told["najstarsze_czeka_minut"]) == (200, "działa", 1, 3)


def test_without_a_token_of_ours_nobody_brings_one():
    assert asked(Authorization="Bearer ") == (200, {"stan": "działa"})


@pytest.mark.parametrize("trouble", [lambda: seen("6 minutes"), lambda: (seen("1 second"), waits("16 minutes"))])
def test_a_worker_that_is_silent_or_late_is_said(trouble):
    seen("1 second")
    assert matters(builders.user("administrator")) == []
    sql("delete from procrastinate_workers")
    trouble()
    assert asked() == (503, {"stan": "nie działa"})
    (matter,) = matters(builders.user("administrator"))
    assert (matter.sentence, matter.url) == ("E-maile i dokumenty czekają: praca w tle stoi.", PAGE)


def test_what_waits_for_its_hour_is_not_late():
    seen("1 second")
    waits("-1 hour")
    assert (queue_health().waiting, asked()[0]) == (0, 200)


def test_a_database_that_does_not_answer_is_said_and_is_no_error(monkeypatch):
    def down():
        raise OperationalError

    monkeypatch.setitem(registry.health._entries, 10, down)
    assert asked() == (503, {"stan": "nie działa"})


def test_whoever_signed_in_is_led_to_the_page(desk):
    assert desk.get(HEALTH).url == PAGE


def test_a_failed_letter_is_a_matter_of_whoever_may_mend_it_and_is_sent_again_from_the_page(
    administrator, coworker, signed_in, run_queue, mailoutbox
):
    letter = failed(coworker)
    told = [matter.sentence for matter in matters(administrator)]
    assert "Nie doszedł 1 e-mail." in told
    assert [matter for matter in matters(coworker) if "e-mail" in matter.sentence] == []

    page = signed_in(administrator)
    assert "Serwer poczty nie przyjmuje tego adresu (550)." in page.get(PAGE).text
    again = f"{PAGE}listy/{letter.pk}/wyslij/"
    assert signed_in(coworker).post(again).status_code == 404
    for words in ("Wysyłamy ten e-mail jeszcze raz.", "Ten e-mail jest już załatwiony."):
        assert words in text_of(page.post(again, follow=True))
    run_queue()
    assert [sent.to for sent in mailoutbox] == [[coworker.email]]


def test_a_letter_of_no_use_is_put_aside(administrator, coworker, signed_in):
    letter = failed(coworker)
    answer = signed_in(administrator).post(f"{PAGE}listy/{letter.pk}/odloz/", follow=True)
    assert "Ten e-mail nie czeka już na wysłanie." in text_of(answer)
    assert matters(administrator) == []


def test_a_failed_job_is_repeated_once_by_an_administrator(administrator, organiser, signed_in):
    waits("1 minute")
    sql("update procrastinate_jobs set status = 'failed'")
    job = ProcrastinateJob.objects.get()
    again, page = f"{PAGE}zadania/{job.pk}/ponow/", signed_in(administrator)
    assert f"Zadanie nr {job.pk}" in page.get(PAGE).text
    assert signed_in(organiser).post(again).status_code == 403
    for words in ("Zadanie wróciło do kolejki.", "To zadanie już wróciło do kolejki."):
        assert words in text_of(page.post(again, follow=True))
    assert ProcrastinateJob.objects.get().status == "todo"
    assert list(Entry.objects.values_list("act", flat=True)) == ["job.repeated"]


def test_the_page_asks_as_much_of_thirty_letters_as_of_one(administrator, signed_in, django_assert_max_num_queries):
    page, letters = signed_in(administrator), [failed(builders.user()) for _number in range(30)]
    Letter.objects.exclude(pk=letters[0].pk).update(state="waiting", ended_at=None)
    with django_assert_max_num_queries(40) as one:
        page.get(PAGE)
    Letter.objects.exclude(pk=letters[0].pk).update(state="failed", ended_at=clock.now())
    with django_assert_max_num_queries(len(one)):
        page.get(PAGE)


def test_the_page_says_that_all_is_well_only_when_something_worked(administrator, signed_in):
    page = signed_in(administrator)
    assert "praca w tle jeszcze się nie zaczęła" in page.get(PAGE).text
    seen("1 second")
    answer = page.get(PAGE).text
    assert "kopii zapasowej jeszcze nie ma" in answer
    assert "Wszystko działa." not in answer
