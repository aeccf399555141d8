"""Rules of signing in and refused sign-ins are where an administrator looks for them, and say a number once."""

import pytest
from django.test import Client

from tests.accounts.test_sign_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
RULES = "/biuro/ustawienia/logowanie/"


@pytest.fixture
def anna(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def test_rules_and_refusals_are_a_press_from_the_accounts_and_a_tab_of_the_settings(administrator, signed_in):
    client = signed_in(administrator)
    accounts, settings = client.get("/biuro/ustawienia/konta/").text, client.get("/biuro/ustawienia/").text
    assert ('href="/biuro/ustawienia/konta/odrzucone-logowania/"' in accounts, RULES in accounts) == (True, True)
    assert RULES in settings


def test_how_many_came_from_a_network_is_said_once_a_day(anna, administrator, signed_in, at):
    for day in (1, 2):
        at(2026, 12, day, 9)
        for _ in range(3):
            sign_in(Client(), anna, "nie to")
    rows = signed_in(administrator).get("/biuro/ustawienia/konta/odrzucone-logowania/?format=csv")
    said = [line.rsplit(";", 1)[1].strip('" ') for line in rows.getvalue().decode().splitlines()[1:]]
    assert said == ["3", "", "", "3", "", ""]
