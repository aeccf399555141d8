"""What may be typed about notes, needs, assets and conclusions."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.text import Truncator

from needs.models import Asset, Conclusion, FieldNote, Finding, Need, NeedState, Scope
from osl_site.common import clock
from osl_site.common.centre.fields import CommunesField, LocalitiesField, LocalityField, WholeCommuneField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out, said_of
from osl_site.common.forms.widgets import DatePicker, Picks
from osl_site.common.text.typed_text import line_of
from osl_site.common.withdrawal.forms import let_choose_standing
from osl_site.common.withdrawal.models import standing
from partners.models import Partner

CITABLE = 50
ONE_PLACE = "Wskaż miejscowość albo całą gminę, jedno z dwojga."
FINDINGS = [(Finding.NEED, "potrzeba"), (Finding.POTENTIAL, "potencjał"), (Finding.BOTH, "oba")]
UNKNOWN = "nie wiem jeszcze"
NO_NAMES = "Bez nazwisk i bez wiadomości o zdrowiu."
CITING = f"Pokazujemy {CITABLE} najnowszych i te, które są już wybrane."


class NoteForm(EditForm):
    """One note, the words first. Where it was is a locality, a whole commune or, as the page says all the while, not
    known yet."""

    goes_to_paper = False

    names_wanted = False
    locality = LocalityField(empty_label=UNKNOWN)
    commune = WholeCommuneField()

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
        self.fields["group"].empty_label = "Nie wiadomo albo wszystkich"
        let_choose_standing(self, "group")
        self.fields["commune"].ask()

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            "text",
            "finding",
            Folded("Gdzie", "locality", "commune", "method", "noted_on", says=self._where_and_when),
            Folded("Kto mówił, ile osób", "source", "people_count", "group"),
        )

    def _where_and_when(self) -> str:
        """„Toprzyny, zebranie wiejskie, dziś”: what holds for this note unless somebody changes it."""
        place = said_of(self["locality"]) or ("cała gmina" if said_of(self["commune"]) else UNKNOWN)
        day = str(self["noted_on"].value() or "")
        told = {clock.today().isoformat(): "dziś", (clock.today() - timedelta(days=1)).isoformat(): "wczoraj"}
        return ", ".join(filter(None, [place, said_of(self["method"]).lower(), told.get(day, day)]))

    def clean_noted_on(self) -> date:
        if self.cleaned_data["noted_on"] > clock.today():
            raise forms.ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień rozmowy albo obserwacji.")
        return self.cleaned_data["noted_on"]

    def clean_people_count(self) -> int | None:
        if self.cleaned_data["people_count"] == 0:
            raise forms.ValidationError("Wpisz liczbę osób większą od zera albo zostaw pole puste.")
        return self.cleaned_data["people_count"]

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


class Citing(EditForm):
    """A form that cites other rows: the newest ones, those cited already, and those a person came from."""

    cites: tuple[str, ...] = ("notes",)

    def __init__(self, *args: Any, came_from: Mapping[str, Iterable[Model]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.cites:
            field = self.fields[name]
            chosen = {row.pk for row in (came_from or {}).get(name, ())} | self._posted(name)
            if self.instance.pk:
                chosen |= set(getattr(self.instance, name).values_list("pk", flat=True))
            field.queryset = citable(field.queryset.model, chosen)
            field.label_from_instance = in_line
            field.help_text = CITING

    def _posted(self, name: str) -> set[int]:
        typed = self.data.getlist(self.add_prefix(name)) if self.is_bound else []
        return {int(pk) for pk in typed[:1000] if pk.isdecimal() and len(pk) < 16}


def citable(model: type[Model], chosen: Iterable[int]) -> QuerySet:
    """The chosen rows and the newest ones, newest first."""
    order = "-noted_on" if model is FieldNote else "-id"
    newest = list(standing(model.objects.order_by(order, "-id")).values_list("pk", flat=True)[:CITABLE])
    rows = model.objects.filter(pk__in={*newest, *chosen}).order_by(order, "-id")
    return rows.select_related("locality", "commune") if model is FieldNote else rows


def in_line(row: FieldNote | Need | Asset) -> str:
    """How a row is called beside its check box."""
    if isinstance(row, FieldNote):
        return f"{row.code}, {row.noted_on:%d.%m.%Y}, {row.place}: {Truncator(line_of(row.text)).chars(90)}"
    return str(row)


class NeedForm(Citing):
    localities = LocalitiesField()
    communes = CommunesField(only_label="Dotyczy całej gminy")

    only_with = {"state_reason": OnlyWith("state", (NeedState.PASSED_ON, NeedState.DECLINED), is_wanted=True)}

    class Meta:
        model = Need
        fields = [
            "title",
            "description",
            "localities",
            "communes",
            "groups",
            "notes",
            "priority",
            "state",
            "state_reason",
        ]
        widgets = {"groups": Picks, "notes": Picks, "description": forms.Textarea(attrs={"rows": 5})}
        labels = {"groups": "Kogo dotyczy", "notes": "Z których notatek"}
        help_texts = {
            "title": "Krótko, tak jak na zebraniu. Nie przepisuj słów jednej osoby.",
            "state_reason": "Wypełnij, gdy potrzebę przekazano innej instytucji albo jej nie podejmujemy.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        let_choose_standing(self, "groups")

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Czego brakuje", "title", "description"),
            Section("Gdzie i komu", "localities", "communes", "groups"),
            Section("Skąd to wiemy", "notes"),
            Section("Co z nią robimy", "priority", "state", "state_reason"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        explained = {
            NeedState.PASSED_ON: "Napisz, komu ją przekazano.",
            NeedState.DECLINED: "Napisz, dlaczego jej nie podejmujemy.",
        }
        if typed.get("state") in explained and not typed.get("state_reason"):
            self.add_error("state_reason", explained[typed["state"]])
        return typed


class AssetForm(Citing):
    localities = LocalitiesField()
    communes = CommunesField(only_label="Dotyczy całej gminy")

    class Meta:
        model = Asset
        fields = [
            "title",
            "kind",
            "localities",
            "communes",
            "owner",
            "partner",
            "available",
            "state",
            "confirmed_on",
            "notes",
        ]
        widgets = {"notes": Picks, "confirmed_on": DatePicker}
        labels = {"notes": "Z których notatek", "owner": "Czyj jest?"}
        help_texts = {
            "title": "Sala, sprzęt, umiejętność, zwyczaj, pieniądze.",
            "owner": "Nazwa organizacji albo rola, na przykład: rada sołecka.",
            "available": "Na przykład: środy i soboty, po telefonie.",
            "confirmed_on": "Kiedy ostatnio ktoś potwierdził, że to nadal jest.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        self.fields["partner"].empty_label = "Żaden"
        self.fields["partner"].queryset = standing(Partner.objects.all(), chosen=[self.instance.partner_id or 0])

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Co to jest", "title", "kind"),
            Section("Gdzie", "localities", "communes"),
            Section("Czyje i kiedy", "owner", "partner", "available"),
            Section("Czy nadal jest", "state", "confirmed_on"),
            Folded("Skąd to wiemy", "notes"),
        )


class ConclusionForm(Citing):
    """A conclusion: for the plan, of needs, assets and notes."""

    cites = ("needs", "assets", "notes")

    scope = forms.MultipleChoiceField(
        label="Zakres",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Plan uwzględnia wnioski z obu zakresów (art. 20 ust. 2).",
        error_messages={"required": "Wskaż zakres: działania wspierające, usługi społeczne albo oba."},
    )

    class Meta:
        model = Conclusion
        fields = ["text", "about", "scope", "valid_from", "needs", "assets", "notes"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "about": forms.RadioSelect,
            "valid_from": DatePicker,
            "needs": Picks,
            "assets": Picks,
            "notes": Picks,
        }
        labels = {
            "needs": "Z których potrzeb",
            "assets": "Z których zasobów",
            "notes": "Z których notatek",
            "about": "O czym mówi?",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = self.fields["about"].choices[-2:]

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *self._parts)

    @property
    def _parts(self) -> list[Section]:
        return [
            Section("Co z tego wynika", "text", "about", "scope", "valid_from"),
            Section("Z czego to wynika", "needs", "assets", "notes"),
        ]


class ReplaceForm(ConclusionForm):
    """A newer conclusion in the place of an older one."""

    class Meta(ConclusionForm.Meta):
        fields = [*ConclusionForm.Meta.fields, "material_change"]
        labels = ConclusionForm.Meta.labels | {"material_change": "Dlaczego zmiana jest istotna?"}
        help_texts = {
            "material_change": "Wypełnij, jeśli zmiana jest istotna. Plan będzie wtedy wymagał aktualizacji "
            "(art. 20 ust. 2)."
        }
        widgets = ConclusionForm.Meta.widgets | {"material_change": forms.Textarea(attrs={"rows": 3})}

    @property
    def _parts(self) -> list[Section]:
        return [*super()._parts, Section("Co się zmieniło", "material_change")]
