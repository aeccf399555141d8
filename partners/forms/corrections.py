"""What somebody outside types where the directory is not right: over what stands there, and in words."""

import uuid
from collections.abc import Iterator
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from osl_site.common.database.records import tidy
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.typed_text import plain_of
from partners.models import ContactPerson, CorrectedField, Partner
from partners.services import Proposed

LONGEST = 2000
OF_ONE = (("who", CorrectedField.PERSON), ("phone", CorrectedField.PHONE), ("email", CorrectedField.EMAIL))


class CorrectionForm(AsTyped, forms.Form):
    """What residents read of a partner, to be typed over; nobody reads more of it here than in the directory."""

    keeps_draft = False
    goes_to_paper = False

    name = forms.CharField(
        label=gettext_lazy("Nazwa"),
        max_length=200,
        error_messages={"required": gettext_lazy("Napisz, jak się nazywacie.")},
    )
    offers = forms.CharField(
        label=gettext_lazy("W czym pomaga"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    places = forms.CharField(
        label=gettext_lazy("Gdzie działa, jeśli się zmieniło"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Nazwy miejscowości albo „cała gmina”."),
    )
    other = forms.CharField(
        label=gettext_lazy("Coś jeszcze?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Na przykład: nowa osoba do kontaktu, przerwa w działaniu. Nie pisz o zdrowiu nikogo."),
    )
    key = CarriedWords()

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partner = partner
        self.people = list(partner.people.filter(is_public=True).order_by("pk"))
        self.initial |= {"key": uuid.uuid4(), "name": partner.name, "offers": plain_of(partner.offers)}
        for one in self.people:
            self._ask_of(one)

    def _ask_of(self, one: ContactPerson) -> None:
        self.fields[f"who_{one.pk}"] = forms.CharField(label=_("Imię i nazwisko"), max_length=120)
        self.fields[f"phone_{one.pk}"] = PhoneField(label=_("Telefon"), required=False)
        self.fields[f"email_{one.pk}"] = forms.EmailField(label=_("E-mail"), required=False)
        self.initial |= {f"who_{one.pk}": one.name, f"phone_{one.pk}": phone(one.phone), f"email_{one.pk}": one.email}
        gone = _("Napisz, kogo pytać. Gdy tej osoby już nie ma, napisz to niżej, w „Coś jeszcze?”.")
        self.fields[f"who_{one.pk}"].error_messages["required"] = gone

    @cached_property
    def helper(self) -> FormHelper:
        people = (Section(_("Kogo pytać"), *(f"{name}_{one.pk}" for name, _field in OF_ONE)) for one in self.people)
        return laid_out(self, Section(_("Kto to jest"), "name", "offers", "places"), *people, "other")

    @property
    def proposed(self) -> list[Proposed]:
        """What is otherwise than it stands, and only that."""
        return [one for one in self._typed() if tidy(one.proposed) != tidy(one.was)]

    def _typed(self) -> Iterator[Proposed]:
        typed, partner = self.cleaned_data, self.partner
        yield Proposed(CorrectedField.NAME, partner.name, tidy(typed["name"]))
        if tidy(typed["offers"]) != tidy(plain_of(partner.offers)):
            yield Proposed(CorrectedField.HELP, partner.offers, tidy(typed["offers"]))
        for one in self.people:
            yield Proposed(CorrectedField.PERSON, one.name, tidy(typed[f"who_{one.pk}"]), one.pk)
            if typed[f"phone_{one.pk}"] != _dialled(one.phone):
                yield Proposed(CorrectedField.PHONE, one.phone, typed[f"phone_{one.pk}"], one.pk)
            yield Proposed(CorrectedField.EMAIL, one.email, typed[f"email_{one.pk}"], one.pk)
        yield Proposed(CorrectedField.PLACES, "", tidy(typed["places"]))
        yield Proposed(CorrectedField.OTHER, "", tidy(typed["other"]))

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()


def _dialled(number: str) -> str:
    """A stored number as this form reads it; one that the office wrote with words beside it, as it stands."""
    try:
        return PhoneField(required=False).clean(number)
    except forms.ValidationError:
        return number
