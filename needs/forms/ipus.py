"""What may be typed of a summary of individual plans."""

from typing import Any

from django import forms

from needs.ipus.periods import Period, open_periods
from needs.models import IpusSummary
from needs.models.ipus import DIFFERENCE, LEAST, MORE, NAMES, NOTHING_SAID, SMALL, WITHIN
from needs.services.ipus import VALUES
from osl_site.common.files.fields import HELP, PagesField
from osl_site.common.forms.edit_forms import AsTyped

MOST = 99_999


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST)


def _words(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=4000, help_text=help_text, widget=forms.Textarea(attrs={"rows": 4})
    )


class SummaryForm(AsTyped, forms.Form):
    """Numbers and words, or a file. Groups under five are left out, and none can be found by subtracting."""

    goes_to_paper = False
    names_wanted = True
    persons = _count("Ile osób miało indywidualny plan?")
    begun = _count("Ile z nich zaczęło plan?")
    ended = _count("Ile z nich skończyło plan?")
    resigned = _count("Ile z tych, które skończyły, zrezygnowało?")
    lacks = _words("Czego brakowało?", "Co się powtarza i czego nie dały usługi. Bez nazwisk i bez opisu osób.")
    works = _words("Co pomagało?", "Grupy, sąsiedzi, miejsca. Bez nazwisk i bez opisu osób.")
    scan = PagesField(label="Plik z podsumowaniem", required=False, help_text=HELP)
    is_nameless = forms.BooleanField(
        label=f"W pliku nie ma nazwisk ani grup mniejszych niż {LEAST} osób", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persons"].help_text = SMALL
        for field in self.fields.values():
            field.is_conditional = not field.required  # one answer is enough, so none says that it is optional

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        small = [name for name in ("persons", "begun", "ended", "resigned") if 0 < (typed.get(name) or 0) < LEAST]
        for name in small:
            self.add_error(name, SMALL)
        for part, whole in WITHIN:
            few, many = typed.get(part), typed.get(whole)
            if not few or many is None or {part, whole} & set(small):
                continue
            if few > many:
                self.add_error(part, MORE)
            elif 0 < many - few < LEAST:
                self.add_error(part, DIFFERENCE)
        if typed.get("scan") and not typed.get("is_nameless"):
            self.add_error("is_nameless", NAMES)
        if not self.errors and not self._says_something(typed):
            self.add_error(None, NOTHING_SAID)
        return typed

    def _says_something(self, typed: dict[str, Any]) -> bool:
        words = typed.get("lacks") or typed.get("works") or typed.get("scan")
        return bool(words) or typed.get("persons") is not None

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the file."""
        return {name: self.cleaned_data[name] for name in VALUES}


class PresentForm(SummaryForm):
    """The first of a period that is over and of which nothing was presented."""

    period = forms.ChoiceField(label="Za jaki czas?")
    field_order = ("period",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {one.first.isoformat(): one for one in open_periods()}
        self.fields["period"].choices = [(key, one.words) for key, one in self.periods.items()]
        self.fields["period"].error_messages["invalid_choice"] = "Wybierz czas, za który nie ma jeszcze podsumowania."

    @property
    def asked(self) -> Period:
        return self.periods[self.cleaned_data["period"]]


class CorrectForm(SummaryForm):
    """What it should have been, and why."""

    reason = forms.CharField(label="Dlaczego poprawiasz?", max_length=300)
    field_order = ("reason",)

    @staticmethod
    def of(summary: IpusSummary) -> dict[str, Any]:
        """What the form begins with."""
        return {name: getattr(summary, name) for name in VALUES}
