"""In and out through the form, in a real browser."""

import pytest

from tests.browser import E_MAIL
from tests.office import PASSWORD
from tests.walking import fill, press

pytestmark = pytest.mark.browser


def test_one_signs_in_by_the_form_and_out_again(own_visits):
    with own_visits.page() as page:
        page.goto("/logowanie/")
        fill(page, **{"Adres e-mail": E_MAIL["organiser"], "Hasło": PASSWORD})
        press(page, "Zaloguj się")
        page.wait_for_url("**/biuro/")
        press(page, "Wyloguj się")
        page.wait_for_url("**/")
        page.goto("/biuro/")
        page.wait_for_url("**/logowanie/**")
        assert page.complaints == []
