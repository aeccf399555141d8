"""Every form of the office and of residents, spoiled in every field at once: sentences at the fields, nothing lost."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client

from osl_site.common.accounts.models import User
from osl_site.common.forms.edit_forms import TOO_LARGE, AsTyped, EditForm
from osl_site.common.forms.form_handling import INSERT
from osl_site.roof.pages.table import url_of
from plans.forms.costs import CostsField
from plans.models import Goal
from tests.browser import E_MAIL
from tests.test_pages import PAGES, visitor

ASK = re.compile(
    r"(plans|activities|partners):\w+_(add|edit|new|move|place|annotate|cancel|change|plan|pause|end|open|submit|record)"
    r"|sign_up|find_registration"
)
TEXT = "ż\x00" * 40_001  # residents may send 1 MB in all
SEEN = TEXT.replace("\x00", "")  # nobody saw the rest
WITHOUT_FIELDS = {"plans:signed_copy_add", "plans:report_submit"}  # a file, a button
FORMS = [name for name in PAGES if ASK.fullmatch(name) and name not in WITHOUT_FIELDS]
OF_MACHINES = re.compile(
    r"ManagementForm|Revision|Key:|Clause:|32767|2147483647|poprawną wartością|To pole|[Vv]alid |[Ee]nsure|This "
)
SPOILED = {
    forms.DateField: "2026-02-30",
    forms.TimeField: "25:00",
    forms.IntegerField: "99999999999999999999",
    forms.DecimalField: "1e400",
    forms.ChoiceField: "9223372036854775808",
    forms.ModelChoiceField: "abc",
    forms.BooleanField: "on",
    CostsField: "5",  # rows of fields, none of which has this name
}


def spoiled(field: forms.Field) -> str:
    return next((value for kind, value in SPOILED.items() if isinstance(field, kind)), TEXT)


def is_shown_again(bound: forms.BoundField) -> bool:
    """What was typed stands in its field once more, but for a password."""
    return not bound.is_hidden and not isinstance(bound.field.widget, forms.PasswordInput)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_spoiled_in_every_field_says_what_to_do_and_keeps_what_was_typed(name, seeded):
    client, role, url = Client(), visitor(name), url_of(name)
    if role != "nobody":
        client.force_login(User.objects.get(email=E_MAIL[role]), "django.contrib.auth.backends.ModelBackend")
    form = client.get(url).context["form"]
    typed = {form.add_prefix(part): spoiled(field) for part, field in form.fields.items()}
    answer = client.post(url, typed)
    told = answer.context["form"]

    assert told.errors
    said = " ".join(sentence for sentences in told.errors.values() for sentence in sentences)
    assert OF_MACHINES.findall(said) == []
    assert [bound.name for bound in told.hidden_fields() if bound.errors] == []
    described = {part for ids in re.findall(r'aria-describedby="([^"]+)"', answer.text) for part in ids.split()}
    assert [part for part in described if f'id="{part}"' not in answer.text] == []
    texts = [part for part, value in typed.items() if value == TEXT and is_shown_again(told[part])]
    assert answer.text.replace("\x00", "").count(SEEN) >= len(texts)


@pytest.mark.parametrize("name", FORMS)
def test_every_name_may_be_asked_for_whether_or_not_a_stored_row_has_it(name, seeded):
    """„Wstaw” of a field of a row that is there and of one that is not; of all of them where a form has its own way."""
    client, role, url = Client(), visitor(name), url_of(name)
    if role != "nobody":
        client.force_login(User.objects.get(email=E_MAIL[role]), "django.contrib.auth.backends.ModelBackend")
    form = client.get(url).context["form"]
    is_shared = getattr(type(form), "insert_stored", None) in (EditForm.insert_stored, None)
    names = ["pk", *list(form.fields)[: 1 if is_shared else None]]
    assert {client.post(url, {INSERT: field}).status_code for field in names} <= {200, 400}


@pytest.mark.parametrize("spoil", ["abc", "1e400", "\x00", "12,5", "9" * 5000, "-1", ""])
def test_a_spoiled_revision_is_as_if_another_had_been_seen(spoil):
    class GoalText(EditForm):
        class Meta:
            model = Goal
            fields = ["text"]

    form = GoalText({"text": "Cel", "revision": spoil})
    assert (form.is_valid(), form.seen_revision in (0, -1)) == (True, True)


def test_the_end_of_a_line_is_counted_as_browsers_count_it():
    class Lines(AsTyped, forms.Form):
        text = forms.CharField(widget=forms.Textarea, max_length=5)

    assert Lines(QueryDict("text=ab%0D%0Acd")).is_valid()
    assert not Lines(QueryDict("text=ab%0D%0Acde")).is_valid()


def test_what_only_the_column_limits_is_called_too_large_and_what_we_limit_says_how_much(seeded):
    client = Client()
    client.force_login(User.objects.get(email=E_MAIL["organiser"]), "django.contrib.auth.backends.ModelBackend")
    answer = client.post(url_of("activities:activity_add"), {"capacity": "32768", "confirm_days": "15"})
    errors = answer.context["form"].errors
    assert (errors["capacity"], errors["confirm_days"]) == ([TOO_LARGE], ["Wpisz liczbę nie większą niż 14."])
