"""What is typed between two desks: handing over, remarks, the decision, answers, and the opening of an update."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.centre.placeholders import case_mark_of
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.sign_in.proof import refused_proof
from osl_site.common.sign_in.proof_field import ProofField
from osl_site.common.text.date_formats import polish_day
from plans.forms.drafting import conclusion_label
from plans.models import Outcome, Settled, Version

UNFILLED = "____"  # what a pattern of case marks holds where a number is to be written


class HandingForm(AsTyped, forms.Form):
    """Until when a decision is asked for, and of an update that changes nothing whether that is meant."""

    due_on = forms.DateField(
        label="Proszę o decyzję do", widget=DatePicker, help_text="Dyrektor zobaczy ten dzień i dostanie przypomnienie."
    )
    unchanged = forms.BooleanField(label="Tak ma być: przekazuję aktualizację bez zmian w treści", required=False)

    def __init__(self, *args: Any, is_unchanged: bool, **kwargs: Any) -> None:
        """Only an update that changes nothing is asked whether that is meant."""
        super().__init__(*args, **kwargs)
        if not is_unchanged:
            del self.fields["unchanged"]


class RemarkWordsForm(AsTyped, forms.Form):
    """What a remark says."""

    text = forms.CharField(
        label="Uwaga",
        widget=forms.Textarea(attrs={"rows": 3, "data-light": True}),
        max_length=4000,
        error_messages={"required": "Uwaga jest pusta. Napisz, co poprawić albo wyjaśnić."},
    )


class RemarkForm(RemarkWordsForm):
    """A remark and the place it is about, chosen from what stands in the snapshot."""

    place = forms.ChoiceField(label="Do czego jest uwaga?")
    field_order = ("place", "text")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places

    def where(self) -> dict[str, Any]:
        place, _, key = self.cleaned_data["place"].partition(":")
        return {"place": place, "key": key or None}


class DecisionForm(AsTyped, forms.Form):
    """Approve or return. Whoever approves proves again who they are."""

    outcome = forms.ChoiceField(label="Jaka jest decyzja?", widget=forms.RadioSelect)
    effective_on = forms.DateField(label="Obowiązuje od", widget=DatePicker, required=False)
    case_mark = forms.CharField(label="Znak sprawy", required=False, max_length=80)
    text = forms.CharField(
        label="Treść decyzji",
        widget=forms.Textarea(attrs={"rows": 3, "data-light": True}),
        required=False,
        max_length=4000,
        help_text="Przy zwrocie napisz, co poprawić, jeśli nie mówią tego uwagi. Przy zatwierdzeniu nie trzeba.",
    )
    password = ProofField(required=False, help_text="Potwierdza zatwierdzenie.")

    only_with = {name: OnlyWith("outcome", (Outcome.APPROVED,)) for name in ("effective_on", "case_mark", "password")}

    def __init__(
        self,
        *args: Any,
        request: HttpRequest,
        version: Version,
        days: tuple[date, date],
        refuse_day: Callable[[date | None], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.version, self.refuse_day = request, version, refuse_day
        self.fields["password"].ask(request)
        self.fields["outcome"].choices = [
            (Outcome.APPROVED, f"Zatwierdź {version.accusative}"),
            (Outcome.RETURNED, "Zwróć do poprawy"),
        ]
        first, last = map(polish_day, days)
        self.fields["effective_on"].help_text = f"Dzień od {first} do {last}"
        self.fields["case_mark"].help_text = "Bez numeru w wolnym miejscu dokument nie poda znaku sprawy."
        for name in ("effective_on", "text", "password"):
            self.fields[name].is_conditional = True  # its help says when; „nieobowiązkowe” would say otherwise

    @property
    def decision(self) -> dict[str, Any]:
        """What was typed, without the password."""
        return {name: value for name, value in self.cleaned_data.items() if name != "password"}

    def clean_case_mark(self) -> str:
        """Before the password is looked at; the service refuses it as well."""
        mark = self.cleaned_data["case_mark"]
        is_approval = self.data.get(self.add_prefix("outcome")) == Outcome.APPROVED
        return case_mark_of(mark, self.initial.get("case_mark", "")) if is_approval else mark

    def clean(self) -> dict[str, Any]:
        """The password is looked at last: a wrong date costs no attempt, and a decision that fell already none."""
        typed = super().clean()
        is_approval = typed.get("outcome") == Outcome.APPROVED and self.version.is_submitted
        if is_approval and "effective_on" not in self.errors:
            self._look_at_the_day(typed["effective_on"])
        if is_approval and not self.errors and (refusal := refused_proof(self.request, typed["password"])):
            self.add_error("password", refusal)
        return typed

    def _look_at_the_day(self, day: date | None) -> None:
        try:
            self.refuse_day(day)
        except ValidationError as refusal:
            self.add_error(None, refusal)


class AnswerForm(AsTyped, forms.Form):
    """What became of a remark, in one of two words and in a sentence."""

    outcome = forms.ChoiceField(
        label="Co zrobiono z uwagą?",
        widget=forms.RadioSelect,
        choices=[
            (Settled.ADOPTED, "Uwzględniona: treść planu jest zmieniona"),
            (Settled.EXPLAINED, "Wyjaśniona: treść zostaje, a odpowiedź mówi, dlaczego"),
        ],
    )
    text = forms.CharField(
        label="Odpowiedź", widget=forms.Textarea(attrs={"rows": 3, "data-light": True}), max_length=4000
    )


class UpdateForm(AsTyped, forms.Form):
    """Why the plan is updated, and which conclusions changed. Those that oblige to an update are chosen beforehand."""

    reason = forms.CharField(
        label="Przyczyna aktualizacji",
        widget=forms.Textarea(attrs={"data-light": True}),
        help_text="Napisz, co się istotnie zmieniło i od kiedy.",
    )
    changed_conclusions = forms.ModelMultipleChoiceField(
        Conclusion.objects.all(),
        label="Które wnioski z rozeznania się zmieniły?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, duties: list[Conclusion], **kwargs: Any) -> None:
        obliging = {row.pk for row in duties}
        super().__init__(*args, initial={"changed_conclusions": sorted(obliging)}, **kwargs)
        field = self.fields["changed_conclusions"]
        field.queryset = Conclusion.objects.current()
        field.label_from_instance = lambda row: (
            f"{conclusion_label(row)} (istotna zmiana)" if row.pk in obliging else conclusion_label(row)
        )
        if obliging:
            field.help_text = "Zaznaczone są wnioski, których istotna zmiana wymaga aktualizacji planu."


def proposed_case_mark(office: Centre) -> str:
    """The office's pattern with what is known written in; its number waits for the person."""
    known = {"{rok}": str(clock.today().year), "{symbol}": office.file_plan_symbol or UNFILLED}
    mark = office.case_mark_pattern
    for sign, value in known.items():
        mark = mark.replace(sign, value)
    return mark
