"""Who takes personal data away, or does what cannot be taken back, proves again to be there; a form loses nothing."""

from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts import services as accounts
from osl_site.common.accounts.models import Substitution
from osl_site.common.audit.models import Access
from osl_site.common.sign_in import services
from osl_site.common.sign_in.factors.secrets import hidden as encrypted
from osl_site.common.sign_in.factors.secrets import shown
from osl_site.common.sign_in.models import Attempt
from osl_site.roof.desk import matters
from partners.models import Partner
from tests.accounts.test_carried import ADDRESS, HELP, action, hidden, typed
from tests.accounts.test_sign_in import PASSWORD, sign_in
from tests.activities.builders import make_occurrence
from tests.common.test_once import held_by
from tests.partners.builders import partner, person
from tests.plans.builders import submitted
from tests.plans.test_views import approving
from tests.plans.test_views import url as plan_url
from tests.sign_in.test_second_step import MINE, SECRET, code

pytestmark = pytest.mark.django_db
PARTNERS = "/biuro/partnerzy/spis/"
CONFIRM = f"{MINE}potwierdz/"
JOIN = f"{MINE}aplikacja/"
ASKED = "Potwierdź, że to Ty"


@pytest.fixture
def anna(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


@pytest.fixture
def due(anna, administrator):
    """From today on organisers sign in with a second step."""
    services.require_factor(roles=["organiser"], since=clock.today(), by=administrator)
    return anna


@pytest.mark.parametrize("kind", ["csv", "xlsx", "druk"])
def test_a_list_with_protected_data_goes_out_once_the_password_was_given(kind, anna, signed_in, unconfirmed):
    person(partner(name="Straż"), name="Anna Nowak", phone="601234567")
    client = unconfirmed(signed_in(anna))
    there = f"{PARTNERS}?format={kind}"
    asked = client.get(there)
    assert (asked.status_code, ASKED in asked.text, Access.objects.exists()) == (403, True, False)
    assert f'href="{PARTNERS}?"' in asked.text
    refused = client.post(CONFIRM, hidden(asked) | {"potwierdzenie": "nie to"}, follow=True)
    assert (refused.status_code, "To nie jest Twoje hasło" in refused.text) == (403, True)
    let = client.post(CONFIRM, hidden(asked) | {"potwierdzenie": PASSWORD})
    assert (let.status_code, let.url) == (302, there)
    assert client.get(there).status_code == 200
    assert client.get(there).status_code == 200


def test_a_list_that_holds_none_for_this_person_is_not_asked_about(coworker, signed_in, unconfirmed):
    partner(name="Straż")
    client = unconfirmed(signed_in(coworker))
    assert client.get(f"{PARTNERS}?format=csv").status_code == 200
    assert client.get(PARTNERS).status_code == 200


@pytest.mark.parametrize("name", ["registration_sheet", "registration_export", "burst_remove"])
def test_sign_ups_are_taken_away_or_removed_by_who_gave_the_password(name, anna, signed_in, unconfirmed):
    asked = unconfirmed(signed_in(anna)).get(reverse(f"activities:{name}", args=[make_occurrence().pk]))
    assert (asked.status_code, ASKED in asked.text, Access.objects.exists()) == (403, True, False)


def test_whoever_leads_is_forgotten_by_who_gave_the_password(anna, signed_in, unconfirmed):
    client, address = unconfirmed(signed_in(anna)), reverse("activities:lead_forget", args=["osoba-1"])
    for asked in (client.get(address), client.post(address)):
        assert (asked.status_code, ASKED in asked.text) == (403, True)


def test_a_decision_confirms_for_a_quarter_of_an_hour(organiser, director, signed_in, unconfirmed):
    version = submitted(organiser)
    director.set_password(PASSWORD)
    director.save()
    client = unconfirmed(signed_in(director))
    client.post(plan_url("version_review", version), approving(version))
    version.refresh_from_db()
    assert version.state == "approved"
    assert client.get(f"{PARTNERS}?format=csv").status_code == 200


@pytest.mark.parametrize("kind", ["app", "paper", "password"])
def test_who_has_an_app_confirms_a_decision_by_a_code_too(kind, organiser, director, signed_in, at):
    version = submitted(organiser)
    director.set_password(PASSWORD)
    director.save()
    at(2026, 12, 1, 9)
    papers = services.add_authenticator(director, secret=encrypted(SECRET), code=code(), by=director).codes
    at(2026, 12, 1, 9, 5)
    said = {"app": code(), "paper": papers[0], "password": PASSWORD}[kind]
    client = signed_in(director)
    address = plan_url("version_review", version)
    assert "Twoje hasło albo kod z aplikacji" in client.get(address).text
    day = {"effective_on": f"{max(version.starts_on, clock.today()):%d.%m.%Y}"}
    wrong = client.post(address, approving(version, password="000000", **day))
    assert "Ten kod nie pasuje" in wrong.context["form"].errors["password"][0]
    answer = client.post(address, approving(version, password=said, **day))
    version.refresh_from_db()
    assert (answer.status_code, version.state) == (302, "approved")


def joined(client, page):
    """The page after an app was joined on this one."""
    secret = shown(client.session["new_authenticator"])
    wrong = client.post(JOIN, hidden(page) | {"code": "000000"})
    return client.post(JOIN, hidden(wrong) | {"code": pyotp.TOTP(secret).at(clock.now())})


def test_a_form_from_before_the_day_comes_through_signing_in_and_joining_an_app(due):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(due, backend="django.contrib.auth.backends.ModelBackend")
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    page = browser.post(action(asked), hidden(asked) | {"username": due.email, "password": PASSWORD})
    assert (page.status_code, "Dołącz aplikację" in page.text) == (403, True)
    told = joined(browser, page)
    assert len(told.context["codes"]) == 10
    form = browser.post(ADDRESS, hidden(told))
    assert held_by(form)["offers"] == [HELP]
    assert not Partner.objects.exists()
    assert browser.post(ADDRESS, held_by(form)).status_code == 302
    assert Partner.objects.get().offers == HELP


@pytest.fixture
def substitute(anna, coworker, at):
    """Stands in for the organiser, who needs an app, from this day to the next."""
    at(2026, 12, 1, 9)
    coworker.set_password(PASSWORD)
    coworker.save()
    today = clock.today()
    accounts.set_substitute(anna, substitute=coworker, from_on=today, until_on=today + timedelta(days=1), by=anna)
    return coworker


def too_late(person):
    """A browser of that person, and the page that asks to sign in again, with what was typed."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    sent = typed(browser)
    del browser.cookies["sessionid"]
    return browser, browser.post(ADDRESS, sent)


def test_a_substitute_who_needs_an_app_for_these_days_comes_back_to_the_form(substitute, administrator):
    browser, asked = too_late(substitute)
    services.require_factor(roles=["organiser"], since=clock.today(), by=administrator)
    page = browser.post(action(asked), hidden(asked) | {"username": substitute.email, "password": PASSWORD})
    assert (page.status_code, "Dołącz aplikację" in page.text) == (403, True)
    form = browser.post(ADDRESS, hidden(joined(browser, page)))
    assert held_by(form)["offers"] == [HELP]


def test_a_substitute_whose_days_are_over_reads_what_was_typed(substitute, at):
    browser, asked = too_late(substitute)
    at(2026, 12, 1, 18)
    standing = Substitution.objects.get()
    accounts.call_off_substitute(standing, by=standing.away)
    page = browser.post(action(asked), hidden(asked) | {"username": substitute.email, "password": PASSWORD})
    assert "Pączki oraz herbata, także dla „gości” z &lt;Kandyt&gt;." in page.text
    assert not Partner.objects.exists()


def test_it_comes_through_though_the_password_is_asked_for_on_the_way(due, client, unconfirmed):
    sign_in(client, due)
    session = client.session
    del session["factor_is_due"]
    session.save()
    sent = typed(client)
    session["factor_is_due"] = True
    session.save()
    asked = unconfirmed(client).post(ADDRESS, sent)
    assert (asked.status_code, ASKED in asked.text) == (403, True)
    page = client.post(ADDRESS, hidden(asked) | {"potwierdzenie": PASSWORD})
    late = unconfirmed(client).post(JOIN, hidden(page) | {"code": "000000"})
    assert ASKED in late.text
    page = client.post(JOIN, hidden(late) | {"potwierdzenie": PASSWORD})
    told = joined(client, page)
    assert held_by(client.post(ADDRESS, hidden(told)))["offers"] == [HELP]


def test_a_browser_in_which_it_was_due_goes_on_when_the_app_was_joined_in_another(due, client):
    other = Client()
    for one in (client, other):
        sign_in(one, due)
    joined(other, other.get(JOIN))
    assert client.get("/biuro/ustawienia/", follow=True).status_code == 200


def test_the_desk_asks_in_time_whoever_will_need_an_app(anna, administrator, coworker, at):
    at(2026, 12, 1, 9)
    day = clock.today().replace(month=12, day=20)
    services.require_factor(roles=["organiser"], since=day, by=administrator)
    said = lambda user: [one.sentence for one in matters(user) if one.subject == "drugi krok logowania"]
    assert said(anna) == ["Od 20 grudnia 2026\N{NO-BREAK SPACE}r. będzie Ci potrzebny drugi krok logowania."]
    assert said(coworker) == []
    services.add_authenticator(anna, secret=encrypted(SECRET), code=code(), by=anna)
    assert said(anna) == []


def test_a_flood_at_a_closed_door_is_one_row_an_hour(anna, client, at):
    at(2026, 12, 1, 9)
    for number in range(10):
        sign_in(client, anna, "nie to")
        client.post("/logowanie/", {"username": f"nikt{number}@przyklad.pl", "password": "x"})
    before = Attempt.objects.count()
    for number in range(30):
        sign_in(client, anna, "nie to")
        client.post("/logowanie/", {"username": f"inny{number}@przyklad.pl", "password": "x"})
    found = Attempt.objects.filter(outcome="locked").order_by("user")
    assert [(row.user, row.number) for row in found if row.user] == [(anna, 30)]
    assert [row.number for row in found if row.user is None] == [31]  # the eleventh name was one of them
    assert Attempt.objects.count() == before + 1
    assert {row.times for row in Attempt.objects.refused()} == {80}
