"""What somebody who wants an event in the calendar types: what, when, where, who, and how to answer."""

import uuid
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.calendar.years import refuse_other_years
from activities.models.proposals import DUTIES_WANTED
from osl_site.common import clock
from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.privacy.kept_words import PrivacyNotice

NO_WAY_BACK = gettext_lazy("Podaj telefon albo e-mail, żebyśmy mogli odpowiedzieć.")


class HourField(forms.TimeField):
    """An hour, also as people write it: „18”, „18.30”."""

    input_formats = ("%H:%M", "%H.%M", "%H:%M:%S", "%H")

    def __init__(self, **options: Any) -> None:
        said = gettext_lazy("Wpisz godzinę, na przykład 18:00.")
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(widget=widget, error_messages={"required": said, "invalid": said}, **options)


class ProposalForm(AsTyped, forms.Form):
    """An event of somebody else, as it would stand in the calendar."""

    keeps_draft = False
    goes_to_paper = False

    title = forms.CharField(
        label=gettext_lazy("Co to za wydarzenie?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Napisz, co to za wydarzenie.")},
    )
    organiser = forms.CharField(
        label=gettext_lazy("Kto organizuje?"),
        max_length=200,
        help_text=gettext_lazy("Nazwa koła, straży, szkoły albo grupy. Bez nazwisk."),
        error_messages={"required": gettext_lazy("Napisz, kto organizuje.")},
    )
    day = forms.DateField(
        label=gettext_lazy("Dzień"),
        widget=DatePicker,
        validators=[refuse_other_years],
        error_messages={"required": gettext_lazy("Podaj dzień.")},
    )
    starts = HourField(label=gettext_lazy("Od"))
    ends = HourField(label=gettext_lazy("Do"))
    locality = LocalityField(label=gettext_lazy("Miejscowość"), empty_label=gettext_lazy("Inna"))
    place = forms.CharField(
        label=gettext_lazy("Miejsce"),
        max_length=200,
        help_text=gettext_lazy("Na przykład: remiza, świetlica, boisko."),
        error_messages={"required": gettext_lazy("Napisz, gdzie to będzie.")},
    )
    text = forms.CharField(
        label=gettext_lazy("O czym mieszkańcy powinni wiedzieć?"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Na przykład: dla kogo, co zabrać, czy trzeba zapłacić. Bez nazwisk."),
    )
    for_minors = forms.BooleanField(label=gettext_lazy("Zajęcia dla dzieci albo młodzieży"), required=False)
    duties_stated = forms.BooleanField(
        label=gettext_lazy("Oświadczamy, że sprawdzamy osoby, które prowadzą, i mamy standardy ochrony małoletnich"),
        required=False,
    )
    phone = PhoneField(label=gettext_lazy("Telefon"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    key = CarriedWords()
    clause = CarriedWords()

    def __init__(self, *args: Any, when_removed: str, clause: PrivacyNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clause_in_force = clause
        self.initial |= {"key": uuid.uuid4(), "clause": clause.digest}
        removed = _("Widzi go tylko ten, kto odpowiada. Usuniemy go %(when)s.") % {"when": when_removed}
        for name, kind in (("phone", "tel"), ("email", "email")):
            self.fields[name].help_text = removed
            self.fields[name].widget.attrs["autocomplete"] = kind
        duties = _("Wymaga tego ustawa z 13 maja 2016 r. o ochronie małoletnich.")
        self.fields["duties_stated"].help_text = duties

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section(_("Co i kto"), "title", "organiser", "text"),
            Section(_("Kiedy i gdzie"), "day", Row("starts", "ends"), "locality", "place"),
            Section(_("Dla kogo"), "for_minors", "duties_stated"),
            Section(_("Jak odpowiedzieć"), "phone", "email"),
        )

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if day < clock.today():
            raise ValidationError(_("Ten dzień już minął. Wpisz dzień, który będzie."))
        return day

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        """Whoever read other words about their data than those in force is shown the new ones before it is stored."""
        typed = super().clean()
        if typed.get("starts") and typed.get("ends") and typed["ends"] <= typed["starts"]:
            self.add_error("ends", _("Koniec jest wcześniej niż początek. Popraw godzinę."))
        if not typed.get("phone") and not typed.get("email") and not self.errors.keys() & {"phone", "email"}:
            self.add_error("phone", NO_WAY_BACK)
        if typed.get("for_minors") and not typed.get("duties_stated"):
            self.add_error("duties_stated", DUTIES_WANTED)
        if typed.get("clause") and typed["clause"] != self.clause_in_force.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("clause")] = self.clause_in_force.digest
            self.add_error(
                None, _("Informacja o danych zmieniła się w tym czasie. Przeczytaj ją i wyślij formularz jeszcze raz.")
            )
        return typed

    @property
    def contact(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("phone", "email")}

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()
