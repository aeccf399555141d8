"""What is typed about somebody who agrees to be rung: by themselves, or by the office in a talk."""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from needs.models import HelperContact
from osl_site.common.centre.fields import LocalitiesField
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords, EditForm
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.privacy.kept_words import PrivacyNotice


class AboutHelper(AsTyped, forms.Form):
    """Who, what, where, when."""

    keeps_draft = False
    goes_to_paper = False

    what = forms.CharField(
        label=gettext_lazy("W czym pomożesz?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Na przykład: drobne naprawy, podwiezienie do lekarza, rozmowa przez telefon."),
        error_messages={"required": gettext_lazy("Napisz, w czym pomożesz. Wystarczy jedno zdanie.")},
    )
    localities = LocalitiesField(label=gettext_lazy("W których wsiach?"))
    when = forms.CharField(label=gettext_lazy("Kiedy dzwonić?"), max_length=200, required=False)
    called = forms.CharField(
        label=gettext_lazy("Jak się do Ciebie zwracać?"),
        max_length=80,
        help_text=gettext_lazy("Wystarczy imię."),
        error_messages={"required": gettext_lazy("Napisz, jak się do Ciebie zwracać. Wystarczy imię.")},
    )
    phone = PhoneField(label=gettext_lazy("Telefon"))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["localities"].help_text = _("Puste znaczy: wszędzie w gminie.")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    @property
    def values(self) -> dict[str, Any]:
        """Of the helper and of their contact."""
        names = ("what", "localities", "when", "called", "phone", "email")
        return {name: self.cleaned_data[name] for name in names}


class SignOnForm(AboutHelper):
    """By themselves, beside the words about data."""

    key = CarriedWords()
    clause = CarriedWords()

    def __init__(self, *args: Any, clause: PrivacyNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clause_in_force = clause
        self.initial |= {"key": uuid.uuid4(), "clause": clause.digest}
        self.fields["phone"].help_text = _("Widzi go tylko organizator.")
        self.fields["email"].help_text = _("Wyślemy na niego link, którym się wypiszesz, i co rok jedno pytanie.")
        for name, kind in (("called", "given-name"), ("phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = kind

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, "what", "localities", "when", "called", "phone", "email")

    def clean(self) -> dict[str, Any]:
        """Who agreed beside other words than those in force is shown the new ones before anything is stored."""
        typed = super().clean()
        if typed.get("clause") and typed["clause"] != self.clause_in_force.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("clause")] = self.clause_in_force.digest
            self.add_error(
                None, _("Informacja o danych zmieniła się w tym czasie. Przeczytaj ją i wyślij formularz jeszcze raz.")
            )
        return typed

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()


LABELS = {
    "what": "W czym pomoże?",
    "localities": "W których wsiach?",
    "when": "Kiedy dzwonić?",
    "called": "Jak się do niej zwracać?",
}


class HelperEntryForm(AboutHelper):
    """By the office, after the sentence about data was read out."""

    was_read_out = forms.BooleanField(
        label="To zdanie przeczytano na głos i ta osoba się zgodziła",
        error_messages={"required": "Przeczytaj to zdanie i zaznacz, że ta osoba się zgodziła."},
    )

    def __init__(self, *args: Any, sentence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _of_the_office(self)
        self.fields["was_read_out"].help_text = sentence


class HelperChangeForm(EditForm):
    """What a helper says otherwise now."""

    keeps_draft = False
    goes_to_paper = False

    localities = LocalitiesField()
    phone = PhoneField(label="Telefon")

    class Meta:
        model = HelperContact
        fields = ["what", "when", "called", "phone", "email"]
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, instance: HelperContact, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        self.initial["localities"] = list(instance.helper.localities.values_list("pk", flat=True))
        _of_the_office(self)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


def _of_the_office(form: forms.BaseForm) -> None:
    for name, label in LABELS.items():
        form.fields[name].label = label
    form.fields["what"].error_messages["required"] = "Napisz, w czym pomoże. Wystarczy jedno zdanie."
    form.fields["called"].error_messages["required"] = "Napisz, jak się do niej zwracać. Wystarczy imię."
