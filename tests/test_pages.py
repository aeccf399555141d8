"""Every page, in a real browser: accessible, valid, quiet, at home, narrow, and whole without JavaScript."""

import re
from functools import cache

import pytest
from django.conf import settings

from osl_site.machine import stylesheet
from osl_site.roof.pages.table import PAGES, url_of, visitor
from tests.browser import (
    NARROW,
    WIDE,
    Seen,
    html_errors,
    preloaded_in_vain,
    sideways_scroll,
    title_and_heads,
    too_loud,
    violations_unseen,
    words_with_and_without_script,
)
from tests.looking import SMALL, covered_when_focused, floating, moving, spoilt_by_spacing, undrawn
from tests.reading import written_forms

pytestmark = pytest.mark.browser
SOURCE = settings.BASE_DIR / "static" / "css"


BORNE, NAMED = re.compile(r'\bclass="([^"]+)"'), re.compile(r"\.([a-z][\w-]*)")


SMALLER_THERE = {"heading--long"}  # a long title, in the narrower column of the office


@cache
def office_alone() -> set[str]:
    """Classes of which no rule is in the sheet of residents."""
    ours, all_of_them = ({*NAMED.findall(stylesheet.joined(SOURCE, sheet))} for sheet in stylesheet.SHEETS)
    return all_of_them - ours - SMALLER_THERE


def of_office_alone(sent: str) -> set[str]:
    """Classes of a page of residents whose rules its sheet does not have."""
    borne = {name for names in BORNE.findall(sent) for name in names.split()}
    return borne & office_alone() if f"css/{stylesheet.RESIDENTS}" in sent else set()


LOW = {"height": 480}  # so low that nothing floats over what is looked at, wherever the page is scrolled to


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
        assert of_office_alone(sent) == set(), "residents get no such rules: see OF_OFFICE"
        assert written_forms(sent) < 2, "what is typed in one is lost by sending the other: sent_by makes them one form"
        title, heads = title_and_heads(page)
        assert (bool(title), heads) == (True, 1)
        assert preloaded_in_vain(page) == []
        assert name == "style" or too_loud(page) == []
        page.set_viewport_size(WIDE | LOW)
        assert violations_unseen(page, seen) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(NARROW | LOW)
        assert sideways_scroll(page) == 0
        assert violations_unseen(page, seen, only_look=True) == []
        assert sideways_scroll(page, letters="200%") == 0, "WCAG 1.4.4"
        with_script, without = words_with_and_without_script(page, sent)
        assert without == with_script
        assert page.complaints == []


OF_EACH_FRAME = (
    "home",
    "public_plan",
    "sign_up",
    "desk",
    "needs:note_add",
    "needs:note_list",
    "activities:occurrence_detail",
    "activities:occurrence_cancel",
    "plans:version_detail of a draft",
    "tell_us",
    "submission_checked",
    "needs:submission_list",
    "needs:submission_detail",
    "needs:slips_add",
    "promise_list",
    "promise_add",
    "search with words",
    "passkey_add",
    "my_sign_in",
    "handbook",
    "photo_cover",
    "phone_shell",
    "activities:checks_record",
)


@pytest.mark.parametrize(("url", "name"), [pytest.param(it, it, id=it) for it in OF_EACH_FRAME], indirect=["url"])
def test_a_page_of_each_frame_bears_spacing_a_small_window_and_forced_colours(url, name, visits):
    with visits.look(visitor(name)) as page:
        page.goto(url)
        assert moving(page) == []
        page.set_viewport_size(NARROW)
        assert spoilt_by_spacing(page) == [], "WCAG 1.4.12"
        assert covered_when_focused(page) == [], "WCAG 2.4.11"
        page.set_viewport_size(SMALL)
        assert floating(page) == [], "WCAG 1.4.10"
        page.emulate_media(forced_colors="active")
        assert undrawn(page) == []
        page.emulate_media(forced_colors="none")


SPOILT = """<!doctype html><html lang="pl"><title>Źle</title><body class="staff"><style>
.bar { position: fixed; inset: auto 0 0; height: 9rem; background: #fff } i { transition: color 1s }
div { height: 1.2em; overflow: hidden } input { border: 0 } a { font-weight: 400 }</style>
<main><i>Rusza się</i><div>Wiersz jest wyższy</div>
<p style="height: 100rem"></p><a href="/">Pod paskiem</a><input aria-label="Bez brzegu"></main>
<nav class="bar"><a href="/" aria-current="page">Jak inne</a></nav></body></html>"""


def test_what_spoils_a_frame_is_seen(visits):
    with visits.page() as page:
        page.set_content(SPOILT)
        assert moving(page) == ["I"]
        page.set_viewport_size({"width": 700, "height": 500})
        assert [line[:15] for line in spoilt_by_spacing(page)] == ["cut: Wiersz jes"]
        assert len(covered_when_focused(page)) == 2
        page.set_viewport_size(SMALL)
        assert floating(page) == ["bar"]
        page.emulate_media(forced_colors="active")
        assert len(undrawn(page)) == 2


def test_letters_that_are_preloaded_and_not_drawn_are_seen(seeded, visits):
    with visits.look() as page:
        page.goto("/uk/")
        assert preloaded_in_vain(page) == []
        page.goto("/")
        page.evaluate("document.querySelector('[rel=preload]').href = '/static/fonts/osl-sans-700-cyrillic.woff2'")
        assert preloaded_in_vain(page) == [page.url + "static/fonts/osl-sans-700-cyrillic.woff2"]


WRONG = """<!doctype html><html lang="pl"><title>Źle</title><main><h1>Źle</h1>
<style>p { color: #ccc; background: #fff } i { display: block; width: 9px; height: 9px }</style>
<p>Blade słowa</p><input><i tabindex="0" role="button" aria-label="a"></i><i tabindex="0" role="button" aria-label="b">
</i></main></html>"""


def rules_broken(page, seen, **asked):
    return {line.partition(":")[0] for line in violations_unseen(page, seen, **asked)}


def test_what_is_wrong_in_markup_is_always_seen_and_a_look_once_for_each_width_and_scheme(visits, tmp_path):
    seen = Seen(tmp_path / "seen")
    with visits.page() as page:
        page.set_content(WRONG)
        assert rules_broken(page, seen) == {"color-contrast", "target-size", "label"}
        assert rules_broken(page, seen) == {"label"}
        assert rules_broken(page, seen, only_look=True) == set()
        page.evaluate("document.querySelector('p').className = 'new'")
        assert rules_broken(page, seen, only_look=True) == {"color-contrast"}
        page.set_viewport_size(NARROW)
        assert rules_broken(page, seen, only_look=True) == {"color-contrast", "target-size"}
        page.emulate_media(color_scheme="dark")
        assert rules_broken(page, seen, only_look=True) == {"color-contrast", "target-size"}
