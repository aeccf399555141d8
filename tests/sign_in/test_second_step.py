"""After the password a code: of an app, or on paper. Each is taken once."""

from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.services import set_substitute
from osl_site.common.audit.models import Entry
from osl_site.common.sign_in import services
from osl_site.common.sign_in.factors import totp
from osl_site.common.sign_in.factors.secrets import hidden, shown
from osl_site.common.sign_in.models import Authenticator, RecoveryCode
from tests import builders
from tests.accounts.test_carried import ADDRESS, HELP, action, typed
from tests.accounts.test_carried import hidden as hidden_fields
from tests.accounts.test_sign_in import PASSWORD, sign_in
from tests.common.test_once import held_by

pytestmark = pytest.mark.django_db
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of RFC 6238, appendix B
MINE = "/biuro/ustawienia/moje-logowanie/"
STEP = "/logowanie/kod/"


@pytest.fixture
def anna(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def code(moment=None, *, later=0):
    return pyotp.TOTP(SECRET).at((moment or clock.now()) + later * timedelta(seconds=30))


@pytest.fixture
def codes(anna, at):
    """Anna has an app, joined at nine; her codes on paper."""
    at(2026, 12, 1, 9)
    found = services.add_authenticator(anna, secret=hidden(SECRET), code=code(), by=anna).codes
    at(2026, 12, 1, 9, 5)
    return found


def is_in(client):
    return client.get("/biuro/ustawienia/").status_code == 200


@pytest.mark.parametrize(("second", "said"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_the_rfc(second, said):
    moment = datetime.fromtimestamp(second, UTC)
    assert totp.step_of(hidden(SECRET), said, moment) == second // 30


def test_a_phone_may_be_half_a_minute_off_and_no_more():
    moment = datetime(2026, 12, 1, 9, tzinfo=UTC)
    found = [totp.step_of(hidden(SECRET), code(moment, later=by), moment) is not None for by in (-2, -1, 0, 1, 2)]
    assert found == [False, True, True, True, False]


def test_a_secret_is_read_under_an_earlier_key_of_the_installation(settings):
    stored = hidden(SECRET)
    assert SECRET not in stored
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one", [settings.SECRET_KEY]
    assert shown(stored) == SECRET


def test_the_password_alone_opens_nothing_and_the_code_after_it_does(anna, codes, client):
    asked = sign_in(client, anna)
    assert (asked.status_code, "Drugi krok logowania" in asked.text, is_in(client)) == (200, True, False)
    wrong = client.post(STEP, {"kod": "000000"})
    assert ("Ten kod nie pasuje" in wrong.text, is_in(client)) == (True, False)
    answer = client.post(STEP, {"kod": f"{code()[:3]} {code()[3:]}", "next": "/biuro/plany/"})
    assert (answer.status_code, answer.url, is_in(client)) == (302, "/biuro/plany/", True)


def test_nobody_is_led_to_another_site(anna, codes, client):
    sign_in(client, anna)
    assert client.post(STEP, {"kod": code(), "next": "https://obca.example/"}).url == "/biuro/"


def test_a_code_is_not_taken_twice_even_by_two_tabs(anna, codes):
    first, second = Client(), Client()
    for tab in (first, second):
        sign_in(tab, anna)
    assert first.post(STEP, {"kod": code()}).status_code == 302
    assert second.post(STEP, {"kod": code()}).status_code == 200
    assert second.post(STEP, {"kod": code(later=-1)}).status_code == 200


def test_after_five_minutes_one_begins_with_the_password(anna, codes, client, at):
    sign_in(client, anna)
    at(2026, 12, 1, 9, 10, 1)
    assert client.post(STEP, {"kod": code()}).url == "/logowanie/"
    assert not is_in(client)


def test_a_password_changed_meanwhile_and_an_account_closed_end_the_waiting(anna, codes, client):
    for change in ({"password": "inne"}, {"is_active": False}):
        User.objects.filter(pk=anna.pk).update(is_active=True)
        anna.set_password(PASSWORD)
        anna.save(update_fields=["password"])
        sign_in(client, anna)
        User.objects.filter(pk=anna.pk).update(**change)
        assert client.post(STEP, {"kod": code()}).url == "/logowanie/"


def test_a_code_on_paper_is_taken_once_and_told(anna, codes, client):
    sign_in(client, anna)
    assert client.post(STEP, {"kod": codes[0].replace("-", " ")}).status_code == 302
    other = Client()
    sign_in(other, anna)
    assert other.post(STEP, {"kod": codes[0]}).status_code == 200
    assert (len(set(codes)), Entry.objects.filter(act="user.recovery_code_used").count()) == (10, 1)
    assert not RecoveryCode.objects.filter(digest__contains=codes[1].replace("-", "")).exists()


def test_ten_wrong_codes_close_the_step_for_an_hour_from_anywhere(anna, codes, client):
    for number in range(10):
        sign_in(client, anna)
        client.post(STEP, {"kod": "000000"}, headers={"x-forwarded-for": f"203.0.113.{number}"})
    answer = client.post(STEP, {"kod": code()})
    assert (answer.status_code, is_in(client)) == (429, False)


def test_what_was_typed_before_the_session_ended_comes_through_both_steps(anna, codes):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    step = browser.post(action(asked), hidden_fields(asked) | {"username": anna.email, "password": PASSWORD})
    assert "Drugi krok logowania" in step.text
    page = browser.post(action(step), hidden_fields(step) | {"kod": code()})
    assert (page.status_code, held_by(page)["offers"]) == (200, [HELP])


def test_an_app_is_joined_by_its_first_code_and_shows_ten_on_paper(anna, signed_in, run_queue):
    client = signed_in(anna)
    page = client.get(f"{MINE}aplikacja/")
    secret = shown(client.session["new_authenticator"])
    assert secret[:4] + " " + secret[4:8] in page.text
    assert "Poczekaj na następny" in client.post(f"{MINE}aplikacja/", {"code": "000000"}).text
    done = client.post(f"{MINE}aplikacja/", {"code": pyotp.TOTP(secret).at(clock.now())})
    assert (len(done.context["codes"]), services.has_factor(anna)) == (10, True)
    assert Authenticator.objects.get().secret != secret
    assert Entry.objects.filter(act="user.authenticator_added", by=anna).count() == 1


def test_who_signed_in_long_ago_proves_it_again_before_the_app_goes(anna, codes, signed_in, unconfirmed):
    client = unconfirmed(signed_in(anna))
    asked = client.post(f"{MINE}aplikacja/odlacz/", {"osoba": held_by(client.get(MINE), "osoba")["osoba"]})
    assert (asked.status_code, "Potwierdź, że to Ty" in asked.text) == (403, True)
    fields = hidden_fields(asked)
    refused = client.post(action(asked), fields | {"potwierdzenie": "nie to"})
    assert (refused.status_code, "To nie jest Twoje hasło" in refused.text) == (403, True)
    again = client.post(action(asked), fields | {"potwierdzenie": code()})
    assert (again.status_code, services.has_factor(anna)) == (200, True)
    assert client.post(f"{MINE}aplikacja/odlacz/").status_code == 302
    assert not services.has_factor(anna)
    assert not RecoveryCode.objects.exists()


def test_the_administrator_takes_off_what_was_lost_and_nobody_else(anna, codes, administrator, director):
    with pytest.raises(PermissionDenied):
        services.take_off_factors(anna, by=director)
    services.take_off_factors(anna, by=administrator)
    with pytest.raises(ValidationError):
        services.take_off_factors(anna, by=administrator)
    assert Entry.objects.filter(act="user.second_step_removed", by=administrator).count() == 1


def test_a_role_that_needs_a_second_step_is_asked_and_then_led_to_it(anna, administrator, signed_in, client, at):
    at(2026, 12, 1, 9)
    address = "/biuro/ustawienia/logowanie/"
    sent = {"roles": ["organiser"], "since": "2026-12-03", "idle_minutes": "60", "longest_hours": "12"}
    assert signed_in(administrator).post(address, sent).status_code == 302
    sign_in(client, anna)
    assert "Od 3 grudnia 2026" in client.get("/biuro/").text
    at(2026, 12, 3, 9)
    other = Client()
    sign_in(other, anna)
    assert other.get("/biuro/").url == f"{MINE}aplikacja/"
    page = other.get(f"{MINE}aplikacja/")
    secret = shown(other.session["new_authenticator"])
    assert "wymaga logowania w dwóch krokach" in page.text
    other.post(f"{MINE}aplikacja/", {"code": pyotp.TOTP(secret).at(clock.now())})
    assert is_in(other)


def test_only_an_administrator_says_who_needs_it_and_from_a_day_to_come(director, administrator, at):
    at(2026, 12, 1, 9)
    with pytest.raises(PermissionDenied):
        services.require_factor(roles=["director"], since=date(2026, 12, 3), by=director)
    for day in (None, date(2026, 11, 30)):
        with pytest.raises(ValidationError):
            services.require_factor(roles=["director"], since=day, by=administrator)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("update sign_in_authenticator set last_step = last_step - 1", "taken once"),
        ("update sign_in_authenticator set last_step = last_step", "taken once"),
        ("update sign_in_recoverycode set used_at = now(), digest = 'x' || id", "taken once"),
        ("update sign_in_signinpolicy set id = 2", "sign_in_policy_is_one"),
        ("update sign_in_signinpolicy set since = null", "sign_in_policy_has_its_day"),
    ],
)
def test_the_database_refuses(anna, codes, administrator, statement, says):
    services.require_factor(roles=["director"], since=date(2026, 12, 3), by=administrator)
    with pytest.raises(IntegrityError, match=says), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_signing_in_with_a_code_asks_a_bounded_number_of_questions(anna, codes, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        sign_in(client, anna)
    with django_assert_max_num_queries(32):
        assert client.post(STEP, {"kod": code()}).status_code == 302


def test_who_has_to_have_an_app_does_not_take_it_off(anna, codes):
    administrator = builders.user("administrator")
    services.require_factor(roles=["organiser"], since=date(2026, 12, 1), by=administrator)
    with pytest.raises(ValidationError, match="a to jest jedyny"):
        services.remove_authenticator(anna, by=anna)
    services.take_off_factors(anna, by=administrator)
    assert not services.has_factor(anna)


def test_a_substitute_of_who_has_to_have_one_has_to_have_one(anna, at, client):
    at(2026, 12, 1, 9)
    stands_in, administrator = builders.user("coworker"), builders.user("administrator")
    stands_in.set_password(PASSWORD)
    stands_in.save()
    services.require_factor(roles=["organiser"], since=date(2026, 12, 1), by=administrator)
    days = {"from_on": date(2026, 12, 1), "until_on": date(2026, 12, 2)}
    set_substitute(anna, substitute=stands_in, **days, by=anna)
    client.post("/logowanie/", {"username": stands_in.email, "password": PASSWORD})
    assert client.get(reverse("my_sign_in")).url == reverse("authenticator_add")
