"""Forms of signing up: what residents type, what the office writes down of a caller."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models import Registration
from activities.models.registrations import MOST_BY_OFFICE, MOST_PEOPLE
from activities.planning.burst import NOBODY, Burst
from activities.planning.preview_seen import CHANGED_MEANWHILE
from activities.registrations.audience import Addressees
from activities.registrations.refusals import crowd_words
from activities.seats import TOO_MANY
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords, EditForm
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.templatetags.osl import phone

PICKS = "form__group--picks"
MANY = f"Wpisz liczbę od 1 do {MOST_BY_OFFICE}."
NO_CONTACT = "Wpisz telefon albo e-mail, żeby dało się powiadomić tę osobę o zmianie."
WISHES = ("needs_lift", "gives_lift", "step_free", "in_ukrainian")


class RegistrationForm(EditForm):
    """Who comes, how to reach them, how many they are, what they ask for. Never why. What the form says is said to
    whoever `is_of_office`, or else to the resident whose place it is."""

    is_of_office: ClassVar[bool] = True

    names_wanted = False  # residents are told at each field

    phone = PhoneField(label=gettext_lazy("Telefon"), required=False)
    people = forms.IntegerField(
        label=gettext_lazy("Ile osób przyjdzie?"),
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"min_value": gettext_lazy("Wpisz liczbę od 1 do 8.")},
    )

    class Meta:
        model = Registration
        fields = ["name", "phone", "email", "people", *WISHES]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["people"].widget.attrs["max"] = self.most
        if self.is_of_office:
            self.fields["people"].error_messages["min_value"] = MANY
        for name in ("phone", "email"):
            self.fields[name].is_conditional = True
        self.fields["phone"].help_text = _("Wystarczy jedno: telefon albo e-mail.")
        self.fields["email"].help_text = _("Na ten adres wyślemy potwierdzenie i wiadomość o każdej zmianie.")

    @property
    def most(self) -> int:
        """How many may come together: as many as the office wrote down stay."""
        return MOST_BY_OFFICE if self.is_of_office else max(MOST_PEOPLE, self.instance.people or 0)

    def clean_people(self) -> int:
        people = self.cleaned_data["people"]
        if people > self.most:
            raise ValidationError(MANY if self.is_of_office else crowd_words())
        return people

    @property
    def beside_people(self) -> list[str]:
        return []

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            "name",
            "phone",
            "email",
            "people",
            *self.beside_people,
            Fieldset(_("Dojazd"), "needs_lift", "gives_lift", css_class=PICKS),
            Fieldset(
                "Co przygotować? O powód nie pytamy."
                if self.is_of_office
                else _("Co mamy przygotować, żeby było Ci wygodnie? Nie pytamy o powód."),
                "step_free",
                "in_ukrainian",
                css_class=PICKS,
            ),
        )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict:
        typed = super().clean()
        unreadable = {"phone", "email"} & set(self.errors)
        if not unreadable and not typed.get("phone") and not typed.get("email"):
            to_resident = _("Podaj telefon albo e-mail, żebyśmy mogli dać Ci znać o zmianie.")
            self.add_error("phone", NO_CONTACT if self.is_of_office else to_resident)
        return typed


class SignUpForm(RegistrationForm):
    """The same as a resident fills it in, with the words about data that stood beside it."""

    is_of_office = False
    key = CarriedWords()
    clause = CarriedWords()
    all_wait = forms.BooleanField(
        label=gettext_lazy("Chcemy być razem: wpiszcie nas na listę rezerwową"),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, clause: PrivacyNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clause_in_force = clause
        self.initial |= {"key": uuid.uuid4(), "clause": clause.digest}
        del self.fields["revision"]
        for name, kind in (("name", "name"), ("phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = kind

    @property
    def beside_people(self) -> list[str]:
        """Whether all are to wait, once it turned out that places are free, but too few."""
        if not (self.has_error("people", TOO_MANY) or (self.is_bound and self.cleaned_data.get("all_wait"))):
            return []
        self.fields["all_wait"].widget = forms.CheckboxInput()
        return ["all_wait"]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name not in ("key", "clause", "all_wait")}

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def clean(self) -> dict:
        """Who read other words than those in force is shown the new ones before anything is stored."""
        typed = super().clean()
        if typed.get("clause") != self.clause_in_force.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("clause")] = self.clause_in_force.digest
            self.add_error(
                None, _("Informacja o danych zmieniła się w tym czasie. Przeczytaj ją i wyślij formularz jeszcze raz.")
            )
        return typed


class OwnForm(RegistrationForm):
    """One's own registration, by its link: the last one to press has said it."""

    is_of_office = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["revision"]


class CallerForm(SignUpForm):
    """The same as it is filled in by the office, in whose browser no resident is remembered."""

    is_of_office = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["all_wait"].label = "Ta grupa chce być razem: wpisz ją na listę rezerwową"
        for name in ("name", "phone", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class CodeForm(AsTyped, forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Twój kod"),
        max_length=20,
        help_text=gettext_lazy("Na przykład K7-M2-P9-R4-T6. Wielkość liter i kreski nie mają znaczenia."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class MessageForm(AsTyped, forms.Form):
    goes_to_paper = False

    to = forms.ChoiceField(label="Do kogo?", choices=Addressees, widget=forms.RadioSelect, initial=Addressees.ALL)
    text = forms.CharField(
        label="Wiadomość",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "data-light": True}),
        help_text="Kto podał e-mail, dostanie ją od razu. Do pozostałych trzeba zadzwonić.",
    )


class NothingAsked(AsTyped, forms.Form):
    """Asks nothing: the page shows what giving a place up does."""


class BurstForm(AsTyped, forms.Form):
    """Which of the sign-ups that came in bursts are to be removed. At first all of the largest one are ticked."""

    keeps_draft = False

    rows = forms.TypedMultipleChoiceField(
        label="Zapisy z serii",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Odznacz osoby, które znasz albo które do Ciebie dzwoniły.",
        error_messages={"required": NOBODY, "invalid_choice": CHANGED_MEANWHILE},
    )

    def __init__(self, data: Any, *, bursts: Sequence[Burst]) -> None:
        super().__init__(data)
        self.fields["rows"].choices = [(row.pk, _in_a_tick(row)) for burst in bursts for row in burst.rows]
        self.fields["rows"].initial = [row.pk for row in bursts[0].rows] if bursts else []

    @property
    def chosen(self) -> list[int]:
        return self.cleaned_data.get("rows", [])


def _in_a_tick(row: Registration) -> str:
    """„9:00:05, Maria Nowak, 601 234 567, 2 os., potwierdzony”."""
    moment = f"{localtime(row.created_at):%-H:%M:%S}"
    people = f"{row.people} os." if row.people > 1 else ""
    parts = (moment, row.name, phone(row.phone), row.email, people, row.get_state_display().lower())
    return ", ".join(part for part in parts if part)
