"""What is typed between two desks: handing over, remarks, the decision, answers, and the opening of an update."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.frozen_documents.forms import WHEN_TO_WRITE, AnswerWordsForm, DecidingForm, RemarkWordsForm
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


class DecisionForm(DecidingForm):
    """Approve or return; with an approval goes the day from which the plan holds."""

    ACCEPTS = Outcome.APPROVED
    ASKED_BY_HELP = ("effective_on", "text", "password")

    effective_on = forms.DateField(label="Obowiązuje od", widget=DatePicker, required=False)
    password = ProofField(required=False, help_text="Potwierdza zatwierdzenie.")
    field_order = ("outcome", "effective_on", "case_mark", "text", "password")
    only_with = {name: OnlyWith("outcome", (Outcome.APPROVED,)) for name in ("effective_on", "case_mark", "password")}

    def __init__(
        self,
        *args: Any,
        version: Version,
        days: tuple[date, date],
        refuse_day: Callable[[date | None], None],
        **kwargs: Any,
    ) -> None:
        choices = [(Outcome.APPROVED, f"Zatwierdź {version.accusative}"), (Outcome.RETURNED, "Zwróć do poprawy")]
        super().__init__(*args, choices=choices, waits=version.is_submitted, **kwargs)
        self.refuse_day = refuse_day
        first, last = map(polish_day, days)
        self.fields["effective_on"].help_text = f"Dzień od {first} do {last}"
        self.fields["text"].help_text = WHEN_TO_WRITE.format("zatwierdzeniu")

    def look_at(self, typed: dict[str, Any]) -> None:
        """The day, at its field."""
        if "effective_on" not in self.errors:
            try:
                self.refuse_day(typed["effective_on"])
            except ValidationError as refusal:
                self.add_error(None, refusal)


class AnswerForm(AnswerWordsForm):
    """What became of a remark, in one of two words and in a sentence."""

    outcome = forms.ChoiceField(
        label="Co zrobiono z uwagą?",
        widget=forms.RadioSelect,
        choices=[
            (Settled.ADOPTED, "Uwzględniona: treść planu jest zmieniona"),
            (Settled.EXPLAINED, "Wyjaśniona: treść zostaje, a odpowiedź mówi, dlaczego"),
        ],
    )
    field_order = ("outcome", "text")


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
