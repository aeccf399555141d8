"""What may be typed about a partnership or network, and about a member of it."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common import clock
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker
from partners.forms.naming import NamesPartners, partner_field
from partners.log.known import KnownPartners
from partners.models import Membership, Partner, Partnership, PartnershipKind

WHO = "Napisz, kto prowadzi tę sieć."


class PartnershipForm(EditForm):
    """What it is called, whose it is, since when; of one that is there already also that it ended."""

    goes_to_paper = False
    only_with = {"led_by": OnlyWith("kind", [PartnershipKind.JOINED], is_wanted=True)}

    class Meta:
        model = Partnership
        fields: ClassVar = ["name", "kind", "led_by", "about", "since", "ended_on", "ended_why"]
        widgets: ClassVar = {
            "kind": forms.RadioSelect,
            "about": forms.Textarea(attrs={"rows": 3}),
            "since": DatePicker,
            "ended_on": DatePicker,
        }
        labels: ClassVar = {
            "name": "Jak się nazywa?",
            "kind": "Czyje jest?",
            "led_by": "Kto prowadzi tę sieć?",
            "about": "Po co jest?",
            "since": "Od kiedy?",
            "ended_on": "Ostatni dzień",
            "ended_why": "Dlaczego się skończyło?",
        }
        help_texts: ClassVar = {"about": "Bez nazwisk.", "ended_on": "Tego dnia odejdą też wszyscy członkowie."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = PartnershipKind.choices
        if not self.instance.pk:
            self.fields["since"].initial = clock.today()
            for name in ("ended_on", "ended_why"):
                del self.fields[name]

    @cached_property
    def helper(self) -> FormHelper:
        ended = [Folded("Koniec", "ended_on", "ended_why", nothing="trwa")] if self.instance.pk else []
        return laid_out(self, Section("Co to jest", "name", "kind", "led_by", "about", "since"), *ended)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("kind") == PartnershipKind.JOINED and not typed.get("led_by") and "led_by" not in self.errors:
            self.add_error("led_by", WHO)
        return typed


class MembershipForm(NamesPartners, EditForm):
    """Who, what for, from when till when; the partner of one that is there already is not changed."""

    goes_to_paper = False
    partner_name = partner_field(
        "Który partner?", help_text="Nazwa, kilka słów z nazwy albo numer.", missing="Wpisz, kto dołącza."
    )

    class Meta:
        model = Membership
        fields: ClassVar = ["role", "since", "until"]
        widgets: ClassVar = {"since": DatePicker, "until": DatePicker}
        labels: ClassVar = {"role": "Co tu robi?", "since": "Od kiedy?", "until": "Do kiedy?"}
        help_texts: ClassVar = {
            "role": "Na przykład: gości spotkania, prowadzi kalendarz. Bez nazwisk.",
            "until": "Ostatni dzień. Puste: należy dalej.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = KnownPartners()
        if self.instance.pk:
            del self.fields["partner_name"]
        else:
            self.fields["since"].initial = clock.today()

    @cached_property
    def helper(self) -> FormHelper:
        there = [name for name in ("partner_name", "role", "since", "until") if name in self.fields]
        return laid_out(self, *there)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if words := typed.get("partner_name"):
            self.partner = self.one_named("partner_name", words)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """Of the membership itself, with the partner of a new one."""
        typed = {name: value for name, value in super().values.items() if name in self._meta.fields}
        return typed if self.instance.pk else typed | {"partner": Partner.objects.get(pk=self.partner)}
