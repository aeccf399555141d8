"""The look as a whole: values in one place, contrast, fonts, and every component on the component page."""

import gzip
import re
from itertools import product
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from whitenoise.middleware import WhiteNoiseMiddleware

from osl_site.machine import fonts, stylesheet
from osl_site.roof.pages.table import url_of
from tests import browser

CSS = settings.BASE_DIR / "static" / "css"
TEMPLATES = settings.BASE_DIR / "templates"
TOKENS = ("tokens.css", "tokens_screen.css")
SHEETS = sorted({path.name for path in CSS.glob("*.css")} - {*TOKENS})
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(", re.IGNORECASE)
TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def tokens(name: str) -> dict[str, str]:
    return dict(TOKEN.findall((CSS / name).read_text()))


LIGHT = dict(TOKEN.findall((CSS / "tokens.css").read_text().split("@media")[0]))
DARK = LIGHT | tokens("tokens_screen.css")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


GROUNDS = ("paper", "surface")
WORDS = [
    *product(("ink", "muted", "lake", "brick", "meadow", "amber"), GROUNDS),
    *((tone, f"{tone}-tint") for tone in ("lake", "brick", "meadow", "amber")),
    *(("ink", f"{tone}-tint") for tone in ("lake", "brick", "meadow", "amber", "quiet")),
    ("on-lake", "lake"),
    ("on-lake", "lake-deep"),
    ("on-brick", "brick"),
    ("on-brick", "brick-deep"),
    ("on-band", "band"),
    ("lake", "quiet-tint"),
    ("muted", "quiet-tint"),
]


@pytest.mark.parametrize(("words", "ground"), WORDS)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(colours, words, ground):
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize(("line", "ground"), [*product(("control",), GROUNDS), ("focus", "focus-rim")])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_fields_and_the_focus_ring_are_seen(colours, line, ground):
    assert contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize("name", SHEETS)
def test_colours_are_named_only_in_the_tokens(name):
    assert COLOUR.findall((CSS / name).read_text()) == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_token_that_is_used_exists(name):
    known = set(re.findall(r"(--[a-z0-9-]+):", "".join((CSS / tokens).read_text() for tokens in TOKENS)))
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", (CSS / name).read_text())) - known == set()


def test_every_token_is_used():
    css = "\n".join(path.read_text() for path in sorted(CSS.glob("*.css")))
    declared = set(re.findall(r"^ *(--[\w-]+):", css, re.MULTILINE))
    assert declared - set(re.findall(r"var\((--[\w-]+)", css)) == set()


def test_scripts_lie_compressed_beside_themselves_and_follow_their_sources(tmp_path):
    source, made = tmp_path / "js", tmp_path / "made"
    source.mkdir()
    for words in ("alert(1)", "alert(2)"):
        (source / "a.js").write_text(words)
        stylesheet.compress_scripts(source, made)
        assert gzip.decompress((made / "a.js.gz").read_bytes()).decode() == (made / "a.js").read_text() == words
    assert {path.name for path in made.iterdir()} == {"a.js", "a.js.br", "a.js.gz"}


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_a_stylesheet_joined_anew_under_a_server_is_served_whole(settings, rf, tmp_path, coding):
    """`contactsheet` or a test may join it while `start` serves: pages would lose it until that starts anew."""
    source, settings.STATICFILES_DIRS = tmp_path / "js", [tmp_path / "made"]
    source.mkdir()
    stylesheet.compress_scripts(source, tmp_path / "made")
    (source / "a.js").write_text("1;" * 500)
    stylesheet.compress_scripts(source, tmp_path / "made")
    server = WhiteNoiseMiddleware(lambda request: None)
    for words in ("1;" * 500, "123;" * 900):
        (source / "a.js").write_text(words)
        stylesheet.compress_scripts(source, tmp_path / "made")
        answer = server(rf.get("/static/a.js", headers={"accept-encoding": coding}))
        octets = b"".join(answer.streaming_content)
        answer.file_to_stream.close()  # and no signal of a request that ended
        assert int(answer["Content-Length"]) == len(octets)
        assert {"gzip": gzip.decompress, "br": brotli.decompress}.get(coding, bytes)(octets).decode() == words


def test_who_reads_a_stylesheet_while_it_is_joined_anew_reads_the_old_one_whole(tmp_path):
    source, made = tmp_path / "js", tmp_path / "made"
    source.mkdir()
    (source / "a.js").write_text("old" * 1000)
    stylesheet.compress_scripts(source, made)
    with (made / "a.js").open() as reader:
        assert reader.read(3) == "old"
        (source / "a.js").write_text("new")
        stylesheet.compress_scripts(source, made)
        assert reader.read() == "old" * 999


def test_the_stylesheet_is_the_sources_in_order(tmp_path):
    assert stylesheet.make(CSS, tmp_path)
    for sheet, names in stylesheet.SHEETS.items():
        joined = (tmp_path / sheet).read_text()
        sources = [stylesheet.text_of(CSS / name, sheet) for name in names]
        starts = [joined.index(source) for source in sources]
        assert starts == sorted(starts)
        assert [joined.count(sign) for sign in ("/*", "*/")] == [0, 0]
    assert not stylesheet.make(CSS, tmp_path)


def test_marks_of_what_the_office_alone_needs_come_in_pairs():
    """What stands between them is in its sheet alone; that no page of residents wants it, `test_pages` sees."""
    for name in stylesheet.SOURCES:
        marks = re.findall(r"/\* (office \{|\} office) \*/", (CSS / name).read_text())
        assert marks == ["office {", "} office"] * (len(marks) // 2)
    ours, of_office = (stylesheet.joined(CSS, sheet) for sheet in (stylesheet.RESIDENTS, stylesheet.OFFICE))
    assert ".room-fold" in of_office and ".room-fold" not in ours
    assert ours.count("{") == ours.count("}") and of_office.count("{") == of_office.count("}")


FONTS = settings.BASE_DIR / "static" / "fonts"


@pytest.fixture(scope="module")
def cut() -> Path:
    return FONTS


def test_the_fonts_in_the_tree_are_those_of_the_recipe():
    assert fonts.are_made(FONTS), "manage.py fonts cuts them anew"


@pytest.mark.parametrize("path", sorted(FONTS.glob("osl-sans-*")), ids=lambda path: path.name)
def test_a_font_has_just_the_letters_that_the_recipe_names(path):
    letters = fonts.SCRIPTS.get(re.sub(r"osl-sans-\d+-", "", path.stem), fonts.EVERY)
    of_the_typeface = TTFont(fonts.package.ROOT / "files" / "SourceSans3[wght].ttf").getBestCmap()
    assert set(TTFont(path).getBestCmap()) == set(letters) & set(of_the_typeface)


@pytest.mark.parametrize("name", ["osl-sans-400.ttf", "osl-sans-700.ttf", "osl-sans-400-italic.ttf"])
def test_paper_has_polish_and_ukrainian_letters_in_a_font_of_one_weight(cut, name):
    font = TTFont(cut / name)
    words = "Zażółć gęślą jaźń Щастям б’єш жук їх глицю в фон й ґедзь пріч №–„”"
    assert set(map(ord, words)) <= set(font.getBestCmap())
    assert "fvar" not in font


def test_figures_have_one_width(cut):
    font = TTFont(cut / "osl-sans-400.ttf")
    widths = {font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}
    assert len(widths) == 1


def test_changed_fonts_do_not_bear_the_reserved_name_and_carry_the_licence(cut):
    for path in [*cut.glob("*.ttf"), *cut.glob("*.woff2")]:
        names = TTFont(path)["name"]
        assert names.getDebugName(1) == "OSL Sans"
        assert names.getDebugName(14) == "http://scripts.sil.org/OFL"
    assert "SIL OPEN FONT LICENSE" in (cut / "OFL.txt").read_text()


def test_screens_load_little(cut):
    for script, most in {"latin": 8_100, "rare": 9_500, "cyrillic": 5_300}.items():
        for weight in (400, 700):
            assert (cut / f"osl-sans-{weight}-{script}.woff2").stat().st_size < most


FACE = re.compile(r'weight: (\d+);[^}]+/osl-sans-\d+-([\w-]+)\.woff2"[^}]+unicode-range:([^;]+);')


def runs(said: str) -> list[tuple[int, int]]:
    ends = [part.strip().removeprefix("U+").partition("-") for part in said.split(",")]
    return [(int(first, 16), int(last or first, 16)) for first, _dash, last in ends]


@pytest.mark.parametrize("weight", ["400", "700"])
def test_each_letter_is_asked_of_the_cut_that_holds_it(weight):
    """Of faces whose ranges overlap browsers ask the last one: no letter of the first view has another cut fetched."""
    faces = [(script, runs(said)) for w, script, said in FACE.findall((CSS / "site.css").read_text()) if w == weight]
    asked = {
        script: {sign for sign in letters if script == _asked(sign, faces)} for script, letters in fonts.SCRIPTS.items()
    }
    assert asked == {script: set(letters) for script, letters in fonts.SCRIPTS.items()}


def _asked(sign: int, faces: list[tuple[str, list[tuple[int, int]]]]) -> str | None:
    holding = [script for script, said in faces if any(first <= sign <= last for first, last in said)]
    return holding[-1] if holding else None


def test_the_component_page_shows_every_component():
    """A partial is shown by the page itself, by its frame, or by another partial that is."""
    texts = {path: path.read_text() for path in TEMPLATES.rglob("*.html")}
    include = re.compile(r'"(components/[a-z_/]+\.html)"')
    shown: set[str] = set()
    waiting = [*(TEMPLATES / "style").glob("*.html"), TEMPLATES / "base_staff.html", TEMPLATES / "base_public.html"]
    while waiting:
        text = texts[waiting.pop()].replace("{% heading ", '"components/heading.html"')
        found = set(include.findall(text)) - shown
        shown |= found
        waiting += [TEMPLATES / name for name in found]
    partials = {str(path.relative_to(TEMPLATES)) for path in (TEMPLATES / "components").glob("*.html")}
    assert partials - shown == set()


def test_no_page_says_above_its_title_what_leads_nowhere():
    """A kicker; what a page belongs to is the last of its crumbs, a link."""
    assert [str(path) for path in TEMPLATES.rglob("*.html") if "kicker" in path.read_text()] == []


def test_templates_carry_no_style_and_no_script_of_their_own():
    """Data for search engines (JSON-LD) is no script: nothing of it runs."""
    script = r'<script(?![^>]*\b(?:src=|type="application/ld\+json"))'
    inline = re.compile(rf"<style|{script}|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    carrying = [str(path) for path in TEMPLATES.rglob("*.html") if inline.search(path.read_text())]
    assert carrying == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("nobody", "home"),
        ("nobody", "calendar"),
        ("organiser", "needs:note_add"),
        ("organiser", "activities:series_plan"),
    ],
)
def test_letters_twice_as_large_leave_a_page_as_wide_as_the_phone(role, name, seeded, visits):
    with visits.page(role, viewport=browser.NARROW) as page:
        page.goto(url_of(name))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert browser.sideways_scroll(page) == 0


HALF_A_WINDOW = {"width": 640, "height": 900}
OUT_OF_ITS_BOX = """selector => [...document.querySelectorAll(selector)]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => part.textContent.trim())"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("administrator", "account_list"),
        ("director", "retention_list"),
        ("nobody", "public_plan"),
        ("organiser", "activities:registration_list"),
        ("organiser", "needs:helper_list"),
    ],
)
def test_letters_twice_as_large_make_cards_of_a_table_that_half_a_window_has_no_room_for(role, name, seeded, visits):
    """Letters alone, as Firefox and a phone's settings enlarge them: the width of the window does not tell of them."""
    with visits.page(role, viewport=HALF_A_WINDOW) as page:
        page.goto(url_of(name))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert browser.sideways_scroll(page) == 0


@pytest.mark.browser
def test_the_longest_day_has_room_in_letters_twice_as_large(seeded, visits):
    with visits.page("nobody", viewport=browser.NARROW) as page:
        for name in ("calendar", "calendar_month"):
            page.goto(url_of(name))
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate(OUT_OF_ITS_BOX, ".agenda__day, .month__number, h1") == []


ITS_LETTERS = "label => parseFloat(getComputedStyle(label).fontSize)"
BROWSERS_OWN = 16  # pixels


@pytest.mark.browser
def test_boxes_of_choices_grow_with_the_letters(seeded, visits):
    with visits.page("nobody", viewport=browser.NARROW) as page:
        page.goto(url_of("tell_us"))
        box = page.locator("main input[type=checkbox]").first
        label = box.locator("xpath=following-sibling::label")
        before = box.bounding_box()["width"] / label.evaluate(ITS_LETTERS)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        letters = label.evaluate(ITS_LETTERS)
        assert letters >= 2 * BROWSERS_OWN
        assert box.bounding_box()["width"] / letters == pytest.approx(before, rel=0.05)


@pytest.mark.browser
def test_a_phone_shows_the_one_way_back_that_is_a_link(seeded, visits):
    with visits.look("organiser") as page:
        page.set_viewport_size(browser.NARROW)
        for name in ("activities:check_record", "partners:initiative_detail", "needs:note_detail"):
            page.goto(url_of(name))
            shown = [crumb for crumb in page.locator(".crumbs li").all() if crumb.is_visible()]
            assert [crumb.locator("a").count() for crumb in shown] == [1], name


@pytest.mark.browser
def test_villages_to_tick_stand_in_columns_where_there_is_room_and_below_each_other_on_a_phone(seeded, visits):
    with visits.look("organiser") as page:
        page.goto(url_of("needs:need_add"))
        first, second = page.locator(".choices--names").first.locator(".choice").all()[:2]
        assert first.bounding_box()["y"] == second.bounding_box()["y"]
        page.set_viewport_size(browser.NARROW)
        assert first.bounding_box()["x"] == second.bounding_box()["x"]


@pytest.mark.browser
def test_a_word_that_is_kept_whole_stands_in_the_line_of_its_button(seeded, visits):
    with visits.look("administrator") as page:
        page.goto(url_of("start_mail"))
        word = page.locator("main .button .nowrap")
        before = word.evaluate(
            "word => word.getBoundingClientRect().left - word.parentElement.getBoundingClientRect().left"
        )
        page.locator("main .button").evaluate("button => { button.style.display = 'inline-block' }")
        after = word.evaluate(
            "word => word.getBoundingClientRect().left - word.parentElement.getBoundingClientRect().left"
        )
        assert before == after
