"""What is typed stays text: only our own code says of words that they are markup, and each place has its reason."""

import ast
import re
from pathlib import Path

from django.urls import reverse

from tests.parsed import nodes_of
from tests.test_architecture import ROOT, SOURCES

REASONS = {  # of each function that marks words as safe
    "icon": "drawings of a fixed set, named by our templates",
    "_stripped": "what a template has drawn",
    "heading": "its parts are escaped by the template that draws it",
    "tied": "what was safe stays so; what was not is escaped after it",
    "handbook": "a file of the repository, through a reader that lets no markup in it pass",
    "light_markdown": "its grammar escapes everything typed and links only to web and mail",
    "within": "the same, behind words of ours",
    "agenda_lines": "words that are not ours are escaped where they are put in (test_calendar_words.py)",
    "month_day": "the same",
    "marked": "every piece is escaped by itself (tests/search/test_page.py)",
    "_picture": "a drawing of a secret of ours, its words escaped by its library",
    "sentence": "the sentence and each value in it are escaped, but for what is marked already",
    "qr_code": "a drawing of our own address, its title escaped by its library",
    "in_script": "JSON for a script element, with <, > and & written as escapes",
}


def markers(path: Path) -> list[str]:
    """The functions of a file that call `mark_safe`, or make a safe string of words."""
    found = []
    for function in nodes_of(path):
        if isinstance(function, ast.FunctionDef):
            calls = [call for call in ast.walk(function) if isinstance(call, ast.Call)]
            found += [function.name for call in calls if is_mark(call)]
    return found


def is_mark(call: ast.Call) -> bool:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    is_empty = bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == ""
    return name in ("mark_safe", "SafeString") and not is_empty


def test_code_marks_words_as_safe_only_where_it_is_known_why():
    assert sorted({name for path in SOURCES for name in markers(path)}) == sorted(REASONS)


def test_the_words_put_into_markup_are_never_part_of_its_pattern():
    """`format_html` escapes what it puts in, so its pattern is written out or translated, and never made of words."""
    made = []
    for path in SOURCES:
        for call in nodes_of(path):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("format_html", "format_html_join"):
                parts = call.args[:2] if call.func.id == "format_html_join" else call.args[:1]
                made += [f"{path.name}:{part.lineno}" for part in parts if isinstance(part, ast.JoinedStr | ast.BinOp)]
    assert made == []


def test_no_template_takes_words_for_markup():
    templates = sorted((ROOT / "templates").rglob("*.*"))
    unsafe = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off")
    assert [path.name for path in templates if unsafe.search(path.read_text())] == []


def test_help_that_we_wrote_as_markup_stays_markup(desk):
    page = desk.get(reverse("activities:activity_add")).text
    assert f'<a href="{reverse("activities:lead_list")}">osoby prowadzące</a>.' in page


SHOW_LINES = {  # templates that show the ends of lines without reading light Markdown
    "both_versions.html": "words beside a field, as they are typed into it",
    "entry.html": "what stood in a column",
    "facts.html": "words of ours",
    "_share.html": "plain text to be copied",
    "_letter_in.html": "a letter as it will be sent",
    "text_form.html": "a letter as it will be sent",
    "clause_detail.html": "words that stood beside a form",
    "403_csrf.html": "what a resident typed, to be copied",
    "checked.html": "what a resident typed into a plain field",
    "form.html": "the same",
    "handed_detail.html": "the same",
    "handover_form.html": "the same",
    "submission_act.html": "the same",
    "submission_pass_on.html": "the same",
    "submission_legal.html": "the same",
    "_passed_on.html": "what somebody answered, typed into a plain field",
    "_letter.html": "a letter as it is drawn on paper",
    "submission_detail.html": "the same",
    "urgent_form.html": "the same",
    "outbox.html": "a letter as it is sent",
}


def test_longer_texts_are_shown_by_their_own_filters():
    """`light_markdown`, `within` or `in_a_line`, so that one text reads the same wherever it stands."""
    templates = sorted((ROOT / "templates").rglob("*.*"))
    assert {path.name for path in templates if "|linebreaks" in path.read_text()} <= set(SHOW_LINES)
