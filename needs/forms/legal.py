"""What the office says a submission is in law, and of a longer term; and the kinds with their terms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from needs.forms.submissions import LONGEST_LINE
from needs.models import LegalKind, LegalType, Submission
from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.widgets import DatePicker

CHOOSE = "Zaznacz, co to jest w prawie."
PAST = "Ten dzień już minął. Wpisz dzień od jutra."


class LegalForm(AsTyped, forms.Form):
    """What it is in law. About the director or the centre only the director is asked."""

    keeps_draft = False
    goes_to_paper = False

    kind = forms.ModelChoiceField(
        LegalKind.objects.none(),
        label="Co to jest w prawie?",
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="Decyduje treść, nie nazwa (art. 222 KPA).",
        error_messages={"required": CHOOSE},
    )
    is_signed = forms.BooleanField(
        label="Jest imię, nazwisko i adres autora",
        required=False,
        help_text="Leżą w aktach, nie tutaj. Bez nich skarga, wniosek i petycja zostają zwykłym zgłoszeniem. "
        "Informacji publicznej można chcieć bez podpisu.",
    )
    to_council = forms.BooleanField(
        label="Skarga jest na dyrektora albo centrum: należy do rady",
        required=False,
        help_text="Przekazuje się ją w 7 dni (art. 229 pkt 3 i art. 231 KPA).",
    )

    def __init__(self, *args: Any, row: Submission, **kwargs: Any) -> None:
        mark = getattr(row, "legal", None)
        initial = {"kind": mark.kind_id, "is_signed": mark.is_signed, "to_council": mark.to_council} if mark else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].queryset = LegalKind.objects.all()
        if not row.for_director:
            del self.fields["to_council"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        kind = typed.get("kind")
        if typed.get("to_council") and kind and kind.type != LegalType.COMPLAINT:
            self.add_error("to_council", "Radzie przekazuje się tylko skargę. Odznacz to pole.")
        return typed


class ExtendForm(AsTyped, forms.Form):
    """Until when, why, and what the author reads."""

    keeps_draft = False
    goes_to_paper = False

    extended_to = forms.DateField(
        label="Do kiedy odpowiecie?", widget=DatePicker, error_messages={"required": "Wpisz nowy termin."}
    )
    extended_why = forms.CharField(
        label="Dlaczego później?",
        max_length=300,
        help_text="Bez nazwisk.",
        error_messages={"required": "Napisz, dlaczego odpowiedź będzie później."},
    )
    text = forms.CharField(
        label="Co przeczyta autor",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Powód i nowy termin. To jest zawiadomienie, którego chce przepis.",
        error_messages={"required": "Napisz, co przeczyta autor."},
    )

    def clean_extended_to(self) -> Any:
        day = self.cleaned_data["extended_to"]
        if day <= clock.today():
            raise ValidationError(PAST)
        return day


class LegalKindForm(EditForm):
    """How a kind is called, its article and its terms."""

    goes_to_paper = False

    class Meta:
        model = LegalKind
        fields = ["name", "basis", "pass_on_days", "handle_days", "handle_months", "longest_months"]
        help_texts = {
            "pass_on_days": "Od dnia, w którym przyszło, do przekazania temu, do kogo należy. Puste: nie ma terminu.",
            "handle_days": "Puste, gdy termin liczy się w miesiącach.",
            "longest_months": "Od dnia, w którym przyszło, gdy autora zawiadomiono. Puste: przepis nie mówi.",
        }
