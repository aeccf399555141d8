"""Remark and decision stand on one page: whichever is sent, what is typed of the other is not lost."""

import pytest

from osl_site.common.forms.models import Draft
from osl_site.roof.pages.table import url_of
from plans.models import Decision, Remark
from tests.common.test_once import client_of, held_by
from tests.reading import text_of

REASON = "Dopisać terminy do działań 2 i 3."
WORDS = "Tu brakuje kosztu."
pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def page():
    """The review page as the director opens it: the browser, its address, what its form holds."""
    browser, address = client_of("director"), url_of("plans:version_review")
    return browser, address, held_by(browser.get(address)) | {"u-place": "version"}


def test_saving_a_remark_keeps_what_was_typed_of_the_decision(page):
    browser, address, held = page
    typed = held | {"u-text": WORDS, "d-outcome": "returned", "d-text": REASON, "d-password": "tajne", "remark": "1"}
    there = Remark.objects.count()
    first, second = browser.post(address, typed), browser.post(address, typed)
    assert (Remark.objects.count() - there, first.url, Draft.objects.count()) == (1, second.url, 1)
    again = browser.get(first.url)
    form = held_by(again)
    assert (form["d-text"], form["d-outcome"], form["u-text"]) == ([REASON], ["returned"], [""])
    assert (form["d-password"], "tajne" in str(Draft.objects.get().fields)) == ([""], False)
    assert not Decision.objects.filter(version=Remark.objects.latest("pk").version).exists()
    decided = browser.post(address, form | {"decide": "1"})
    assert decided.status_code == 302
    assert Draft.objects.count() == 0


def test_a_remark_that_is_refused_leaves_the_decision_as_it_was_typed_and_refuses_nothing_of_it(page):
    browser, address, held = page
    answer = browser.post(address, held | {"u-text": "", "d-outcome": "approved", "d-text": REASON, "remark": "1"})
    assert (answer.status_code, held_by(answer)["d-text"], held_by(answer)["d-outcome"]) == (
        200,
        [REASON],
        ["approved"],
    )
    assert answer.context["form"].errors == {}


def test_a_decision_waits_for_a_remark_that_is_typed_and_not_saved(page):
    browser, address, held = page
    typed = {"u-text": WORDS, "d-outcome": "returned", "d-text": REASON, "decide": "1"}
    answer = browser.post(address, held | typed)
    assert "Uwaga jest wpisana, ale nie zapisana." in text_of(answer)
    assert (held_by(answer)["u-text"], held_by(answer)["d-text"]) == ([WORDS], [REASON])
    assert browser.post(address, held_by(answer) | typed | {"u-text": ""}).status_code == 302


def test_a_decision_that_is_pressed_twice_is_one(page):
    browser, address, held = page
    typed = held | {"u-text": "", "d-outcome": "returned", "d-text": REASON, "decide": "1"}
    first, second = browser.post(address, typed), browser.post(address, typed)
    assert (first.status_code, second.status_code, first.url) == (302, 302, second.url)
    assert Decision.objects.filter(text=REASON).count() == 1


def test_a_remark_alone_leaves_no_draft(page):
    browser, address, held = page
    answer = browser.post(address, held | {"u-text": WORDS, "remark": "1"})
    assert ("szkic" in answer.url, Draft.objects.count()) == (False, 0)
