"""The same in a real browser, with an authenticator that Chromium makes up: the page's own script, under its CSP."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from osl_site.common.sign_in.models import Passkey
from plans.document.rendering import content_of
from plans.models import Correction, State, Version
from tests.browser import E_MAIL, watched
from tests.office import PASSWORD

pytestmark = pytest.mark.browser
MINE = "/biuro/ustawienia/moje-logowanie/"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
JOIN, USE, CONFIRM = "Dołącz klucz", "Użyj klucza dostępu", "Potwierdź kluczem dostępu"


@pytest.fixture
def site(own_visits):
    """By the name of this machine: browsers make no key for a number."""
    return own_visits.site.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(base_url=site, locale="pl-PL", reduced_motion="reduce")
    yield watched(context, site)
    context.close()


def give_password(page, site="", role="organiser"):
    page.goto(f"{site}/logowanie/")
    page.get_by_label("Adres e-mail").fill(E_MAIL[role])
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Zaloguj się").click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def heading(page):
    return page.get_by_role("heading", level=1)


def sign_out(page):
    page.context.clear_cookies()


def test_a_device_is_joined_and_signs_in_and_nothing_else_does(page, site, own_visits):
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    give_password(page)
    page.goto(f"{MINE}klucz/")
    page.get_by_label("Nazwa klucza").fill("Laptop")
    press(page, JOIN)
    expect(heading(page)).to_have_text("Kody zapasowe")
    for number in (1, 2):
        sign_out(page)
        give_password(page)
        expect(heading(page)).to_have_text("Drugi krok logowania")
        press(page, USE)
        expect(page).to_have_url(f"{site}/biuro/")
        assert Passkey.objects.get().sign_count > number
    page.goto(f"{MINE}klucz/")
    press(page, JOIN)
    expect(page.get_by_role("alert")).to_contain_text("Ten klucz jest już dołączony do Twojego konta")
    sign_out(page)
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    give_password(page)
    press(page, USE)
    expect(page.get_by_role("alert")).to_contain_text("urządzenie nie ma blokady")
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    give_password(page, own_visits.site)
    press(page, USE)
    expect(page.get_by_role("alert")).to_contain_text(f"tylko pod adresem {site}")
    assert (Passkey.objects.count(), [line for line in page.complaints if "127.0.0.1" not in line]) == (1, [])


def test_a_decision_is_signed_by_one_press_on_the_key(page):
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    give_password(page, role="director")
    page.goto(f"{MINE}klucz/")
    press(page, JOIN)
    expect(heading(page)).to_have_text("Kody zapasowe")
    approved = Version.objects.filter(state=State.APPROVED).order_by("-id")
    version, goal = next((row, goal) for row in approved for goal in content_of(row).goals if goal.text)
    page.goto(reverse("plans:plan_correct", args=[version.pk]))
    page.get_by_label("Na czym polega omyłka").fill("Literówka w nazwie.")
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    press(page, CONFIRM)
    expect(page.get_by_role("alert").filter(has_text="urządzenie nie ma blokady")).to_be_visible()
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    press(page, CONFIRM)  # refused at what is missing; what was typed stays
    expect(page.get_by_label("Na czym polega omyłka")).to_have_value("Literówka w nazwie.")
    page.get_by_label("Miejsce w dokumencie").select_option(f"goal:{goal.key}")
    page.get_by_label("Jest napisane").fill(goal.text)
    page.get_by_label("Powinno być").fill(f"{goal.text} razem")
    press(page, CONFIRM)
    expect(page.get_by_text("Sprostowanie jest zapisane.")).to_be_visible()
    assert (Correction.objects.latest("pk").was, page.complaints) == (goal.text, [])
