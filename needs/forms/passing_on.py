"""What the office types when it passes a submission on, and when they answer."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.submissions import LONGEST_LINE, LONGEST_WORDS
from needs.models import ContactConsent, Submission
from needs.services import Passing
from needs.submissions.passing import closing_of, opening_of, title_of, usual_term
from osl_site.common import clock
from osl_site.common.correspondence.models import LONGEST_BODY
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker
from partners.models import Partner

NOT_ALONE = "Wybierz partnera albo napisz, do kogo to idzie."
CONSENT = ("with_contact", "consent_on", "consent_way")


class PassOnForm(AsTyped, forms.Form):
    """The letter, what of the author's words goes with it, and what the author reads."""

    keeps_draft = False

    partner = forms.ModelChoiceField(Partner.objects.none(), label="Partner", required=False, empty_label="Spoza spisu")
    addressee = forms.CharField(
        label="Do kogo",
        max_length=200,
        required=False,
        help_text="Na przykład: Urząd Gminy Górowo Iławeckie. Autor to przeczyta. Puste: nazwa partnera.",
    )
    address = forms.CharField(label="Adres", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    title = forms.CharField(label="W jakiej sprawie", max_length=200)
    opening = forms.CharField(label="Treść pisma", max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 6}))
    words = forms.CharField(
        label="Słowa mieszkańca w piśmie",
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Wykreśl nazwiska i to, czego adresat nie potrzebuje. Pismo powie, że słowa są skrócone.",
    )
    term = forms.DateField(label="Prosimy o odpowiedź do", required=False, widget=DatePicker)
    case_mark = forms.CharField(
        label="Znak sprawy",
        max_length=80,
        required=False,
        help_text="Gdy sprawa ma już znak, na przykład w EZD. Puste: pismo dostanie znak ze swoim numerem.",
    )
    with_contact = forms.BooleanField(label="Dołącz kontakt do autora: zgodził się", required=False)
    consent_on = forms.DateField(label="Kiedy się zgodził?", required=False, widget=DatePicker)
    consent_way = forms.ChoiceField(
        label="Jak to powiedział?", required=False, choices=[("", "Wybierz"), *ContactConsent.choices]
    )
    text = forms.CharField(
        label="Co jeszcze przeczyta autor",
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Że to przekazaliśmy, komu i do kiedy czekamy na odpowiedź, przeczyta i bez tego.",
    )

    def __init__(self, *args: Any, row: Submission, has_contact: bool, **kwargs: Any) -> None:
        self.row = row
        initial = {
            "title": title_of(row),
            "opening": opening_of(getattr(row, "legal", None)),
            "words": row.in_polish or row.words,
            "term": usual_term(),
        }
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self.fields["partner"].queryset = Partner.objects.all()
        self.fields["title"].error_messages["required"] = "Napisz, w jakiej sprawie jest pismo."
        self.fields["opening"].error_messages["required"] = "Napisz treść pisma."
        if not has_contact:
            for name in CONSENT:
                del self.fields[name]
        if row.is_marked_urgent:
            del self.fields["text"]

    @cached_property
    def helper(self) -> FormHelper:
        consent = [
            Folded(
                "Kontakt do autora",
                *CONSENT,
                nothing="nie idzie z pismem",
                lead="Kontakt idzie tylko wtedy, gdy autor się na to zgodził. Zapytaj go na stronie z kodem albo przez "
                "telefon. Zgodę zapisujemy.",
            )
        ]
        return laid_out(
            self,
            Section("Do kogo", "partner", "addressee", "address"),
            Section("Pismo", "title", "opening", "words", "term", "case_mark"),
            *(consent if "with_contact" in self.fields else []),
            *([Section("Autor", "text")] if "text" in self.fields else []),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not typed.get("partner") and not typed.get("addressee") and "addressee" not in self.errors:
            self.add_error("addressee", NOT_ALONE)
        return typed

    @property
    def passing(self) -> Passing:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "text"}
        return Passing(**typed, closing=closing_of(typed["term"]))


class ReplyForm(AsTyped, forms.Form):
    """What they answered, and what of it the author reads."""

    keeps_draft = False
    goes_to_paper = False

    answered_on = forms.DateField(
        label="Kiedy przyszła odpowiedź?",
        widget=DatePicker,
        error_messages={"required": "Wpisz dzień, w którym przyszła odpowiedź."},
    )
    answer = forms.CharField(
        label="Co odpowiedzieli",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dla biura, bez nazwisk. Pismo od nich trzymaj w aktach.",
        error_messages={"required": "Napisz, co odpowiedzieli."},
    )
    text = forms.CharField(
        label="Co przeczyta autor",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="W jego języku, prostymi słowami.",
        error_messages={"required": "Napisz, co przeczyta autor."},
    )

    def __init__(self, *args: Any, row: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answered_on"].initial = clock.today()
        if row.is_marked_urgent:
            del self.fields["text"]
