"""What may be typed about people to contact at a partner."""

from datetime import date
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Folded, day_said, laid_out
from osl_site.common.forms.phones import whole_number
from osl_site.common.forms.widgets import DatePicker
from partners.models import ContactPerson, HoldingBasis, Partner
from partners.services import PERSON_FIELDS

SPARE_PLACES = 2
MOST_PEOPLE = 20
NOT_YET = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym poinformowano."
IS_PAST = "Ten dzień już minął. Wpisz dzień od dziś albo usuń tę osobę."


class PersonForm(AsTyped, forms.ModelForm):
    """Service data, then folded why the office has them and whether the person knows."""

    names_wanted = True  # the name alone, of a place that is filled

    basis = forms.ChoiceField(
        label="Na jakiej podstawie?", choices=HoldingBasis.choices, required=False, initial=HoldingBasis.TASK
    )

    class Meta:
        model = ContactPerson
        fields = PERSON_FIELDS
        labels: ClassVar = {
            "position": "Funkcja",
            "is_public": "Pokaż mieszkańcom",
            "kept_until": "Trzymać najdłużej do",
            "informed_on": "Kiedy poinformowano?",
            "informed_by": "Jak poinformowano?",
        }
        help_texts: ClassVar = {
            "kept_until": "Po tym dniu program usunie osobę. Puste: dopóki jest do kontaktu.",
            "informed_on": "Że biuro ma te dane: w miesiąc albo przed pierwszą rozmową czy pokazaniem (art. 14 RODO).",
        }
        widgets: ClassVar = {"kept_until": DatePicker, "informed_on": DatePicker}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = self.fields["informed_by"]
        ways.choices = [("", "Nie wiemy"), *(one for one in ways.choices if one[0])]

    @cached_property
    def changed_data(self) -> list[str]:
        """A place in which nothing but the list of bases stands is empty."""
        return [name for name in super().changed_data if name != "basis" or self["basis"].data]

    @cached_property
    def helper(self) -> FormHelper:
        gone = ["DELETE"] if "DELETE" in self.fields else []
        told = ("basis", "kept_until", "informed_on", "informed_by")
        seen = ("name", "position", "phone", "email", "is_public")
        return laid_out(self, *seen, Folded("Podstawa i poinformowanie", *told, says=self._told), *gone)

    def _told(self) -> str:
        """„poinformowano 5.12.2026”: what matters of what is folded away."""
        day = day_said(self["informed_on"]) if self["informed_on"].value() else ""
        return f"poinformowano: {day}" if day else "jeszcze nie poinformowano"

    def clean_phone(self) -> str:
        return whole_number(self.cleaned_data["phone"])

    def clean_basis(self) -> str:
        return self.cleaned_data["basis"] or HoldingBasis.TASK

    def clean_informed_on(self) -> date | None:
        day = self.cleaned_data["informed_on"]
        if day and day > clock.today():
            raise forms.ValidationError(NOT_YET)
        return day

    def clean_kept_until(self) -> date | None:
        day = self.cleaned_data["kept_until"]
        if day and day < clock.today():
            raise forms.ValidationError(IS_PAST)
        return day


class BasePeople(forms.BaseFormSet):
    """The people to contact, two empty places after them. Who is marked for removal is not among `values`."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Usuń tę osobę ze spisu"
        if index is None or index >= self.initial_form_count():
            del form.fields["DELETE"]

    @property
    def values(self) -> list[dict[str, Any]]:
        typed = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return [
            {name: value for name, value in row.items() if name != "DELETE"} for row in typed if not row.get("DELETE")
        ]


People = forms.formset_factory(
    PersonForm,
    formset=BasePeople,
    extra=SPARE_PLACES,
    max_num=MOST_PEOPLE,
    absolute_max=MOST_PEOPLE * 2,
    validate_max=True,
    can_delete=True,
)


def people_of(partner: Partner | None, data: Any = None) -> BasePeople:
    """The formset: the partner's people as they are stored, or what was typed and nothing but that.

    Typed places are not compared with stored people: somebody may have added or removed one since the page was opened.
    """
    if data is not None:
        return People(data, prefix="osoby")
    rows = partner.people.order_by("id") if partner else []
    initial = [{name: getattr(row, name) for name in PersonForm.Meta.fields} for row in rows]
    return People(initial=initial, prefix="osoby")
