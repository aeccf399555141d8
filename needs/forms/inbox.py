"""What the office types about submissions: those it was told, answers, reasons, links."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import cached_property

from needs.forms.notes import NO_FACES, propose_round, there
from needs.forms.submissions import LONGEST_LINE
from needs.models import Asset, Need, Submission, SubmissionChannel, SubmissionState
from needs.models.submissions import IN_POLISH
from osl_site.common import clock
from osl_site.common.accounts.models import person_in_words
from osl_site.common.attachments.fields import PhotosField
from osl_site.common.centre.fields import LocalityField, WholeCommuneField
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.phone_field import PhoneField
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.withdrawal.models import standing

UNKNOWN = "nie wiadomo"
ONE_PLACE = "Wskaż miejscowość albo całą gminę, jedno z dwojga."
LINKABLE = 100  # of the newest
BY_OFFICE = [(value, label) for value, label in SubmissionChannel.choices if value != SubmissionChannel.FORM]


class PlacedForm(EditForm):
    """A submission with its place: a locality, the whole commune, or not known."""

    keeps_draft = False
    goes_to_paper = False
    names_wanted = False

    locality = LocalityField(empty_label=UNKNOWN)
    commune = WholeCommuneField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].ask()

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("locality") and typed.get("commune"):
            self.add_error("locality", ONE_PLACE)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        typed = super().values
        return typed | {"place_unknown": not (typed["locality"] or typed["commune"])}


class SortForm(PlacedForm):
    """What it is, and where: its author had to guess."""

    class Meta:
        model = Submission
        fields = ["kind", "locality", "commune", "round"]
        labels = {"kind": "Co to jest?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        propose_round(self)


class EnterForm(PlacedForm):
    """What came by telephone, in a talk, in the box or by letter."""

    received_on = forms.DateField(label="Kiedy przyszło?", widget=DatePicker)
    phone = PhoneField(label="Telefon", required=False)
    email = forms.EmailField(label="E-mail", required=False)
    photos = PhotosField(label="Zdjęcia", help_text=NO_FACES)
    was_read_out = forms.BooleanField(label="To zdanie przeczytano na głos i autor się zgodził", required=False)

    class Meta:
        model = Submission
        fields = ["channel", "kind", "words", "locality", "commune", "language", "for_director", "round"]
        widgets = {"kind": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 6})}
        labels = {"channel": "Jak przyszło?", "kind": "Co to jest?", "words": "Słowa mieszkańca"}
        help_texts = {
            "words": "Tak, jak to powiedziano. Bez nazwisk i bez wiadomości o zdrowiu. Potem nikt tego nie zmieni.",
            "for_director": "Skarga na organizatora lub centrum. Po zapisaniu zobaczy ją tylko dyrektor.",
        }

    def __init__(self, *args: Any, sentence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sentence = sentence
        propose_round(self)
        self.fields["channel"].choices = BY_OFFICE
        self.fields["kind"].choices = self.fields["kind"].choices[-4:]
        self.fields["language"].choices = list(IN_POLISH.items())
        self.fields["kind"].error_messages["required"] = "Zaznacz, co to jest."
        self.fields["received_on"].initial = clock.today()
        for name in ("phone", "email", "was_read_out"):
            self.fields[name].is_conditional = True

    @cached_property
    def helper(self) -> FormHelper:
        contact = Folded("Chce odpowiedzi: telefon albo e-mail", "phone", "email", "was_read_out", lead=self.sentence)
        return laid_out(
            self,
            Section("Co przyszło", "channel", "received_on", "kind", "words", "language", "photos"),
            Section("Gdzie", "locality", "commune", *there(self, "round")),
            contact,
            Section("Kto to czyta", "for_director"),
        )

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > clock.today():
            raise ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to przyszło.")
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if (typed.get("phone") or typed.get("email")) and not typed.get("was_read_out"):
            self.add_error("was_read_out", "Przeczytaj to zdanie i zaznacz, że autor się zgodził. ")
        return typed

    @property
    def values(self) -> dict[str, Any]:
        apart = ("received_on", "phone", "email", "was_read_out", "photos")
        return {name: value for name, value in super().values.items() if name not in apart}

    @property
    def contact(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("phone", "email")}

    @property
    def kept_photos(self) -> list[bytes]:
        """Photographs as they are kept."""
        return self.cleaned_data["photos"]


class WriteForm(AsTyped, forms.Form):
    """What its author reads."""

    keeps_draft = False
    goes_to_paper = False

    text = forms.CharField(
        label="Co przeczyta autor",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Napisz, co przeczyta autor."},
    )


class ElsewhereForm(AsTyped, forms.Form):
    """Who has it now, and was told without a letter."""

    keeps_draft = False
    goes_to_paper = False

    responsible = forms.CharField(
        label="Kto to teraz ma",
        max_length=200,
        help_text="Urząd, jednostka albo partner. Autor to przeczyta.",
        error_messages={"required": "Napisz, kto to teraz ma."},
    )
    phone = PhoneField(label="Telefon do nich", required=False)
    text = forms.CharField(
        label="Co jeszcze przeczyta autor", max_length=LONGEST_LINE, required=False, widget=forms.Textarea
    )


class AsideForm(AsTyped, forms.Form):
    """Why not, and who is responsible instead."""

    keeps_draft = False
    goes_to_paper = False

    reason = forms.CharField(
        label="Powód",
        max_length=300,
        help_text="Krótko. Autor przeczyta: „Nie podejmiemy tego, powód: …”.",
        error_messages={"required": "Napisz, dlaczego tego nie podejmujemy."},
    )
    responsible = forms.CharField(
        label="Kto za to odpowiada",
        max_length=200,
        help_text="Na przykład: Zarząd Dróg Powiatowych w Bartoszycach.",
        error_messages={"required": "Napisz, kto za to odpowiada."},
    )
    phone = PhoneField(label="Telefon do nich", required=False)
    text = forms.CharField(
        label="Co jeszcze przeczyta autor", max_length=LONGEST_LINE, required=False, widget=forms.Textarea
    )


class StandForm(AsTyped, forms.Form):
    """In which of the states that mean the same it stands."""

    keeps_draft = False
    goes_to_paper = False

    state = forms.ModelChoiceField(
        SubmissionState.objects.none(),
        label="Stan",
        empty_label="Wybierz",
        error_messages={"required": "Wybierz stan."},
        help_text="Tu są stany, które znaczą to samo co teraz. Autor przeczyta nazwę na stronie z kodem.",
    )

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = other_states(submission)


def other_states(submission: Submission) -> QuerySet[SubmissionState]:
    """Those that mean the same as the one in which it stands, and may be chosen."""
    alike = SubmissionState.objects.filter(type=submission.state.type).exclude(pk=submission.state_id)
    return standing(alike)


class PolishForm(EditForm):
    """Foreign words in Polish."""

    keeps_draft = False
    goes_to_paper = False
    names_wanted = False

    class Meta:
        model = Submission
        fields = ["in_polish"]
        widgets = {"in_polish": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"in_polish": "Słowa autora zostają, jak były. Zapiszemy, kto je przełożył."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.in_polish:
            by = person_in_words(self.instance.in_polish_by_name, self.instance.in_polish_by_position)
            self.fields["in_polish"].help_text = f"Na polski: {by}. Gdy to poprawisz, zapiszemy Ciebie."


class LinkForm(AsTyped, forms.Form):
    """A need, an asset, or another submission about the same."""

    keeps_draft = False
    goes_to_paper = False

    need = forms.ModelChoiceField(Need.objects.none(), label="Potrzeba", required=False, empty_label="Żadna")
    asset = forms.ModelChoiceField(Asset.objects.none(), label="Zasób", required=False, empty_label="Żaden")
    same = forms.CharField(
        label="Mówi o tym samym co",
        max_length=20,
        required=False,
        help_text="Numer, na przykład Zg-12.",
    )

    def __init__(self, *args: Any, readable: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readable = readable
        for name, model in (("need", Need), ("asset", Asset)):
            newest = list(standing(model.objects.order_by("-id")).values_list("pk", flat=True)[:LINKABLE])
            self.fields[name].queryset = model.objects.filter(pk__in=newest).order_by("-id")

    def clean_same(self) -> Submission | None:
        typed = self.cleaned_data["same"].lower().removeprefix("zg").strip("- ")
        if not typed:
            return None
        number = whole_number(typed)
        found = self.readable.filter(pk=number).first() if number else None
        if found is None:
            raise ValidationError("Nie ma zgłoszenia z takim numerem. Wpisz na przykład Zg-12.")
        return found

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and not any(typed.get(name) for name in ("need", "asset", "same")):
            raise ValidationError("Wybierz potrzebę, zasób albo wpisz numer zgłoszenia.")
        return typed
