"""What is asked of whoever makes two needs one: which one goes; and of whoever splits one: what the new one takes."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.citing import in_line
from needs.models import FieldNote, Need, Submission
from osl_site.common.centre.fields import served_localities
from osl_site.common.centre.models import Locality
from osl_site.common.forms.edit_forms import AsTyped, CarriedNumber
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import NamePicks, Picks
from osl_site.common.withdrawal.models import standing

TAKES = ("notes", "submissions", "localities")


class MergeForm(AsTyped, forms.Form):
    """The need that goes, and the revisions of both that the preview showed."""

    goes_to_paper = False

    gone = forms.ModelChoiceField(
        Need.objects.none(),
        label="Która potrzeba znika?",
        empty_label="Wybierz",
        help_text="Zanim połączysz, zobaczysz, co się stanie.",
        error_messages={
            "required": "Wybierz potrzebę, która znika.",
            "invalid_choice": "Tej potrzeby nie można wybrać: jest wycofana albo już jej nie ma.",
        },
    )
    seen_kept = CarriedNumber()
    seen_gone = CarriedNumber()

    def __init__(self, *args: Any, kept: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gone"].queryset = standing(Need.objects.exclude(pk=kept.pk)).order_by("-pk")

    @property
    def seen(self) -> tuple[int, int]:
        """Revisions that the preview showed; without them none matches."""
        return self.cleaned_data.get("seen_kept") or 0, self.cleaned_data.get("seen_gone") or 0


class SplitForm(AsTyped, forms.Form):
    """What the new need is called, and which notes, submissions and places it takes along."""

    goes_to_paper = False

    title = forms.CharField(
        label="Jak się nazywa nowa potrzeba?",
        max_length=Need._meta.get_field("title").max_length,
        help_text="Krótko, tak jak na zebraniu. Nie przepisuj słów jednej osoby.",
    )
    notes = forms.ModelMultipleChoiceField(
        FieldNote.objects.none(), label="Które notatki przechodzą?", widget=Picks, required=False
    )
    submissions = forms.ModelMultipleChoiceField(
        Submission.objects.none(), label="Które zgłoszenia przechodzą?", widget=Picks, required=False
    )
    localities = forms.ModelMultipleChoiceField(
        Locality.objects.none(), label="Które miejscowości przechodzą?", widget=NamePicks, required=False
    )
    revision = CarriedNumber()

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = need.revision
        rows = {
            "notes": need.notes.select_related("locality", "commune").order_by("-noted_on", "-pk"),
            "submissions": need.submissions.order_by("pk"),
            "localities": served_localities().filter(pk__in=need.localities.values("pk")),
        }
        for name, found in rows.items():
            self.fields[name].queryset = found
            if not found.exists():
                del self.fields[name]
        if "notes" in self.fields:
            self.fields["notes"].label_from_instance = in_line

    @cached_property
    def helper(self) -> FormHelper:
        takes = [name for name in TAKES if name in self.fields]
        lead = "Reszta zostaje przy tej potrzebie. Pomyłkę cofa się w 30 dni, łącząc obie znowu."
        return laid_out(self, Section("Nowa potrzeba", "title"), Section("Co przechodzi", *takes, lead=lead))

    @property
    def takes(self) -> dict[str, list[Any]]:
        """By the name of the list."""
        return {name: list(self.cleaned_data[name]) for name in TAKES if name in self.fields}
