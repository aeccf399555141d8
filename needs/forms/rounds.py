"""What may be typed about a round, and about a day on which somebody was in one of its places."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from needs.forms.notes import there
from needs.models import AssessmentRound, RoundVisit
from osl_site.common import clock
from osl_site.common.centre.fields import LocalitiesField
from osl_site.common.centre.models import Locality
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import DatePicker, NamePicks
from osl_site.common.withdrawal.forms import let_choose_standing


class RoundForm(EditForm):
    """From when till when, how, where."""

    goes_to_paper = False
    places = LocalitiesField(label="Dokąd pójdziemy?")

    class Meta:
        model = AssessmentRound
        fields = ["title", "begins_on", "ends_on", "follows", "methods"]
        widgets = {"begins_on": DatePicker, "ends_on": DatePicker, "methods": NamePicks}
        labels = {
            "title": "Nazwa rundy",
            "begins_on": "Od kiedy?",
            "ends_on": "Do kiedy?",
            "methods": "Jakimi metodami?",
            "follows": "Po której rundzie?",
        }
        help_texts = {"title": "Na przykład: Rozeznanie do planu, jesień 2026."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_standing(self, "methods")
        self.fields["methods"].required = False
        follows = self.fields["follows"]
        follows.queryset = follows.queryset.exclude(pk=self.instance.pk).filter(
            Q(followed_by=None) | Q(followed_by=self.instance.pk)
        )
        if not follows.queryset.exists():
            del self.fields["follows"]
        follows.empty_label = "Po żadnej, to pierwsza"
        follows.help_text = "Z tamtą będzie ją można porównać."
        if self.instance.pk:
            self.initial["places"] = list(self.instance.visits.values_list("locality", flat=True))

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Kiedy i jak", "title", "begins_on", "ends_on", "methods", *there(self, "follows")),
            Section("Dokąd", "places"),
        )

    @property
    def values(self) -> dict[str, Any]:
        """Of the round itself."""
        return {name: value for name, value in super().values.items() if name != "places"}

    @property
    def chosen_places(self) -> list[Locality]:
        return list(self.cleaned_data["places"])


class VisitForm(AsTyped, forms.Form):
    """Where somebody was, and when."""

    goes_to_paper = False

    place = forms.ModelChoiceField(
        Locality.objects.none(),
        label="Miejscowość",
        empty_label="Wybierz",
        error_messages={"required": "Wybierz miejscowość."},
    )
    on = forms.DateField(label="Kiedy?", widget=DatePicker)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = LocalitiesField().queryset
        self.fields["on"].initial = clock.today()


class DaysForm(AsTyped, forms.Form):
    """When somebody goes to which place: one field for each of them."""

    goes_to_paper = False

    def __init__(self, *args: Any, visits: Sequence[RoundVisit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for visit in visits:
            self.fields[f"day-{visit.locality_id}"] = forms.DateField(
                label=str(visit.locality), widget=DatePicker, required=False, initial=visit.planned_on
            )

    @property
    def days(self) -> dict[str, date | None]:
        """By SIMC id."""
        return {name.removeprefix("day-"): day for name, day in self.cleaned_data.items()}
