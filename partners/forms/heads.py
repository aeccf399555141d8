"""What may be typed of heads of villages: many at once in one table, or one who is corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, day_said, laid_out
from osl_site.common.forms.phones import whole_number
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.text.whole_numbers import whole_number as number_of
from partners.forms.people import NOT_YET
from partners.models import HeadChannel, InformedBy, VillageHead
from partners.services.heads import NewHead

MOST_LINES = 300
SAY_NAME = "Wpisz imię i nazwisko."
SAY_HOW = "Wpisz też, jak poinformowano tę osobę."
SAY_WHEN = "Wpisz też, którego dnia ją poinformowano."
GONE = "Tego sołectwa już tu nie ma. Zostaw te pola puste."
WAYS = {HeadChannel.MAIL: "e-mailem", HeadChannel.PRINT: "na papierze", HeadChannel.CALL: "telefonicznie"}


class HeadsForm(AsTyped, forms.Form):
    """From when they are heads, and whether they know that the office has their data."""

    keeps_draft = False
    goes_to_paper = False

    since = forms.DateField(
        label="Sołtysami od kiedy?",
        widget=DatePicker,
        help_text="Dzień wyborów. Kto był sołtysem przedtem, kończy dzień wcześniej.",
    )
    informed = forms.ChoiceField(
        label="Jak dziś powiedziano im, że biuro ma ich dane?",
        required=False,
        choices=[("", "Jeszcze nie powiedziano"), *InformedBy.choices],
    )


class HeadLineForm(AsTyped, forms.Form):
    """The head of one village; a line where nothing is typed is left out."""

    keeps_draft = False
    goes_to_paper = False

    village = forms.ModelChoiceField(
        queryset=Village.objects.none(), widget=forms.HiddenInput, error_messages={"invalid_choice": GONE}
    )
    name = forms.CharField(label="Imię i nazwisko", required=False, max_length=120)
    phone = forms.CharField(
        label="Telefon", required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(label="E-mail", required=False)
    channel = forms.ChoiceField(
        label="Arkusz dostaje", required=False, choices=[("", "jak najprościej"), *WAYS.items()]
    )

    def __init__(self, *args: Any, villages: Mapping[int, Village] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.villages = villages or {}
        for field in self.fields.values():
            field.is_conditional = True  # the lead of the page says that a line may stay empty
        self.fields["village"].queryset = Village.objects.filter(pk__in=self.villages)

    @property
    def place(self) -> Village | None:
        """Whose head it is."""
        return self.villages.get(number_of(str(self["village"].value() or "")))

    @property
    def is_said(self) -> bool:
        """Whether anything was typed of it."""
        return any(self.cleaned_data.get(name) for name in ("name", "phone", "email", "channel"))

    def clean_phone(self) -> str:
        return whole_number(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if (self.is_said or self.errors) and not typed.get("name") and "name" not in self.errors:
            self.add_error("name", SAY_NAME)
        return typed

    @property
    def head(self) -> NewHead:
        """Who it is. Where no way was chosen: by mail to whoever has an address, else on paper."""
        typed = self.cleaned_data
        simplest = HeadChannel.MAIL if typed["email"] else HeadChannel.PRINT
        said = {name: typed[name] for name in ("village", "name", "phone", "email")}
        return NewHead(**said, channel=typed["channel"] or simplest)


class BaseHeads(forms.BaseFormSet):
    """A line for each village."""

    @property
    def said(self) -> list[NewHead]:
        return [form.head for form in self.forms if form.is_said]


HeadLines = forms.formset_factory(HeadLineForm, formset=BaseHeads, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)


class HeadForm(EditForm):
    """One head, corrected."""

    keeps_draft = False

    class Meta:
        model = VillageHead
        fields = (
            "name",
            "channel",
            "phone",
            "email",
            "is_public",
            "starts_on",
            "ends_on",
            "informed_on",
            "informed_by",
        )
        widgets: ClassVar = {
            **dict.fromkeys(("starts_on", "ends_on", "informed_on"), DatePicker()),
            "phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }
        labels: ClassVar = {
            "channel": "Jak dostaje arkusz miesiąca?",
            "is_public": "Pokaż mieszkańcom na stronie wsi",
            "starts_on": "Sołtysem od",
            "ends_on": "Sołtysem do",
            "informed_on": "Kiedy poinformowano?",
            "informed_by": "Jak poinformowano?",
        }
        help_texts: ClassVar = {
            "is_public": "Tylko za zgodą tej osoby: imię i nazwisko, telefon i e-mail.",
            "ends_on": "Puste: nadal jest sołtysem.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = self.fields["informed_by"]
        ways.choices = [("", "Jeszcze nie powiedziano"), *InformedBy.choices]

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Kto", "name", "phone", "email", "channel", "is_public"),
            Section("Od kiedy", "starts_on", "ends_on"),
            Folded("Czy wie, że biuro ma te dane", "informed_on", "informed_by", says=self._told),
        )

    def _told(self) -> str:
        day = day_said(self["informed_on"]) if self["informed_on"].value() else ""
        return f"poinformowano: {day}" if day else "jeszcze nie poinformowano"

    def clean_phone(self) -> str:
        return whole_number(self.cleaned_data["phone"])

    def clean_informed_on(self) -> date | None:
        day = self.cleaned_data["informed_on"]
        if day and day > clock.today():
            raise forms.ValidationError(NOT_YET)
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        day, way = typed.get("informed_on"), typed.get("informed_by")
        if day and not way and "informed_by" not in self.errors:
            self.add_error("informed_by", SAY_HOW)
        if way and not day and "informed_on" not in self.errors:
            self.add_error("informed_on", SAY_WHEN)
        return typed
