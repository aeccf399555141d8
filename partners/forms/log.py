"""What may be typed about a talk with partners: whom, how, what was agreed, what is to be done next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, day_said, laid_out
from osl_site.common.forms.widgets import DatePicker
from partners.forms.naming import NamesPartners
from partners.models import LogEntry, Partner
from partners.models.log import NOTHING_SAID
from partners.services.log import WITH_NOBODY, FollowUp

USUALLY = timedelta(days=7)
WORKS = [Role.ORGANISER, Role.DIRECTOR, Role.COWORKER]
NOT_YET = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to było."
IS_PAST = "Ten dzień już minął. Wpisz dzień od dziś."


class LogEntryForm(NamesPartners, EditForm):
    """One entry, in the order in which one thinks of it. The first partner, the way and a sentence are enough."""

    goes_to_paper = False
    step = forms.CharField(
        label="Co trzeba zrobić?",
        max_length=200,
        required=False,
        help_text="Bez nazwisk. Na przykład: wysłać wzór zgody.",
    )
    step_due = forms.DateField(label="Do kiedy?", required=False, widget=DatePicker)
    step_owner = forms.ModelChoiceField(
        User.objects.filter(is_active=True, roles__overlap=WORKS).order_by("name", "pk"),
        label="Kto tego dopilnuje?",
        required=False,
        empty_label="Ja",
    )

    class Meta:
        model = LogEntry
        fields: ClassVar = ["form", "summary", "agreed", "held_on"]
        widgets: ClassVar = {
            "held_on": DatePicker,
            "form": forms.RadioSelect,
            "summary": forms.Textarea(attrs={"rows": 3}),
            "agreed": forms.Textarea(attrs={"rows": 3}),
        }
        labels: ClassVar = {
            "form": "Jak?",
            "summary": "O czym była mowa?",
            "agreed": "Co ustalono?",
            "held_on": "Kiedy?",
        }
        help_texts: ClassVar = {"summary": "Bez nazwisk.", "agreed": "To zobaczysz przed następną rozmową."}

    def __init__(self, *args: Any, user: User, partners: Sequence[Partner] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        there = list(self.instance.partners.order_by("name_key", "pk")) if self.instance.pk else list(partners)
        self.fields["form"].choices = [one for one in self.fields["form"].choices if one[0]]
        self.fields["form"].error_messages["required"] = "Zaznacz, jak to było."
        self.add_places(there, first="Z kim?", next_one="I z kim?", missing=WITH_NOBODY)

    @cached_property
    def helper(self) -> FormHelper:
        first, *others = self.places
        return laid_out(
            self,
            Section("Rozmowa", first, Folded("Więcej partnerów", *others, nothing="nie dodano"), "form"),
            Section("Ustalenia", "summary", "agreed"),
            Section("Co dalej", "step", "step_due", "step_owner", lead="Przypomnimy o tym na „Na dziś”."),
            Folded("Kiedy", "held_on", says=self._day),
        )

    def _day(self) -> str:
        is_today = str(self["held_on"].value()) == clock.today().isoformat()
        return "dziś" if is_today else day_said(self["held_on"])

    def clean_held_on(self) -> date:
        if self.cleaned_data["held_on"] > clock.today():
            raise forms.ValidationError(NOT_YET)
        return self.cleaned_data["held_on"]

    def clean_step_due(self) -> date | None:
        day = self.cleaned_data["step_due"]
        if day and day < clock.today():
            raise forms.ValidationError(IS_PAST)
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.chosen = self.named(typed)
        if not typed.get("summary") and not typed.get("agreed") and not {"summary", "agreed"} & self.errors.keys():
            self.add_error("agreed", NOTHING_SAID)
        says_when = typed.get("step_due") or typed.get("step_owner")
        if says_when and not typed.get("step") and "step" not in self.errors:
            self.add_error("step", "Napisz, co trzeba zrobić, albo wyczyść datę i osobę.")
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed of the entry itself, with the partners."""
        typed = {name: value for name, value in super().values.items() if name in self._meta.fields}
        return typed | {"partners": list(Partner.objects.filter(pk__in=self.chosen))}

    @property
    def follow_up(self) -> FollowUp | None:
        """In a week and by oneself, where nothing else was said."""
        typed = self.cleaned_data
        if not typed["step"]:
            return None
        return FollowUp(typed["step"], typed["step_due"] or clock.today() + USUALLY, typed["step_owner"] or self.user)
