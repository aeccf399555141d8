"""Where somebody is signed in, how long, and how that ends."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client

from osl_site.common.accounts import services as accounts
from osl_site.common.audit.models import Entry
from osl_site.common.privacy.services import remove_due
from osl_site.common.sign_in import services
from osl_site.common.sign_in.browsers import browser_in_words
from osl_site.common.sign_in.models import Session
from tests import builders
from tests.accounts.test_sign_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PAGE = "/biuro/ustawienia/moje-logowanie/"


@pytest.fixture
def person(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def browser(person, agent=FIREFOX):
    client = Client(headers={"user-agent": agent})
    assert sign_in(client, person).status_code == 302
    return client


def is_in(client):
    return client.get("/biuro/ustawienia/").status_code == 200


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36", "Chrome, Android"),
        ("", "inna przeglądarka"),
    ],
)
def test_a_browser_is_called_as_its_owner_calls_it(said, words):
    assert browser_in_words(said) == words


def test_a_session_knows_whose_it_is_and_in_which_browser(person, at):
    at(2026, 12, 1, 9)
    browser(person)
    (session,) = Session.objects.all()
    assert (session.user, session.browser) == (person, "Firefox, Windows")
    assert session.expire_date - session.created_at == timedelta(hours=12)


def test_left_alone_for_an_hour_a_session_ends(person, at):
    at(2026, 12, 1, 9)
    client = browser(person)
    at(2026, 12, 1, 9, 59)
    assert is_in(client)
    at(2026, 12, 1, 10, 58)
    assert is_in(client)
    at(2026, 12, 1, 11, 58)
    assert not is_in(client)


def test_after_twelve_hours_it_ends_however_much_is_done(person, at):
    at(2026, 12, 1, 7)
    client = browser(person)
    for half_hours in range(1, 24):
        at(2026, 12, 1, 7 + half_hours // 2, 30 * (half_hours % 2))
        assert is_in(client)
        client.session.save()  # what is written into it puts nothing off
    at(2026, 12, 1, 19)
    assert not is_in(client)


def test_that_it_is_used_is_written_once_in_five_minutes(person, at, django_assert_num_queries):
    at(2026, 12, 1, 9)
    client = browser(person)
    client.get(PAGE)
    at(2026, 12, 1, 9, 4)
    with django_assert_num_queries(9):
        client.get(PAGE)
    at(2026, 12, 1, 9, 5)
    with django_assert_num_queries(10):
        client.get(PAGE)
    assert Session.objects.get().seen_at.minute == 5


def test_a_person_sees_their_own_sessions_and_ends_one(person):
    here, there = browser(person), browser(person, "Chrome/141.0 Android")
    browser_of_other = builders.user("organiser")
    browser_of_other.set_password(PASSWORD)
    browser_of_other.save()
    other = browser(browser_of_other)
    page = here.get(PAGE)
    assert [one.session.browser for one in page.context["sessions"]] == ["Firefox, Windows", "Chrome, Android"]
    assert there.session.session_key not in page.text
    (address,) = re.findall(rf'action="({PAGE}wyloguj/\w+/)"', page.text)

    assert other.post(address).status_code == 404
    assert here.post(address).status_code == 302
    assert here.post(address).status_code == 404
    assert [is_in(client) for client in (here, there, other)] == [True, False, True]
    assert list(Entry.objects.values_list("act", "by")) == [("user.session_ended", person.pk)]


def test_a_person_ends_all_but_this(person):
    here, *others = [browser(person) for _ in range(3)]
    here.post(f"{PAGE}wyloguj/")
    assert [is_in(client) for client in (here, *others)] == [True, False, False]


def test_the_list_takes_no_more_queries_for_many(person, django_assert_num_queries):
    here = browser(person)
    with django_assert_num_queries(9):
        here.get(PAGE)
    for _ in range(30):
        Client().force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_num_queries(9):
        assert len(here.get(PAGE).context["sessions"]) == 31


def test_an_administrator_ends_all_sessions_of_an_account_and_nobody_else(person, administrator, director):
    client = browser(person)
    with pytest.raises(PermissionDenied):
        services.end_sessions(person, by=director)
    assert services.end_sessions(person, by=administrator) == 1
    assert not is_in(client)
    with pytest.raises(PermissionDenied):
        services.end_session(person, "x", by=administrator)


def test_a_new_password_ends_every_other_session(person):
    here, there = browser(person), browser(person)
    new = "cztery zwykłe słowa"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/biuro/haslo/", sent).status_code == 302
    assert [is_in(client) for client in (here, there)] == [True, False]
    assert Session.objects.filter(user=person).count() == 1
    accounts.change_password(person, password="pięć zwykłych słów", by=person)
    assert not Session.objects.filter(user=person).exists()


def test_the_worker_removes_what_has_ended(person, at):
    at(2026, 12, 1, 7)
    browser(person)
    at(2026, 12, 1, 8, 30)
    client = browser(person)
    assert remove_due("sessions").removed > 0
    assert Session.objects.count() == 1
    assert is_in(client)


def test_pages_of_residents_open_no_session(client):
    client.get("/kalendarz/")
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("seen_at", "2020-01-01T00:00:00Z", "session_seen_after_it_began"),
        ("expire_date", "2020-01-01T00:00:00Z", "session_ends_after_it_began"),
        ("seen_at", "infinity", "a day has a number"),
    ],
)
def test_the_database_refuses(person, column, value, constraint):
    browser(person)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update sign_in_session set {column} = %s", [value])
