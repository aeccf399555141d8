"""Every page, in a real browser: accessible, valid, quiet, at home, narrow, and whole without JavaScript."""

import pytest

from tests.access import ROLES, TABLE, url_of
from tests.browser import (
    NARROW,
    html_errors,
    sideways_scroll,
    violations_in_looks,
    violations_in_markup,
    words_with_and_without_script,
)

PAGES = sorted(
    name for name, row in TABLE.items() if row.is_page and row.method == "GET" and "200" in row.by_role.values()
)
pytestmark = pytest.mark.browser


def visitor(name: str) -> str:
    """The first role that may open it; the organiser before others, since pages show the organiser most."""
    answers = TABLE[name].by_role
    by_need = ("nobody", "organiser", *ROLES)
    return next(role for role in by_need if answers[role] == "200")


@pytest.fixture
def url(request, seeded):
    return url_of(request.param)


both = [pytest.param(name, name, id=name) for name in PAGES]


@pytest.mark.parametrize(("url", "name"), both, indirect=["url"])
def test_page_is_accessible_valid_quiet_narrow_and_whole_without_javascript(url, name, visits, seen):
    with visits.look(visitor(name)) as page:
        response = page.goto(url)
        sent = response.text()
        assert response.status == 200
        assert html_errors(sent) == []
        assert page.title().strip()
        assert page.locator("h1").count() == 1
        assert violations_in_markup(page) == []
        assert violations_in_looks(page, seen) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(NARROW)
        assert sideways_scroll(page) == 0
        assert violations_in_looks(page, seen) == []
        with_script, without = words_with_and_without_script(page, sent)
        assert without == with_script
        assert page.complaints == []
