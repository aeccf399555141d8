"""A new secret key signs from its first day on; what was signed under the ones before it goes on holding."""

from datetime import timedelta

import pytest

from osl_site.common.letters.tokens import Purpose

pytestmark = pytest.mark.django_db
LINK = Purpose("tests.link", timedelta(days=1))


@pytest.fixture
def rotate(settings):
    """`rotate()` puts another key in the place of the one that is; the old one stays among those before it."""
    before = settings.SECRET_KEY

    def rotated(*, is_kept=True):
        settings.SECRET_KEY = "another key, of fifty characters and more, 0123456789-abcdef"
        settings.SECRET_KEY_FALLBACKS = [before] if is_kept else []

    return rotated


@pytest.mark.parametrize(("is_kept", "status"), [(True, 200), (False, 302)])
def test_whoever_is_signed_in_stays_so_while_the_old_key_is_named(is_kept, status, desk, rotate):
    assert desk.get("/biuro/").status_code == 200
    rotate(is_kept=is_kept)
    assert desk.get("/biuro/").status_code == status


@pytest.mark.parametrize("state", ["", ("hasło", "stan")])
def test_links_in_letters_lead_on_while_the_old_key_is_named(state, rotate):
    token = LINK.token(7, state)
    rotate()
    assert LINK.number(token, state) == 7
    assert LINK.number(token, "another state") is None
    assert LINK.number(LINK.token(8, state), state) == 8
    rotate(is_kept=False)
    assert LINK.number(token, state) is None
