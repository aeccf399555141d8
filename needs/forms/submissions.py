"""What residents type: a submission, its code, one line more."""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from needs.models import SubmissionKind
from osl_site.common.attachments.fields import PhotosField
from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords
from osl_site.common.forms.layouts import Folded, laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.privacy.kept_words import PrivacyNotice

LONGEST_WORDS, LONGEST_LINE = 4000, 2000
MOST_PHOTOS = 3  # that a resident adds; the office takes away or covers what is too much
KINDS = [
    (SubmissionKind.LACK, gettext_lazy("Czegoś brakuje")),
    (SubmissionKind.IDEA, gettext_lazy("Mam pomysł")),
    (SubmissionKind.HELP, gettext_lazy("Mogę pomóc")),
    (SubmissionKind.MATTER, gettext_lazy("Chcę przekazać sprawę")),
]


class TellUsForm(AsTyped, forms.Form):
    """What it is, in which words, where; and how to answer, if its author wants to be told."""

    keeps_draft = False
    goes_to_paper = False

    kind = forms.ChoiceField(
        label=gettext_lazy("Co to jest?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Zaznacz, co to jest.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Napisz, o co chodzi"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Czyta to organizator. Bez nazwisk i bez wiadomości o zdrowiu."),
        error_messages={"required": gettext_lazy("Napisz, o co chodzi. Wystarczy jedno zdanie.")},
    )
    for_director = forms.BooleanField(
        label=gettext_lazy("To skarga na organizatora lub centrum, niech przeczyta ją tylko dyrektor"), required=False
    )
    locality = LocalityField(label=gettext_lazy("Gdzie?"), empty_label=gettext_lazy("Nie chodzi o jedną wieś"))
    photos = PhotosField(
        label=gettext_lazy("Zdjęcia"),
        most=MOST_PHOTOS,
        help_text=gettext_lazy("Bez twarzy i nazwisk. Ogląda je tylko ten, kto czyta zgłoszenie. Najwyżej 3."),
    )
    phone = PhoneField(label=gettext_lazy("Telefon"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    key = CarriedWords()
    clause = CarriedWords()

    def __init__(
        self, *args: Any, when_removed: str, clause: PrivacyNotice, takes_photos: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not takes_photos and "photos_held" in self.data:
            self.fields["photos"].widget.takes_new = False
        elif not takes_photos:
            del self.fields["photos"]
        self.clause_in_force = clause
        self.initial |= {"key": uuid.uuid4(), "clause": clause.digest}
        self.fields["locality"].help_text = _("Czyta to organizator. Nie publikujemy tego.")
        self.fields["phone"].help_text = _("Widzi go tylko ten, kto odpowiada. Usuniemy go %(when)s.") % {
            "when": when_removed
        }
        self.fields["email"].help_text = _("Wyślemy na niego kod i odpowiedź. Usuniemy go %(when)s.") % {
            "when": when_removed
        }
        for name, kind in (("phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = kind

    @cached_property
    def helper(self) -> FormHelper:
        lead = _("Odpowiedź zawsze będzie na stronie z kodem. Jeśli wolisz telefon albo e-mail, podaj go bez nazwiska.")
        contact = Folded(_("Chcę odpowiedź: telefon albo e-mail"), "phone", "email", lead=lead)
        photos = ["photos"] if "photos" in self.fields else []
        return laid_out(self, "kind", "words", "for_director", "locality", *photos, contact)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        """Who leaves a contact beside other words than those in force is shown the new ones before it is stored."""
        typed = super().clean()
        read = typed.get("clause")
        if read and read != self.clause_in_force.digest and (typed.get("phone") or typed.get("email")):
            self.data = self.data.copy()
            self.data[self.add_prefix("clause")] = self.clause_in_force.digest
            self.add_error(
                None, _("Informacja o danych zmieniła się w tym czasie. Przeczytaj ją i wyślij formularz jeszcze raz.")
            )
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """Of the submission itself; a place that was not named is not known."""
        names = ("kind", "words", "for_director", "locality")
        typed = {name: self.cleaned_data.get(name) for name in names}
        return typed | {"place_unknown": not typed["locality"]}

    @property
    def contact(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("phone", "email")}

    @property
    def kept_photos(self) -> list[bytes]:
        """Photographs as they are kept."""
        return self.cleaned_data.get("photos", [])

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()


class CodeForm(AsTyped, forms.Form):
    """The code of the receipt."""

    keeps_draft = False

    code = forms.CharField(
        label=gettext_lazy("Kod zgłoszenia"),
        max_length=40,
        help_text=gettext_lazy("Na przykład K7-M2-P9-R4-T6. Duże i małe litery są tu tym samym."),
        error_messages={"required": gettext_lazy("Wpisz kod z potwierdzenia.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class LineForm(AsTyped, forms.Form):
    """One line more of its author."""

    keeps_draft = False
    goes_to_paper = False

    text = forms.CharField(
        label=gettext_lazy("Twoja wiadomość"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Napisz, co chcesz dodać.")},
    )
