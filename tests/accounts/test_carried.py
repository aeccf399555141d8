"""A form that is sent after the session's end, or with a stale token, keeps what was typed and acts not by itself."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from osl_site.common.forms import carried
from partners.models import Partner
from tests import builders
from tests.accounts.test_sign_in import PASSWORD
from tests.common.test_once import FORM, ROOT, held_by

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
    return client.post(action(answer), hidden(answer) | {"username": person.email, "password": PASSWORD})


def action(answer):
    """Where the page of signing in, or the one that asks again, is sent to."""
    return html.unescape(re.search(r'<form class="form" method="post" action="([^"]+)"', answer.text)[1])


def typed(client):
    return TYPED | {"kind": Partner._meta.get_field("kind").choices[0][0]} | hidden(client.get(ADDRESS))


def test_what_was_typed_before_the_session_ended_is_sent_again_after_signing_in(browser, person):
    sent = typed(browser)
    del browser.cookies["sessionid"]
    asked = browser.post(ADDRESS, sent)
    assert asked.status_code == 403
    assert "jest zachowane: zaloguj się" in asked.text
    wrong = hidden(asked) | {"username": person.email, "password": "nie to"}
    refused = browser.post(action(asked), wrong)
    page = sign_in(browser, refused, person)
    assert (action(asked), action(refused), page.status_code) == (ADDRESS, ADDRESS, 200)
    held = held_by(page)
    assert (held["offers"], held["name"]) == ([HELP], ["Koło gospodyń"])
    assert "Co było wpisane, jest w formularzu" in page.text
    assert "Sprawdź formularz" not in page.text
    assert not Partner.objects.exists()
    saved = browser.post(ADDRESS, held)
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
    page = browser.post(ADDRESS, fields)
    assert page.status_code == 302


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
    for token, status in ((fresh, 200), ("x" * 64, 403)):
        page = browser.post(ADDRESS, hidden(answer) | {"csrfmiddlewaretoken": token})
        assert (page.status_code, held_by(page)["offers"]) == (status, [HELP])


def test_a_form_with_a_stale_token_is_shown_to_be_sent_again(browser):
    sent = typed(browser) | {"csrfmiddlewaretoken": "x" * 64}
    page = browser.post(ADDRESS, sent)
    assert page.status_code == 403
    assert held_by(page)["offers"] == [HELP]
    assert browser.post(ADDRESS, held_by(page)).status_code == 302
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


def test_of_a_row_that_somebody_changed_meanwhile_both_versions_are_shown(browser, person):
    row = Partner.objects.create(name="Biblioteka", kind="library", offers="Sala.")
    address = reverse("partners:partner_edit", args=[row.pk])
    sent = held_by(browser.get(address)) | {"offers": "Sala i kuchnia."}
    del browser.cookies["sessionid"]
    asked = browser.post(address, sent)
    Partner.objects.filter(pk=row.pk).update(offers="Sala i ogród.", revision=row.revision + 1)
    page = sign_in(browser, asked, person)
    assert "W czasie pisania zapisano tu zmiany" in page.text
    assert held_by(page)["offers"] == ["Sala i kuchnia."]


def test_a_press_that_came_too_late_is_asked_for_again_and_a_form_that_is_gone_shows_its_text(browser, person):
    row = Partner.objects.create(name="Biblioteka", kind="library", offers="Sala.")
    address = reverse("partners:partner_confirm", args=[row.pk])
    sent = held_by(browser.get(row.get_absolute_url()), carried.PERSON)
    session = browser.cookies.pop("sessionid")
    asked = browser.post(address, sent, headers={"referer": f"http://testserver{row.get_absolute_url()}"})
    page = sign_in(browser, asked, person)
    assert (page.status_code, "Zrób to teraz" in page.text) == (200, True)
    assert f'href="{row.get_absolute_url()}"' in page.text
    row.refresh_from_db()
    assert row.confirmed_on is None
    assert browser.post(action(page), hidden(page)).status_code == 302
    row.refresh_from_db()
    assert row.confirmed_on is not None
    assert session.value != browser.cookies["sessionid"].value


def test_a_text_for_a_row_that_is_gone_meanwhile_is_shown_all_the_same(browser, person):
    row = Partner.objects.create(name="Biblioteka", kind="library")
    address = reverse("partners:partner_edit", args=[row.pk])
    sent = held_by(browser.get(address)) | {"offers": HELP}
    del browser.cookies["sessionid"]
    asked = browser.post(address, sent)
    row.delete()
    assert "Pączki oraz herbata, także dla „gości” z &lt;Kandyt&gt;." in sign_in(browser, asked, person).text


def test_every_form_of_the_office_says_for_whom_it_was_drawn():
    without = [
        str(path.relative_to(ROOT / "templates"))
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for form in FORM.findall(path.read_text())
        if "{% form_key" not in form and "{% form_mark" not in form
    ]
    assert sorted(set(without)) == [
        "accounts/email_confirm.html",
        "accounts/password_change.html",
        "accounts/password_forgotten.html",
        "accounts/password_new.html",
        "accounts/resumed.html",
        "accounts/sign_in.html",
        "activities/public/after_meeting.html",
        "activities/public/change_registration.html",
        "activities/public/find_registration.html",
        "activities/public/give_up.html",
        "activities/public/my_registration.html",
        "activities/public/propose.html",
        "activities/public/sign_up.html",
        "base_staff.html",
        "components/person.html",
        "confirmations/answer.html",
        "needs/phone/shell.html",
        "needs/public/check.html",
        "needs/public/checked.html",
        "needs/public/helper.html",
        "needs/public/sign_on.html",
        "needs/public/tell_us.html",
        "partners/public/correct.html",
        "plans/public/file_check.html",
        "sign_in/_passkey.html",
        "sign_in/confirm.html",
        "sign_in/recovery_codes.html",
        "sign_in/second_step.html",
    ]


def test_what_is_too_long_is_not_carried(browser):
    sent = typed(browser) | {"offers": "a" * carried.MOST}
    del browser.cookies["sessionid"]
    assert browser.post(ADDRESS, sent).status_code == 302


def test_forms_of_residents_bear_no_mark_of_anybody(signed_in, organiser):
    assert f'name="{carried.PERSON}"' not in signed_in(organiser).get("/logowanie/nie-pamietam/").text
    assert f'name="{carried.PERSON}"' in signed_in(organiser).get(ADDRESS).text
