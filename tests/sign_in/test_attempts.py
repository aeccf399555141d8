"""Guessing is slowed down, wherever it comes from; people who mistype, and an office behind one line, go on."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test import Client, RequestFactory

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.privacy.retention import due_of
from osl_site.common.privacy.services import remove_due
from osl_site.common.sign_in import services
from osl_site.common.sign_in.forms import CodeForm
from osl_site.common.sign_in.lines import digest, network_of
from osl_site.common.sign_in.models import Attempt, KnownLine, Outcome, Step
from osl_site.common.sign_in.services.throttle import is_locked
from tests import builders
from tests.accounts.test_sign_in import PASSWORD

pytestmark = pytest.mark.django_db
OFFICE, ELSEWHERE = "198.51.100.7", "203.0.113.9"
LIST = "/biuro/ustawienia/konta/odrzucone-logowania/"


def person(**said):
    user = builders.user("coworker", **said)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def anna(db):
    return person()


def tried(email, password="nie to", line=OFFICE):
    """The status: 302 lets in, 200 says that something is wrong, 429 that nothing was looked at."""
    sent = {"username": email, "password": password}
    return Client().post("/logowanie/", sent, headers={"x-forwarded-for": line})


def status(*asked, **said):
    return tried(*asked, **said).status_code


def test_ten_wrong_ones_close_an_account_at_a_line_for_a_quarter_of_an_hour(anna, at):
    at(2026, 12, 1, 9)
    assert [status(anna.email) for _ in range(11)] == [200] * 10 + [429]
    page = tried(anna.email, PASSWORD)
    assert page.status_code == 429
    assert "Spróbuj ponownie o 9:16" in page.text
    assert status(anna.email, PASSWORD, ELSEWHERE) == 302
    at(2026, 12, 1, 9, 15, 1)
    assert status(anna.email, PASSWORD) == 302


def test_whoever_signs_in_after_mistyping_begins_at_nothing(anna):
    for _ in range(3):
        assert [status(anna.email) for _ in range(9)] == [200] * 9
        assert status(anna.email, PASSWORD) == 302


def test_an_address_without_an_account_is_closed_as_any_other(db):
    assert [status("nikt@przyklad.pl") for _ in range(11)] == [200] * 10 + [429]


def test_one_password_tried_at_every_account_is_tried_at_ten(at):
    at(2026, 12, 1, 9)
    people = [person() for _ in range(12)]
    assert [status(one.email, line=ELSEWHERE) for one in people] == [200] * 10 + [429] * 2
    assert status(people[11].email, PASSWORD, ELSEWHERE) == 429
    assert status(people[11].email, PASSWORD) == 302


def test_thirty_people_behind_one_address_are_not_locked_out_by_each_other(at):
    at(2026, 11, 30, 9)
    people = [person() for _ in range(30)]
    assert {status(one.email, PASSWORD) for one in people} == {302}
    at(2026, 12, 1, 8)
    assert {status(one.email) for one in people for _ in range(2)} == {200}
    assert {status(one.email, PASSWORD) for one in people} == {302}


def test_guessing_from_many_lines_is_slowed_and_leaves_the_persons_own_open(anna, at):
    at(2026, 11, 30, 9)
    assert status(anna.email, PASSWORD) == 302
    at(2026, 12, 1, 9)
    guesses = [status(anna.email, line=f"203.0.{number}.9") for number in range(55)]
    assert guesses == [200] * 50 + [429] * 5
    assert status(anna.email, PASSWORD, "192.0.2.1") == 429
    assert status(anna.email, PASSWORD) == 302


def test_a_new_password_by_letter_lifts_a_lock(anna, client, run_queue):
    assert [status(anna.email) for _ in range(11)][-1] == 429
    client.post("/haslo/nie-pamietam/", {"email": anna.email})
    run_queue()
    path = re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)[1]
    form = client.get(path, follow=True).redirect_chain[-1][0]
    new = "cztery zwykłe słowa"
    client.post(form, {"new_password1": new, "new_password2": new}, headers={"x-forwarded-for": OFFICE})
    assert status(anna.email, new) == 302


def test_an_administrator_lifts_a_lock_and_nobody_else(anna, administrator, director):
    for _ in range(10):
        status(anna.email)
    assert is_locked(anna)
    with pytest.raises(PermissionDenied):
        services.lift_lock(anna, by=director)
    assert services.lift_lock(anna, by=administrator) is True
    assert not is_locked(anna)
    assert services.lift_lock(anna, by=administrator) is False
    assert list(Entry.objects.values_list("act", "by")) == [("user.unlocked", administrator.pk)]
    assert status(anna.email, PASSWORD) == 302


def test_what_was_typed_is_kept_nowhere(anna):
    typed = "moje-haslo-w-zlym-polu@przyklad.pl"
    status(typed)
    attempt = Attempt.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("select a::text from sign_in_attempt a")
        (row,) = cursor.fetchone()
    assert (attempt.outcome, attempt.user, attempt.network) == ("unknown", None, "198.51.100.0/24")
    assert typed not in row
    assert OFFICE not in row


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2::", "2001:db8:1::/48"), ("", ""), ("nikt", "")],
)
def test_from_where_is_told_as_coarsely_as_a_network(address, network):
    assert network_of(address) == network


def test_the_worker_forgets_lines_after_a_day_and_refusals_after_two_years(anna, at):
    at(2024, 1, 1, 9)
    status(anna.email)
    at(2026, 12, 1, 9)
    status(anna.email)
    status(anna.email, PASSWORD)
    at(2026, 12, 2, 9, 1)
    assert remove_due("attempts").seen == 3
    (left,) = Attempt.objects.all()
    assert (left.at, left.outcome, left.name, left.line) == (moment(2026, 12, 1, 9), "wrong", "", "")
    assert due_of("attempts", clock.now()).count == 0
    at(2027, 1, 2, 9)
    remove_due("known_lines")
    assert not KnownLine.objects.exists()


def moment(*parts):
    return datetime(*parts, tzinfo=clock.WARSAW)


def test_the_administrator_looks_into_refusals(anna, administrator, signed_in, django_assert_num_queries):
    client = signed_in(administrator)
    status(anna.email)
    with django_assert_num_queries(9):
        client.get(LIST)
    for _ in range(29):
        status(anna.email)
    status("nikt@przyklad.pl")
    status(anna.email, PASSWORD, ELSEWHERE)
    with django_assert_num_queries(9):
        page = client.get(LIST)
    rows = page.context["lines"]
    assert [(row.user, row.outcome, row.times) for row in rows[:2]] == [(None, "unknown", 31), (anna, "locked", 31)]
    assert "198.51.100.0/24" in page.text
    found = client.get(f"{LIST}?powod=unknown").context["lines"]
    assert [row.outcome for row in found] == ["unknown"]
    assert "nie ma takiego konta" in client.get(f"{LIST}?format=csv").content.decode()


def refused(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("delete from sign_in_attempt", "permission denied|by its schedule alone"),
        ("update sign_in_attempt set user_id = null", "stays as it was"),
        ("update sign_in_attempt set network = ''", "stays as it was"),
        ("update sign_in_attempt set outcome = 'inne'", "attempt_has_known_outcome|said once"),
        ("truncate sign_in_attempt", "permission denied|by its schedule alone"),
    ],
)
def test_the_database_refuses(anna, statement, says):
    status(anna.email)
    with pytest.raises(Exception, match=says):
        refused(statement)


def test_signing_in_asks_the_database_a_bounded_number_of_questions(anna, django_assert_max_num_queries):
    with django_assert_max_num_queries(28):
        assert status(anna.email, PASSWORD) == 302


def test_a_line_that_is_known_is_known_by_a_digest_for_a_month(anna, at):
    at(2026, 12, 1, 9)
    status(anna.email, PASSWORD)
    known = KnownLine.objects.get()
    assert (known.user, known.line, known.seen_at) == (anna, digest("line", OFFICE), moment(2026, 12, 1, 9))
    assert timedelta(days=30) == services.throttle.LINE_KEPT
    assert Attempt.objects.get().outcome == Outcome.PASSED


def wrong_ones(user, number, *, at, step=Step.PASSWORD, lines=1):
    name = digest("code" if step == Step.FACTOR else "name", user.email)
    Attempt.objects.bulk_create(
        Attempt(at=at, step=step, outcome=Outcome.WRONG, user=user, name=name, line=str(i % lines))
        for i in range(number)
    )


@pytest.mark.parametrize(
    ("number", "lines", "step", "minutes", "expected"),
    [
        (10, 1, Step.PASSWORD, 14, True),
        (10, 1, Step.PASSWORD, 16, False),
        (49, 7, Step.PASSWORD, 14, False),
        (50, 7, Step.PASSWORD, 59, True),
        (50, 7, Step.PASSWORD, 61, False),
        (9, 9, Step.FACTOR, 59, False),
        (10, 10, Step.FACTOR, 59, True),
    ],
)
def test_the_page_of_an_account_knows_every_lock_and_lifts_it(anna, at, number, lines, step, minutes, expected):
    at(2026, 12, 1, 9)
    wrong_ones(anna, number, at=clock.now() - timedelta(minutes=minutes), step=step, lines=lines)
    assert is_locked(anna) is expected
    services.lift_lock(anna, by=builders.user("administrator"))
    assert not is_locked(anna)


def test_whoever_mistyped_codes_is_told_of_no_way_that_does_not_help(anna, at):
    at(2026, 12, 1, 9)
    wrong_ones(anna, 10, at=clock.now(), step=Step.FACTOR)
    request = RequestFactory().post("/logowanie/kod/", {"kod": "123456"})
    form = CodeForm(request.POST, request=request, user=anna)
    assert form.errors["kod"] == [
        "Było zbyt wiele błędnych kodów. Spróbuj ponownie o 10:01 albo poproś administratora, żeby zdjął blokadę z"
        " konta. Nowe hasło tu nie pomoże."
    ]


def test_the_old_password_is_guessed_no_faster_where_it_is_changed(anna, at, signed_in):
    at(2026, 12, 1, 9)
    client, typed = signed_in(anna), {"new_password1": "cztery inne słowa tu", "new_password2": "cztery inne słowa tu"}
    said = [client.post("/biuro/haslo/", typed | {"old_password": "nie to"}).text for _ in range(10)]
    assert all("Dotychczasowe hasło jest inne" in text for text in said)
    page = client.post("/biuro/haslo/", typed | {"old_password": PASSWORD})
    assert "Spróbuj ponownie o 9:16" in page.text
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)
    assert Attempt.objects.filter(step=Step.CONFIRMATION, outcome=Outcome.WRONG).count() == 10
