"""What is typed into a report and about it: days, sections, remarks, the decision, answers, its place in BIP."""

from typing import Any

from django import forms

from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.frozen_documents.forms import WHEN_TO_WRITE, DecidingForm, RemarkWordsForm
from plans.forms.drafting import refuse_far_years
from plans.models import Report, ReportOutcome, ReportOutline, ReportSection
from plans.reports.content import ReportContent
from plans.reports.periods import refusals_of
from plans.reports.remarks import WHOLE


class ReportForm(EditForm):
    """The title and the days. That another report tells of some of these days is asked about when it is so."""

    overlap = forms.BooleanField(
        label="Tak ma być: te dni są też w innym sprawozdaniu",
        required=False,
        help_text="Zaznacz tylko wtedy, gdy tak jest.",
    )

    class Meta:
        model = Report
        fields = ["title", "starts_on", "ends_on"]
        widgets = {"starts_on": DatePicker, "ends_on": DatePicker}
        help_texts = {
            "title": "Na przykład: Sprawozdanie za 2027 rok.",
            "ends_on": "Przekażesz je dyrektorowi, gdy ten dzień minie.",
        }

    @property
    def report(self) -> dict[str, Any]:
        """What was typed of the report itself."""
        return {name: value for name, value in self.values.items() if name != "overlap"}

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        refuse_far_years(self, "starts_on", "ends_on")
        days = [self.cleaned_data.get(name) for name in ("starts_on", "ends_on")]
        if all(days):
            but = self.instance if self.instance.pk else None
            for name, sentence in refusals_of(*days, overlap_is_meant=typed["overlap"], but=but).items():
                self.add_error(name, sentence)
        return typed


class ReportSectionForm(EditForm):
    class Meta:
        model = ReportSection
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}


class ReportOutlineForm(EditForm):
    class Meta:
        model = ReportOutline
        fields = ["title", "question"]
        help_texts = {"question": "Widzi je tylko osoba, która pisze tę część. Nigdy się nie drukuje."}


class SectionAddForm(AsTyped, forms.Form):
    """A section that a room has and the report lacks, or one of the office's own."""

    key = forms.ChoiceField(label="Część z zapisów", required=False)
    title = forms.CharField(label="Albo tytuł własnej części", required=False, max_length=200)

    def __init__(self, *args: Any, lacking: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", "Wybierz"), *lacking]
        if not lacking:
            del self.fields["key"]
            self.fields["title"].label = "Tytuł własnej części"


class ReportRemarkForm(RemarkWordsForm):
    """A remark and the section it is about."""

    key = forms.ChoiceField(label="Do czego jest uwaga?", required=False)
    field_order = ("key", "text")

    def __init__(self, *args: Any, content: ReportContent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", WHOLE), *((row.key, row.heading) for row in content.sections)]


class ReportDecisionForm(DecidingForm):
    """Accept or return."""

    ACCEPTS = ReportOutcome.ACCEPTED
    only_with = {name: OnlyWith("outcome", (ReportOutcome.ACCEPTED,)) for name in ("case_mark", "password")}

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        choices = [(ReportOutcome.ACCEPTED, "Przyjmij sprawozdanie"), (ReportOutcome.RETURNED, "Zwróć do poprawy")]
        super().__init__(*args, choices=choices, waits=report.is_submitted, **kwargs)
        self.fields["text"].help_text = WHEN_TO_WRITE.format("przyjęciu")


class ReportInBipForm(AsTyped, forms.Form):
    """Where in BIP the report stands, or why it does not."""

    address = forms.URLField(
        label="Adres w BIP",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "To nie jest adres strony. Wpisz go tak: https://bip.gmina.pl/sprawozdania"},
        help_text="Skopiuj adres strony w BIP, na której jest sprawozdanie.",
    )
    reason = forms.CharField(
        label="Dlaczego nie publikujemy",
        required=False,
        max_length=300,
        help_text="Wypełnij tylko wtedy, gdy sprawozdania w BIP nie będzie.",
    )
