"""What may be typed about a note."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from needs.models import AssessmentRound, FieldNote, Finding
from osl_site.common import clock
from osl_site.common.attachments.fields import PhotosField
from osl_site.common.attachments.models import Attachment
from osl_site.common.centre.fields import LocalityField, TypedPlace, WholeCommuneField
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, day_said, laid_out, said_of
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.text.date_formats import quoted
from osl_site.common.withdrawal.forms import let_choose_standing

ONE_PLACE = "Wskaż miejscowość albo całą gminę, jedno z dwojga."
FINDINGS = [(Finding.NEED, "potrzeba"), (Finding.POTENTIAL, "potencjał"), (Finding.BOTH, "oba")]
UNKNOWN = "nie wiem jeszcze"
RECENT = timedelta(days=60)  # so long after a round its notes are still written down
NO_FACES = "Bez twarzy i nazwisk. Najwyżej 5: JPEG, PNG albo WebP."
NO_NAMES = "Bez nazwisk i bez wiadomości o zdrowiu."


def propose_round(form: EditForm) -> None:
    """Let a row belong to the round that runs today, which is proposed, or to another of the newest; without any there
    is nothing to ask. Two queries."""
    field, today = form.fields["round"], clock.today()
    kept = Q(pk=form.instance.round_id) if form.instance.round_id else Q(pk__in=())
    field.queryset = AssessmentRound.objects.filter(Q(ends_on__gte=today - RECENT) | kept)
    rounds = list(field.queryset)
    if not rounds:
        del form.fields["round"]
    elif not form.instance.pk:
        running = (one.pk for one in rounds if one.begins_on <= today <= one.ends_on)
        field.initial = form.initial.setdefault("round", next(running, None))
    field.label, field.empty_label = "Runda rozeznania", "Żadna"


def there(form: EditForm, *names: str) -> list[str]:
    """Those of these fields that the form has."""
    return [name for name in names if name in form.fields]


class PlacedForm(EditForm):
    """Where, when and how something was heard. Where is a locality, a whole commune or, as the page says all the while,
    not known yet."""

    goes_to_paper = False
    names_wanted = False
    locality = LocalityField(empty_label=UNKNOWN, widget=TypedPlace)
    commune = WholeCommuneField()

    class Meta:
        model = FieldNote
        fields = ["locality", "commune", "method", "noted_on", "group", "round"]
        widgets = {"noted_on": DatePicker}
        labels = {"noted_on": "Kiedy?", "group": "Kogo dotyczy?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].empty_label = "Nie wiadomo albo wszystkich"
        propose_round(self)
        let_choose_standing(self, "group", "method")
        self.fields["commune"].ask()

    def clean_noted_on(self) -> date:
        if self.cleaned_data["noted_on"] > clock.today():
            raise forms.ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień rozmowy albo obserwacji.")
        return self.cleaned_data["noted_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("locality") and typed.get("commune"):
            self.add_error("locality", ONE_PLACE)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; a place that was not named is said to be unknown."""
        typed = super().values
        return typed | {"place_unknown": not (typed["locality"] or typed["commune"])}


class NoteForm(PlacedForm):
    """One note, the words first."""

    photos = PhotosField(label="Zdjęcia", help_text=NO_FACES)

    class Meta:
        model = FieldNote
        fields = [
            "text",
            "finding",
            "locality",
            "commune",
            "method",
            "noted_on",
            "source",
            "people_count",
            "group",
            "round",
        ]
        widgets = {"noted_on": DatePicker, "finding": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "noted_on": "Kiedy?",
            "text": "Co usłyszano?",
            "finding": "Co to jest?",
            "source": "Kto mówił?",
            "people_count": "Ile osób?",
            "group": "Kogo dotyczy?",
        }
        help_texts = {"text": NO_NAMES, "source": "Rola, nie nazwisko: mieszkanka, sołtys, pracownica biblioteki."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = FINDINGS
        self.fields["finding"].error_messages["required"] = "Zaznacz: potrzeba, potencjał albo oba."
        if not (self.instance.pk or self.is_bound or self.initial.get("text")):
            self.fields["text"].widget.attrs["autofocus"] = True
        if self.instance.pk:
            self.fields["photos"].most -= Attachment.objects.of(self.instance).count()

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            "text",
            "finding",
            Folded(
                "Gdzie", "locality", "commune", "method", "noted_on", *there(self, "round"), says=self._where_and_when
            ),
            Folded("Kto mówił, ile osób, zdjęcia", "source", "people_count", "group", "photos"),
        )

    def _where_and_when(self) -> str:
        """„Toprzyny, zebranie wiejskie, dziś”: what holds for this note unless somebody changes it."""
        place = said_of(self["locality"]) or ("cała gmina" if said_of(self["commune"]) else UNKNOWN)
        day = str(self["noted_on"].value() or "")
        told = {clock.today().isoformat(): "dziś", (clock.today() - timedelta(days=1)).isoformat(): "wczoraj"}
        when = told.get(day) or day_said(self["noted_on"])
        of_round = said_of(self["round"]) if "round" in self.fields else ""
        parts = [
            place,
            said_of(self["method"]).lower(),
            when,
            of_round and f"runda {quoted(of_round)}",
        ]
        return ", ".join(filter(None, parts))

    def clean_people_count(self) -> int | None:
        if self.cleaned_data["people_count"] == 0:
            raise forms.ValidationError("Wpisz liczbę osób większą od zera albo zostaw pole puste.")
        return self.cleaned_data["people_count"]

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the photographs."""
        return {name: value for name, value in super().values.items() if name != "photos"}

    @property
    def kept_photos(self) -> list[bytes]:
        """Photographs as they are kept."""
        return self.cleaned_data["photos"]
