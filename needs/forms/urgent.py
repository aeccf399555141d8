"""Who was told of what is urgent, at which hour, and who took it over."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.timezone import localtime

from needs.models import MistakeWhy, UrgentTakeover, UrgentTo, UrgentWay
from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import DatePicker, TimePicker

LONGEST_WHO = UrgentTakeover._meta.get_field("who").max_length
NOT_INSTEAD = "Zespół interdyscyplinarny dopiszesz, gdy powiadomisz policję albo prokuraturę: obok nich, nigdy zamiast."
BESIDES = "Zespół interdyscyplinarny zawsze obok policji lub prokuratury, nigdy zamiast."
WHO_HELP = "Na przykład: dyżurny policji. Nie musisz znać nazwiska."


class AtAnHour(AsTyped, forms.Form):
    """Something that happened on a day, at an hour."""

    keeps_draft = False
    goes_to_paper = False

    day = forms.DateField(label="Dzień", widget=DatePicker, error_messages={"required": "Wpisz dzień."})
    hour = forms.TimeField(
        label="Godzina",
        widget=TimePicker,
        error_messages={"required": "Wpisz, o której to było.", "invalid": "Wpisz godzinę, na przykład 13:40."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = localtime(clock.now(), clock.WARSAW)
        self.fields["day"].initial = now.date()
        self.fields["hour"].initial = now.time().replace(second=0, microsecond=0)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("day") and typed.get("hour") and self.moment > clock.now():
            self.add_error("hour", "Ta godzina jeszcze nie nadeszła. Wpisz, o której to było.")
        return typed

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=clock.WARSAW)


class UrgentForm(AtAnHour):
    """Who was told. The team against violence is among the answers once the police or the prosecutor was."""

    to = forms.ChoiceField(
        label="Kogo powiadomiono?",
        widget=forms.RadioSelect,
        error_messages={"required": "Zaznacz, kogo powiadomiono.", "invalid_choice": NOT_INSTEAD},
    )
    way = forms.ChoiceField(
        label="Jak?",
        choices=UrgentWay.choices,
        widget=forms.RadioSelect,
        initial=UrgentWay.PHONE,
        error_messages={"required": "Zaznacz, jak powiadomiono."},
    )
    taken_over_by = forms.CharField(
        label="Kto od razu przejął",
        max_length=LONGEST_WHO,
        required=False,
        help_text="Zostaw puste, jeśli jeszcze nikt. " + WHO_HELP,
    )

    def __init__(self, *args: Any, told: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, to.label) for to in UrgentTo if told or to != UrgentTo.TEAM]
        self.fields["to"].help_text = BESIDES if told else NOT_INSTEAD

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Kto wie", "to", "way"),
            Section("Kiedy", "day", "hour"),
            Section("Przejęcie", "taken_over_by"),
        )


class TakeoverForm(AtAnHour):
    """Who took it over."""

    who = forms.CharField(
        label="Kto przejął",
        max_length=LONGEST_WHO,
        help_text=WHO_HELP,
        error_messages={"required": "Napisz, kto przejął."},
    )

    field_order = ("who", "day", "hour")

    def clean_who(self) -> str:
        if not (who := self.cleaned_data["who"].strip()):
            raise ValidationError("Napisz, kto przejął.")
        return who


class MistakeForm(AsTyped, forms.Form):
    """Why it was not urgent."""

    keeps_draft = False
    goes_to_paper = False

    reason = forms.ChoiceField(
        label="Dlaczego to pomyłka?",
        choices=MistakeWhy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Zaznacz, dlaczego to była pomyłka."},
    )
