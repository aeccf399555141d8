"""Nothing is cut in silence: limits are told, what is over is refused with its number, everything typed stays."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.urls import reverse
from django.utils.safestring import SafeString
from playwright.sync_api import expect

from activities.models import Activity
from needs.models import FieldNote
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.limits import PLAIN_INPUTS, Renderer
from osl_site.common.forms.widgets import DatePicker, TimePicker
from tests.reading import errors, text_of
from tests.walking import press

ROOT = Path(__file__).resolve().parent.parent.parent
PASTED = "Na zebraniu mówiono o dojazdach. " * 3110  # 102,630 signs


class Typed(AsTyped, forms.Form):
    note = forms.CharField(max_length=4000, widget=forms.Textarea)
    name = forms.CharField(max_length=10)
    free = forms.CharField()


def count(page, name):
    """What the count of this field says."""
    return re.search(rf'id="id_{name}_count"[^>]*>([^<]*)<', page)[1].replace("\N{NO-BREAK SPACE}", " ")


def note(text):
    return {"noted_on": "2026-01-02", "method": "talk", "place_unknown": "on", "finding": "need", "text": text}


def test_no_browser_is_told_to_cut():
    form = Typed()
    form.fields["later"] = forms.CharField(max_length=5)
    assert "maxlength" not in str(form)
    assert (form["note"].most, form["name"].most, form["later"].most, form["free"].most) == (4000, 10, 5, None)
    sources = [*(ROOT / "templates").rglob("*.html"), *ROOT.glob("*/forms/*.py"), *ROOT.glob("*/forms.py")]
    assert [path.name for path in sources if "maxlength" in path.read_text()] == []


@pytest.mark.django_db
def test_what_is_pasted_stays_whole_and_is_refused_with_what_is_over(desk):
    page = desk.post(reverse("needs:note_add"), note(PASTED))
    assert errors(page) == {
        "text": ["O 98\N{NO-BREAK SPACE}629 znaków za dużo. Może być najwyżej 4\N{NO-BREAK SPACE}000."]
    }
    assert PASTED.strip() in page.content.decode()
    assert count(page.content.decode(), "text") == "o 98 629 za dużo"
    assert FieldNote.objects.count() == 0


@pytest.mark.parametrize(("length", "said"), [(0, ""), (3200, ""), (3340, "3 340 z 4 000"), (4120, "o 120 za dużo")])
@pytest.mark.django_db
def test_the_count_is_silent_far_from_the_limit_then_says_how_many_and_what_is_over(length, said, desk):
    unsaved = note("a" * length) | {"finding": ""}
    assert count(desk.post(reverse("needs:note_add"), unsaved).content.decode(), "text") == said


def test_a_short_answer_far_from_its_limit_says_nothing():
    form = Typed({"name": "Anna"})
    assert (form["name"].count_now, Typed({"name": "Anna Maria"})["name"].count_now) == (
        "",
        "10 z 10",
    )
    assert Typed({"name": "Anna Maria B"}).errors["name"] == ["O 2 znaki za dużo. Może być najwyżej 10."]


@pytest.mark.django_db
def test_the_title_of_an_offer_is_as_long_as_real_ones(desk):
    def sent(length):
        title = ("Spotkanie " * 40)[: length - 1] + "x"
        return {"title": title, "text": "Opis", "theme": "neighbours", "kind": "bonds", "led_by": "together"} | {
            "outside_plan_reason": "Prośba mieszkańców", "in_charge": desk.session["_auth_user_id"], "sign_up": "none"
        }  # fmt: skip

    too_long = desk.post(reverse("activities:activity_add"), sent(301))
    assert errors(too_long) == {"title": ["O 1 znak za dużo. Może być najwyżej 300."]}
    assert desk.post(reverse("activities:activity_add"), sent(300)).status_code == 302
    assert len(Activity.objects.get().title) == 300


@pytest.mark.django_db
def test_a_form_larger_than_a_request_may_be_is_answered_in_a_sentence(desk):
    body = "text=" + "a" * 11_000_000
    page = desk.post(reverse("needs:need_add"), body, "application/x-www-form-urlencoded")
    assert (page.status_code, "najwyżej 10 MB" in text_of(page)) == (413, True)


@pytest.mark.browser
def test_the_count_follows_what_is_typed_and_pasted(desk_of):
    with desk_of("coworker") as page:
        page.goto(reverse("needs:note_add"))
        told = page.locator("#id_text_count")
        assert told.inner_text() == ""
        page.locator("#id_text").fill("a" * 3340)
        expect(told).to_have_text("3\N{NO-BREAK SPACE}340 z 4\N{NO-BREAK SPACE}000")
        page.locator("#id_text").fill(PASTED)
        expect(told).to_have_text("o 98\N{NO-BREAK SPACE}629 za dużo")
        press(page, "Zapisz notatkę")
        assert page.locator("#id_text").input_value().strip() == PASTED.strip()


@pytest.mark.parametrize(
    "value", [None, "", "a", 0, 7, True, "<b> \"'&", SafeString("&amp;"), date(2026, 12, 1), time(9, 30)], ids=repr
)
def test_plain_inputs_read_as_djangos_own(value):
    attrs = {
        "id": "a",
        "required": True,
        "disabled": False,
        "data-a": "<\"'&",
        "maxlength": 9,
        "data-b": SafeString("&lt;"),
    }
    kinds = [forms.TextInput, forms.EmailInput, forms.NumberInput, forms.PasswordInput, forms.HiddenInput]
    kinds += [forms.SearchInput, forms.CheckboxInput, DatePicker, TimePicker]
    for widget in (kind() for kind in kinds):
        assert widget.template_name in PLAIN_INPUTS
        ours, theirs = (widget.render("pole", value, attrs, renderer) for renderer in (Renderer(), DjangoTemplates()))
        assert (type(widget), ours) == (type(widget), theirs)
