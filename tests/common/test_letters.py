"""A letter promised is a letter sent, or somebody reads why not; and no log, job or trail says to whom it was."""

import json
import logging
from datetime import timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common import clock, registry
from osl_site.common.accounts.emails import PASSWORD
from osl_site.common.audit.models import Entry
from osl_site.common.letters import mail_server, services, tasks
from osl_site.common.letters.models import Letter
from osl_site.common.letters.tokens import Purpose
from osl_site.common.privacy.services import remove_due
from osl_site.common.registry import LetterKind, Written
from tests import builders
from tests.breaking import refused

pytestmark = pytest.mark.django_db
TO = "tajna.osoba@przyklad.pl"
KIND = "tests.kind"
ANSWERS = []


class Answering(BaseEmailBackend):
    """A mail server that says what the test put into ANSWERS, and then takes everything."""

    def send_messages(self, letters):
        if ANSWERS:
            raise ANSWERS.pop(0)
        mail.outbox.extend(letters)


@pytest.fixture(autouse=True)
def answers(settings, monkeypatch):
    """What the server says, and a kind of letter whose words are always the same."""
    settings.EMAIL_BACKEND = "tests.common.test_letters.Answering"
    ANSWERS.clear()
    kind = LetterKind(lambda letter: Written("Zapis", "Dzień dobry"), lambda letters: {}, lambda user: None)
    monkeypatch.setitem(registry.letters._entries, KIND, kind)
    return ANSWERS


def promised(kind=KIND, to=TO, **fields):
    person = fields.pop("subject", None) or builders.user("organiser")
    (letter,) = services.promise(kind, [services.Recipient(to, person, **fields)])
    return letter


def after(letter):
    letter.refresh_from_db()
    return letter.state, letter.tries, letter.said


def closed():
    return SMTPServerDisconnected("zamknięte")


def unknown(code=550):
    return SMTPRecipientsRefused({TO: (code, f"<{TO}> no such user".encode())})


def test_one_recipient_is_one_letter_and_one_job_that_holds_its_number_alone(run_queue):
    person = builders.user("organiser")
    letters = services.promise(KIND, [services.Recipient(f"{who}@przyklad.pl", person) for who in ("anna", "jan")])
    jobs = ProcrastinateJob.objects.filter(task_name=services.SEND)
    assert [job.args for job in jobs.order_by("id")] == [{"letter_id": letter.pk} for letter in letters]
    assert mail.outbox == []
    run_queue()
    assert [letter.to for letter in mail.outbox] == [["anna@przyklad.pl"], ["jan@przyklad.pl"]]


def test_a_first_address_that_is_refused_leaves_nobody_else_without_a_letter(answers, run_queue):
    answers.append(unknown())
    first, second = promised(), promised(to="jan@przyklad.pl")
    run_queue()
    assert (after(first)[0], after(second)[0]) == ("failed", "sent")


def test_tries_are_spread_over_two_days_and_then_it_is_said(answers, at):
    at(2026, 12, 1, 9)
    letter, began = promised(), clock.now()
    answers.extend(closed() for _try in range(9))
    hours = []
    for _try in range(7):
        services.send(letter.pk)
        letter.refresh_from_db()
        assert letter.state == "waiting"
        hours.append((letter.due_at - began).total_seconds() / 3600)
        jobs = ProcrastinateJob.objects.filter(args__letter_id=letter.pk, scheduled_at=letter.due_at)
        assert jobs.count() == 1
    services.send(letter.pk)
    assert after(letter) == ("failed", 8, "Serwer poczty nie odpowiada.")
    assert [round(number, 2) for number in hours] == [0.02, 0.08, 0.5, 2, 6, 12, 24]


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (unknown, "failed"),
        (lambda: unknown(450), "waiting"),
        (lambda: SMTPDataError(554, b"no"), "failed"),
        (lambda: SMTPDataError(451, b"later"), "waiting"),
        (lambda: SMTPAuthenticationError(535, b"who are you"), "waiting"),  # of ours, and mended by somebody
        (TimeoutError, "waiting"),
        (ConnectionRefusedError, "waiting"),
        (lambda: ValueError("Header"), "failed"),
    ],
)
def test_what_will_be_refused_again_ends_at_once_and_the_rest_is_tried_again(problem, state, answers):
    letter = promised()
    answers.append(problem())
    services.send(letter.pk)
    assert after(letter)[0] == state


def test_a_letter_done_twice_by_the_queue_goes_once(answers):
    letter = promised()
    for _time in range(3):
        services.send(letter.pk)
    assert len(mail.outbox) == 1


