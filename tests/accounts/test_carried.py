"""A form that is sent after the session's end, or with a stale token, keeps what was typed and acts not by itself."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from osl_site.common.forms import carried
from partners.models import Partner
from tests import builders
from tests.accounts.test_sign_in import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESS = "/biuro/partnerzy/spis/nowy/"
HELP = "Sala i kuchnia w każdą środę.\nPączki oraz herbata, także dla „gości” z <Kandyt>."
TYPED = {"name": "Koło gospodyń", "kind": "kgw", "offers": HELP}


@pytest.fixture
def person(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


@pytest.fixture
def browser(person):
    """A browser that is held to its token, signed in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hidden(answer):
    """Every hidden field of a page."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text)
    return {name: html.unescape(value) for name, value in found}


def sign_in(client, answer, person):
    return client.post("/logowanie/", hidden(answer) | {"username": person.email, "password": PASSWORD})


def typed(client):
    return TYPED | {"kind": Partner._meta.get_field("kind").choices[0][0]} | hidden(client.get(ADDRESS))


def test_what_was_typed_before_the_session_ended_is_sent_again_after_signing_in(browser, person):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    assert asked.status_code == 403
    assert "jest zachowane: zaloguj się" in asked.text
    refused = browser.post("/logowanie/", hidden(asked) | {"username": person.email, "password": "nie to"})
    page = sign_in(browser, refused, person)
    assert "Pączki oraz herbata, także dla „gości” z &lt;Kandyt&gt;." in page.text
    assert not Partner.objects.exists()
    assert f'action="{ADDRESS}"' in page.text
    saved = browser.post(ADDRESS, hidden(page))
    assert saved.status_code == 302
    assert Partner.objects.get().offers == HELP


def test_nobody_else_who_signs_in_is_shown_it(browser):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    other = builders.user("organiser")
    other.set_password(PASSWORD)
    other.save()
    answer = sign_in(browser, asked, other)
    assert (answer.status_code, answer.url) == (302, ADDRESS)


@pytest.mark.parametrize("spoil", [lambda token: token[:-2], lambda token: ""])
def test_what_is_forged_is_nothing(spoil, browser, person):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    answer = browser.post(ADDRESS, sent)
    fields = hidden(answer) | {"username": person.email, "password": PASSWORD}
    fields[carried.CARRIED] = spoil(fields[carried.CARRIED])
    assert browser.post("/logowanie/", fields).status_code == 302


def test_after_twelve_hours_it_is_nothing(browser, person, monkeypatch):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    answer = browser.post(ADDRESS, sent)
    monkeypatch.setattr(carried, "AGE", -1)
    assert sign_in(browser, answer, person).status_code == 302


def test_whoever_signed_in_meanwhile_in_another_tab_loses_nothing(browser, person):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    answer = browser.post(ADDRESS, sent)
    sign_in(browser, browser.get("/logowanie/"), person)
    fresh = hidden(browser.get(ADDRESS))["csrfmiddlewaretoken"]
    page = browser.post("/logowanie/", hidden(answer) | {"csrfmiddlewaretoken": fresh})
    assert "Pączki oraz herbata" in page.text


def test_a_form_with_a_stale_token_is_shown_to_be_sent_again(browser):
    sent = typed(browser) | {"csrfmiddlewaretoken": "x" * 64}
    page = browser.post(ADDRESS, sent)
    assert page.status_code == 403
    assert "Pączki oraz herbata" in page.text
    assert browser.post(ADDRESS, hidden(page)).status_code == 302
    assert Partner.objects.count() == 1


def test_what_another_site_sends_is_not_shown_to_be_sent_again(browser):
    page = browser.post(ADDRESS, typed(browser), headers={"origin": "https://obca.example"})
    assert "Pączki" not in page.text
    assert "Formularz czekał zbyt długo" in page.text


def test_passwords_are_not_carried_and_files_are_told_of(browser, person):
    file = SimpleUploadedFile("skan.pdf", b"%PDF")
    sent = typed(browser) | {"d-password": "tajne hasło", "plik": file}
    del browser.cookies["sessionid"]
    page = sign_in(browser, browser.post(ADDRESS, sent), person)
    assert "tajne" not in page.text
    assert "Plików nie dało się zachować." in page.text


def test_what_is_too_long_is_not_carried(browser):
    sent = typed(browser) | {"offers": "a" * carried.MOST}
    del browser.cookies["sessionid"]
    assert browser.post(ADDRESS, sent).status_code == 302


def test_forms_of_residents_bear_no_mark_of_anybody(signed_in, organiser):
    assert f'name="{carried.PERSON}"' not in signed_in(organiser).get("/logowanie/nie-pamietam/").text
    assert f'name="{carried.PERSON}"' in signed_in(organiser).get(ADDRESS).text
