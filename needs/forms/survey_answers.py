"""A survey as it is answered: one field a question, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from needs.models import QuestionKind
from needs.surveys.sheet import Asked
from osl_site.common.centre.fields import LocalityField
from osl_site.common.centre.models import Locality
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import laid_out
from osl_site.common.text.languages import in_language, marked, spoken

SHORT_TEXT, LONG_TEXT, LARGEST = 200, 2000, 1_000_000


@dataclass(frozen=True)
class Given:
    """What was answered to one question."""

    asked: Asked
    options: tuple[int, ...] = ()
    number: int | None = None
    text: str = ""
    locality: Locality | None = None


class AnswerForm(AsTyped, forms.Form):
    """All questions on one page. Whether a question is put is decided when the answers came: an answer to one that was
    for others is left out and told of (`left_out`); what must be answered must be where it is put."""

    keeps_draft = False
    goes_to_paper = False

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.given: list[Given] = []
        for one in asked:
            self._add(one)

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *(name for name, field in self.fields.items() if not field.widget.is_hidden))

    def _add(self, one: Asked) -> None:
        question = one.question
        field = field_of(one)
        field.label = format_html("{}. {}", question.position, marked(question, "text", spoken()))
        field.help_text = " ".join(filter(None, [condition_of(one), how_of(question.kind)]))
        field.error_messages["required"] = _("Odpowiedz na to pytanie.")
        field.required = question.is_required and not one.opened_by and not question.has_other
        field.is_conditional = question.is_required and not field.required
        self.fields[one.name] = field
        if question.has_other:
            self.fields[other_of(one)] = forms.CharField(label=_("Inne, jakie?"), required=False, max_length=SHORT_TEXT)
            self.fields[other_of(one)].is_conditional = True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.given, chosen = [], set()
        for one in self.asked:
            given = self._given(one)
            if one.opened_by and not one.opened_by & chosen:
                self._leave_out(one, was_answered=given is not None)
            elif given is not None:
                chosen |= set(given.options)
                self.given.append(given)
            elif one.question.is_required and not self.errors.get(one.name):
                self.add_error(one.name, _("Odpowiedz na to pytanie."))
        return typed

    def _given(self, one: Asked) -> Given | None:
        """None where nothing, or nothing usable, was answered."""
        value, other = self.cleaned_data.get(one.name), self.cleaned_data.get(other_of(one), "")
        match one.question.kind:
            case QuestionKind.ONE | QuestionKind.MANY | QuestionKind.SCALE | QuestionKind.GROUP:
                picked = [value] if isinstance(value, str) else value or []
                options = tuple(int(pk) for pk in picked if pk)
                return Given(one, options, text=other) if options or other else None
            case QuestionKind.NUMBER:
                return None if value is None else Given(one, number=value)
            case QuestionKind.VILLAGE:
                return Given(one, locality=value) if value else None
        return Given(one, text=value) if value else None

    def _leave_out(self, one: Asked, *, was_answered: bool) -> None:
        for name in (one.name, other_of(one)):
            self._errors.pop(name, None)
        if was_answered:
            self.left_out.append(
                _("Pytanie %(number)s dotyczyło innych, więc odpowiedzi nie zapisaliśmy.")
                % {"number": one.question.position}
            )


def other_of(one: Asked) -> str:
    """The name of the field beside its answers."""
    return f"{one.name}_other"


def field_of(one: Asked) -> forms.Field:
    """Without words: what can be answered."""
    question = one.question
    choices = [(str(option.pk), marked(option, "label", spoken())) for option in one.options]
    match question.kind:
        case QuestionKind.MANY:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
        case QuestionKind.ONE | QuestionKind.SCALE | QuestionKind.GROUP:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
        case QuestionKind.NUMBER:
            most = LARGEST if question.most is None else question.most
            return forms.IntegerField(min_value=question.least or 0, max_value=most)
        case QuestionKind.VILLAGE:
            return LocalityField(label="", empty_label=_("Wybierz") if question.is_required else _("Wolę nie mówić"))
        case QuestionKind.SHORT:
            return forms.CharField(max_length=SHORT_TEXT)
    return forms.CharField(max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 4}))


def how_of(kind: str) -> str:
    """What a person does who answers, where the field does not say it by itself."""
    if kind == QuestionKind.MANY:
        return _("Zaznacz, co pasuje.")
    return _("Bez nazwisk i bez wiadomości o zdrowiu.") if kind in (QuestionKind.SHORT, QuestionKind.LONG) else ""


def condition_of(one: Asked) -> str:
    """„Odpowiedz, jeśli w pytaniu 3 zaznaczono „tak” albo „czasem”.”; empty of a question that is put to everybody."""
    if not one.opened_by:
        return ""
    said = [_("„%(answer)s”") % {"answer": in_language(word, "label", spoken())} for word in one.words]
    return _("Odpowiedz, jeśli w pytaniu %(number)s zaznaczono %(answers)s.") % {
        "number": one.after,
        "answers": _(" albo ").join(said),
    }