def test_whose_worker_died_while_it_was_sent_goes_once_more_under_the_same_name_and_never_a_third_time(monkeypatch):
    letter = promised()
    for sent in (1, 2, 2):
        with monkeypatch.context() as patch:
            patch.setattr(services, "_surely", lambda write: None)  # it died before it could write that down
            services.send(letter.pk)
        assert len(mail.outbox) == sent
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1
    assert after(letter) == ("failed", 2, services.INTERRUPTED)


def test_that_a_letter_went_is_written_down_as_soon_as_the_database_answers_again(monkeypatch):
    lost = [OperationalError("gone"), InterfaceError("closed"), OperationalError("starting up")]
    waits, written = [], []
    monkeypatch.setattr(services.time, "sleep", waits.append)
    monkeypatch.setattr(services, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(services, "close_old_connections", lambda: None)

    def write():
        if lost:
            raise lost.pop()
        written.append(True)

    services._surely(write)
    assert (written, waits) == ([True], [1, 2, 5])

    lost += [OperationalError("gone")] * 9  # for ever: then it ends, and the letter is found by its lost job
    waits.clear()
    with pytest.raises(OperationalError):
        services._surely(write)
    assert (len(lost), sum(waits) < 60) == (3, True)


def test_what_is_no_longer_so_is_not_said(monkeypatch):
    letter = promised()
    none = LetterKind(lambda letter: None, lambda letters: {}, lambda user: None)
    monkeypatch.setitem(registry.letters._entries, KIND, none)
    services.send(letter.pk)
    assert (after(letter)[0], mail.outbox) == ("dropped", [])


def test_an_error_of_ours_is_logged_without_its_words_and_tried_again(monkeypatch, caplog):
    def broken(letter):
        raise RuntimeError(letter.to)

    monkeypatch.setitem(registry.letters._entries, KIND, LetterKind(broken, lambda letters: {}, lambda user: None))
    letter = promised()
    services.send(letter.pk)
    assert after(letter)[0] == "waiting"
    assert "RuntimeError" in caplog.text
    assert TO not in caplog.text


def test_no_log_no_job_and_no_entry_says_to_whom_a_letter_is(answers, caplog, administrator):
    caplog.set_level(logging.DEBUG)
    letter = promised(PASSWORD, subject=administrator)
    Letter.objects.filter(pk=letter.pk).update(to=TO)
    type(administrator).objects.filter(pk=administrator.pk).update(email=TO)
    answers.extend([closed(), unknown()])
    services.send(letter.pk)
    services.send(letter.pk)
    services.send_again(letter, by=administrator)
    services.send(letter.pk)
    assert len(mail.outbox) == 1
    kept = [caplog.text, json.dumps(list(ProcrastinateJob.objects.values_list("args", flat=True)))]
    kept += [str(row) for row in Entry.objects.values_list("act", "subject_type", "fields")]
    kept += Letter.objects.values_list("said", flat=True)
    assert [words for words in kept if TO in words] == []


def test_a_letter_says_who_sends_it_who_answers_and_that_a_machine_wrote_it(settings):
    builders.office(name="Centrum usług społecznych w Górowie", organiser_email="organizator@przyklad.pl")
    settings.DEFAULT_FROM_EMAIL = "osl@przyklad.pl"
    services.send(promised(language="uk").pk)
    (sent,) = mail.outbox
    head = sent.message()
    name, address = parseaddr(head["From"])
    assert (str(make_header(decode_header(name))), address) == (
        "Centrum usług społecznych w Górowie",
        "osl@przyklad.pl",
    )
    assert (head["Reply-To"], head["Auto-Submitted"]) == ("organizator@przyklad.pl", "auto-generated")
    assert head["Content-Language"] == "uk"
    assert [name for name in head if name.lower().startswith("list-")] == []


def test_a_long_name_of_the_office_is_its_short_one():
    assert parseaddr(mail_server.sender(builders.office(name="C" * 61, short_name="CUS")))[0] == "CUS"


def test_what_failed_is_sent_again_once_by_whom_the_room_names_and_leaves_an_entry(answers, administrator, organiser):
    letter = promised(PASSWORD, to=organiser.email, subject=organiser)
    answers.append(unknown())
    services.send(letter.pk)
    with pytest.raises(PermissionDenied):
        services.send_again(letter, by=organiser)
    services.send_again(letter, by=administrator)
    with pytest.raises(ValidationError, match="już załatwiony"):
        services.send_again(letter, by=administrator)
    assert Entry.objects.get().act == "letter.sent_again"
    services.send(letter.pk)
    assert after(letter) == ("sent", 1, "")


def test_what_failed_is_put_aside(answers, administrator, organiser):
    letter = promised(PASSWORD, to=organiser.email, subject=organiser)
    answers.append(unknown())
    services.send(letter.pk)
    services.settle(letter, by=administrator)
    assert (after(letter)[0], Entry.objects.get().act) == ("dropped", "letter.settled")


def test_a_letter_that_lost_its_job_gets_another_and_no_other_does(at):
    at(2026, 12, 1, 9)
    lost, cared_for = promised(), promised()
    ProcrastinateJob.objects.filter(args__letter_id=lost.pk).update(status="cancelled")
    tasks.take_up_lost.func(timestamp=0)
    at(2026, 12, 1, 9, 11)
    for _time in range(2):
        tasks.take_up_lost.func(timestamp=0)
    jobs = ProcrastinateJob.objects.filter(status="todo").order_by("id")
    assert [job.args["letter_id"] for job in jobs] == [cared_for.pk, lost.pk]


def test_an_address_goes_with_its_row_and_with_time(at):
    at(2026, 12, 1, 9)
    sent, waiting, other = promised(), promised(), promised()
    services.send(sent.pk)
    services.forget(builders.User, [waiting.subject_id])
    assert (after(waiting)[0], waiting.to) == ("dropped", "")
    remove_due("letters")
    sent.refresh_from_db()
    assert sent.to == TO
    at(2026, 12, 31, 10)
    remove_due("letters")
    assert list(Letter.objects.order_by("pk").values_list("to", flat=True)) == ["", "", TO]  # the last one still waits
    assert other.pk


@pytest.mark.parametrize(
    "change", [{"state": "waiting", "ended_at": None}, {"message_id": "2@x"}, {"kind": "x"}, {"subject_id": 7}]
)
def test_the_database_keeps_what_was_promised_and_what_went(change):
    letter = promised()
    services.send(letter.pk)
    refused(lambda: Letter.objects.filter(pk=letter.pk).update(**change))


def test_the_database_keeps_letters_and_forgets_addresses_for_good():
    letter = promised()
    services.send(letter.pk)
    refused(letter.delete)
    Letter.objects.filter(pk=letter.pk).update(to="")
    refused(lambda: Letter.objects.filter(pk=letter.pk).update(to=TO))


@pytest.mark.parametrize("state", ["sent", "failed", "dropped"])
def test_what_became_of_a_letter_stays_written_and_only_its_address_goes(state, answers, administrator):
    letter = promised(PASSWORD, subject=builders.user("coworker", email=TO))
    answers.extend([SMTPRecipientsRefused({TO: (550, b"")})] * (state != "sent"))
    services.send(letter.pk)
    letter.refresh_from_db()
    if state == "dropped":
        services.settle(letter, by=administrator)
    row = Letter.objects.filter(pk=letter.pk)
    for change in ({"said": "Doszedł."}, {"tries": 7}, {"ended_at": letter.made_at}, {"to": "inna@przyklad.pl"}):
        refused(lambda change=change: row.update(**change))
    for other in {"sent", "sending"} - {state}:
        refused(lambda other=other: row.update(state=other, ended_at=None if other == "sending" else clock.now()))
    assert row.update(to="") == 1


def test_no_letter_waits_without_an_address():
    letter = promised()
    refused(lambda: Letter.objects.filter(pk=letter.pk).update(to=""))


# Links


def test_a_link_serves_its_purpose_alone_in_its_time_and_its_state(at):
    at(2026, 12, 1, 9)
    first, second = Purpose("tests.first", timedelta(hours=1)), Purpose("tests.second", timedelta(hours=1))
    token = first.token(7, ("stan", 1))
    assert first.number(token, ("stan", 1)) == 7
    assert [first.number(token, ("stan", 2)), first.number(token), second.number(token, ("stan", 1))] == [None] * 3
    assert first.number(token[:-1], ("stan", 1)) is None
    at(2026, 12, 1, 10, 1)
    assert first.number(token, ("stan", 1)) is None


def test_a_link_without_end_does_not_pass_for_one_that_has_an_end():
    endless, ending = Purpose("tests.same"), Purpose("tests.same", timedelta(hours=1))
    assert endless.number(endless.token(7)) == 7
    assert [endless.number(ending.token(7)), ending.number(endless.token(7))] == [None, None]
    assert [endless.number(token) for token in ("", "7", "7.", "7.x", "ą.ę")] == [None] * 5
