"""A decision that is confirmed by a passkey or a code, in place of the password."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from bench.device import Device
from osl_site.common.sign_in import services as second_steps
from osl_site.common.sign_in.factors.secrets import hidden as encrypted
from plans.models import Correction, State, TermDecision
from tests.plans.builders import approved, submitted
from tests.sign_in.test_passkeys import ANSWER, join
from tests.sign_in.test_second_step import SECRET, code

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ASKED = re.compile(r'data-passkey="([^"]+)"')


@pytest.fixture
def laptop(director, signed_in):
    """The director's, whose key is joined."""
    device = Device()
    join(signed_in(director), device)
    return device


def question(page):
    """What the page gives to its script."""
    return html.unescape(ASKED.search(page.text).group(1))


def repealed(version):
    return {"day": version.ends_on.isoformat(), "text": "Nowy plan.", "password": ""}


def test_who_has_no_key_is_not_asked_for_one(organiser, director, signed_in):
    version = approved(organiser, director)
    page = signed_in(director).get(reverse("plans:plan_repeal", args=[version.pk]))
    assert ("data-passkey" in page.text, "Potwierdź kluczem" in page.text) == (False, False)


def test_a_version_is_approved_by_the_key_without_the_password(organiser, director, signed_in, laptop):
    version = submitted(organiser)
    url, client = reverse("plans:version_review", args=[version.pk]), signed_in(director)
    typed = {"decide": "1", "d-outcome": "approved", "d-effective_on": version.starts_on.isoformat(), "d-password": ""}
    page = client.get(url)
    refused = client.post(url, typed | {ANSWER: Device().sign(question(page))})
    assert "Ten klucz nie pasuje" in refused.text
    assert client.post(url, typed | {ANSWER: laptop.sign(question(refused))}).status_code == 302
    version.refresh_from_db()
    assert version.state == State.APPROVED


@pytest.mark.parametrize("name", ["plan_prolong", "plan_repeal"])
def test_a_later_decision_is_confirmed_by_the_key_once(name, organiser, director, signed_in, laptop):
    version = approved(organiser, director)
    url, client = reverse(f"plans:{name}", args=[version.pk]), signed_in(director)
    day = version.ends_on + DAY if name == "plan_prolong" else version.ends_on
    typed = repealed(version) | {"day": day.isoformat()}
    signed = {ANSWER: laptop.sign(question(client.get(url)))}
    late = client.post(url, typed | {"text": ""} | signed)
    assert (late.status_code, TermDecision.objects.count()) == (200, 0)
    again = client.post(url, typed | signed)
    assert again.status_code == 302, again.context["form"].errors  # what failed elsewhere used nothing up
    assert TermDecision.objects.count() == 1


def test_a_key_goes_before_a_password_that_the_browser_filled_in(organiser, director, signed_in, laptop):
    version = approved(organiser, director)
    url, client = reverse("plans:plan_repeal", args=[version.pk]), signed_in(director)
    typed = repealed(version) | {"password": "stare hasło z pęku"}
    assert client.post(url, typed | {ANSWER: laptop.sign(question(client.get(url)))}).status_code == 302


def test_neither_password_nor_key_is_a_sentence_at_the_field(organiser, director, signed_in, laptop):
    version = approved(organiser, director)
    page = signed_in(director).post(reverse("plans:plan_repeal", args=[version.pk]), repealed(version) | {ANSWER: ""})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["password"])
    assert "Nowy plan." in page.text


def test_a_slip_is_corrected_by_a_code_of_the_app(organiser, director, signed_in):
    second_steps.add_authenticator(director, secret=encrypted(SECRET), code=code(), by=director)
    version = approved(organiser, director)
    client, url = signed_in(director), reverse("plans:plan_correct", args=[version.pk])
    assert "Twoje hasło albo kod z aplikacji" in client.get(url).text
    goal = version.goals.get()
    said = {"place": f"goal:{goal.key}", "was": goal.text, "becomes": "Inaczej", "text": "Omyłka pisarska."}
    assert client.post(url, said | {"password": code(later=1)}).status_code == 302
    assert Correction.objects.count() == 1
