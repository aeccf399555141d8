"""What may be typed about a meeting of several partners, before it and after it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.utils.functional import cached_property

from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker
from partners.forms.naming import NamesPartners, partner_field
from partners.models import Partner, PartnerMeeting, Partnership
from partners.services.meetings import NO_WHY, WITH_NOBODY

BACKWARDS = "Koniec jest wcześniejszy niż początek. Popraw jedną z godzin."


class MeetingForm(NamesPartners, EditForm):
    """What it is about, when, where, who is the host, who is invited."""

    goes_to_paper = False
    host_name = partner_field(
        "Kto jest gospodarzem?", required=False, help_text="Puste: centrum. Nazwa albo numer partnera."
    )

    class Meta:
        model = PartnerMeeting
        fields: ClassVar = ["title", "held_on", "starts", "ends", "place", "partnership", "agenda"]
        widgets: ClassVar = {
            "held_on": DatePicker,
            "starts": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "agenda": forms.Textarea(attrs={"rows": 5}),
        }
        labels: ClassVar = {
            "title": "O czym?",
            "held_on": "Którego dnia?",
            "starts": "Od godziny",
            "ends": "Do godziny",
            "place": "Gdzie?",
            "partnership": "Spotkanie partnerstwa",
            "agenda": "Porządek spotkania",
        }
        help_texts: ClassVar = {
            "place": "Nazwa miejsca i adres, na przykład: świetlica, Pieszkowo 12.",
            "agenda": "Każdy punkt w nowym wierszu. Pójdzie w zaproszeniu, więc bez nazwisk.",
        }

    def __init__(self, *args: Any, partners: Sequence[Partner] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(self.instance.partners.order_by("name_key", "pk")) if self.instance.pk else list(partners)
        self.add_places(there, first="Kogo zapraszasz?", next_one="I kogo?", missing=WITH_NOBODY)
        if self.instance.host:
            self.initial["host_name"] = self.instance.host.name
        self.fields["partnership"].queryset = Partnership.objects.order_by("ended_on", "name")
        self.fields["partnership"].empty_label = "Żadnego"

    @cached_property
    def helper(self) -> FormHelper:
        first, *others = self.places
        return laid_out(
            self,
            Section("Kiedy i gdzie", "title", "held_on", Row("starts", "ends"), "place", "host_name"),
            Section("Zaproszeni", first, Folded("Więcej zaproszonych", *others, nothing="nie dodano"), "partnership"),
            Section("Porządek", "agenda"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.chosen = self.named(typed)
        words = typed.get("host_name")
        self.host = self.one_named("host_name", words) if words else None
        if typed.get("starts") and typed.get("ends") and typed["ends"] <= typed["starts"]:
            self.add_error("ends", BACKWARDS)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """Of the meeting itself, with the host and those invited."""
        typed = {name: value for name, value in super().values.items() if name in self._meta.fields}
        found = Partner.objects.in_bulk([*self.chosen, *filter(None, [self.host])])
        return typed | {"host": found.get(self.host), "partners": [found[pk] for pk in self.chosen]}


class MeetingNoteForm(EditForm):
    """One note of the whole meeting, and who came."""

    goes_to_paper = False

    class Meta:
        model = PartnerMeeting
        fields: ClassVar = ["present", "note"]
        widgets: ClassVar = {"present": forms.CheckboxSelectMultiple, "note": forms.Textarea(attrs={"rows": 8})}
        labels: ClassVar = {"present": "Kto był?", "note": "Co ustalono?"}
        help_texts: ClassVar = {
            "note": "Jedna notatka dla wszystkich. Bez nazwisk. Sprawy do zrobienia dopiszesz obok."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = self.instance.partners.order_by("name_key", "pk")
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "Napisz, co ustalono. Wystarczy jedno zdanie."
        if not self.instance.note:
            self.initial["present"] = list(self.fields["present"].queryset)

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, "present", "note")


class CallOffForm(AsTyped, forms.Form):
    """Why it will not be."""

    goes_to_paper = False

    reason = forms.CharField(
        label="Dlaczego spotkania nie będzie?",
        max_length=300,
        help_text="Pójdzie w liście do zaproszonych. Na przykład: sala jest zajęta, podamy nowy dzień.",
        error_messages={"required": NO_WHY},
    )
