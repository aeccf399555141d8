"""The form pack: labels, help, errors and the summary, as people and screen readers meet them."""

import re

import html5lib
import pytest
from crispy_forms.utils import render_crispy_form
from django.template import Context, Template

from osl_site.roof.style.samples import HelperForm, SampleForm

WRONG = {"title": "", "text": "Rozmowa", "day": "wczoraj", "hour": "25:99", "email": "osl", "people": "-3"}


def drawn(form) -> str:
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


@pytest.fixture(scope="module")
def wrong() -> str:
    return drawn(SampleForm(WRONG))


def ids(html: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]+)"', html))


def test_every_label_belongs_to_a_control():
    html = drawn(SampleForm())
    assert set(re.findall(r'<label[^>]*\sfor="([^"]*)"', html)) <= ids(html)


def test_every_description_exists(wrong):
    described = {name for value in re.findall(r'aria-describedby="([^"]+)"', wrong) for name in value.split()}
    assert described
    assert described <= ids(wrong)


def test_the_summary_takes_the_focus_and_leads_to_every_field_with_an_error(wrong):
    summary = wrong[: wrong.index('id="div_')]
    assert re.search(r'<div class="error-summary" tabindex="-1" autofocus', summary)
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == [
        "id_title",
        "id_village",
        "id_day",
        "id_hour",
        "id_people",
        "id_email",
        "id_kind_0",
        "id_sure",
    ]
    assert set(targets) <= ids(wrong)


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in drawn(SampleForm())


def test_fields_with_errors_say_so(wrong):
    assert re.search(r'<input type="text" name="title"[^>]*aria-invalid="true"', wrong)
    assert not re.search(r'<textarea name="text"[^>]*aria-invalid', wrong)


def test_optional_is_said_and_required_is_not_starred():
    html = drawn(SampleForm())
    assert html.count("(nieobowiązkowe)") == 5
    assert "*" not in html


def test_choices_stand_in_a_group_with_a_legend():
    html = drawn(SampleForm())
    assert re.search(r'<fieldset[^>]*id="div_id_kind"[^>]*>\s*<legend class="field__label">Co to jest\?', html)
    assert html.count("<fieldset") == 2


def test_what_a_picker_cannot_read_stays_as_typed(wrong):
    assert re.search(r'<input type="text" name="day" value="wczoraj"', wrong)
    assert re.search(r'<input type="text" name="hour" value="25:99"', wrong)


def test_a_readable_date_goes_to_the_picker():
    assert '<input type="date" name="day" value="2026-12-01"' in drawn(SampleForm({"day": "2026-12-01"}))


def test_a_form_that_lays_itself_out_is_whole():
    html = render_crispy_form(HelperForm(), context={"csrf_token": "abc"})
    assert re.search(r'<form class="form" method="post" novalidate', html)
    assert 'name="csrfmiddlewaretoken"' in html
    assert "<legend>Kiedy</legend>" in html
    assert re.search(r'<button class="button button--danger"\s+type="submit"[^>]*>Odwołaj spotkanie</button>', html)


def test_drawn_forms_are_valid_html(wrong):
    page = f"<!doctype html><html lang=pl><title>x</title><body>{wrong}{render_crispy_form(HelperForm())}"
    html5lib.HTMLParser(strict=True).parse(page)
