"""No form says the framework's words about an answer that is missing: it says what to write or choose."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.utils.translation import override

from activities.forms.diary import GoForm
from osl_site.common.accounts.forms import ResetForm, SignInForm
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.wanted import SAID_BY_DJANGO, Asks
from plans.forms.publication import FileCheckForm
from tests.reading import unlaid


class Asked(AsTyped, forms.Form):
    name = forms.CharField(label="Imię i nazwisko")
    how = forms.ChoiceField(label="Rodzaj zasobu", choices=[("", "Wybierz"), ("a", "A")])
    who = forms.CharField(label="Kto przyjdzie?")
    day = forms.DateField(label="Dzień")
    many = forms.MultipleChoiceField(label="Grupy", choices=[("a", "A")])
    own = forms.CharField(label="Powód", error_messages={"required": "Napisz, dlaczego."})


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "pl",
            [
                "Wpisz tutaj: imię i nazwisko.",
                "Wybierz z listy: rodzaj zasobu.",
                "Odpowiedz na to pytanie.",
                "Wpisz datę, na przykład 1.12.2026.",
                "Zaznacz co najmniej jedną odpowiedź.",
                "Napisz, dlaczego.",
            ],
        ),
        ("en", ["Enter here: imię i nazwisko.", "Choose from the list: rodzaj zasobu.", "Answer this question."]),
    ],
)
def test_an_answer_that_is_missing_is_asked_for_by_what_it_is(language, said):
    with override(language):
        errors = [words for (words,) in Asked({}).errors.values()]
    assert errors[: len(said)] == said


def test_the_list_of_errors_says_the_name_of_a_field_once():
    listed = unlaid(render_to_string("components/errors_in_list.html", {"form": Asked({})}))
    assert ">Wpisz tutaj: imię i nazwisko.</a>" in listed
    assert ">Powód: Napisz, dlaczego.</a>" in listed


@pytest.mark.django_db
@pytest.mark.parametrize("form", [SignInForm, ResetForm, GoForm, FileCheckForm])
def test_forms_that_nobody_edits_a_row_by_say_it_as_well(form):
    for field in (asked := form(data={})).fields:
        said = asked.errors[field]
        assert said and SAID_BY_DJANGO not in said


def test_no_form_is_without_its_own_words():
    get_resolver().url_patterns  # noqa: B018 (every form is imported)
    apps = ("activities.", "plans.", "needs.", "partners.", "osl_site.common.")
    found, waiting = set(), [forms.Form, forms.BaseModelForm]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found |= {kind.__name__ for kind in below if kind.__module__.startswith(apps) and not issubclass(kind, Asks)}
    assert found == set()
