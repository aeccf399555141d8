"""Forms of the office's own data."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django_filters import CharFilter

from osl_site.common import clock
from osl_site.common.centre.file_class import category_of
from osl_site.common.centre.models import NAMED_FORMS, Centre, Locality, LocalityForm
from osl_site.common.centre.placeholders import is_placeholder, whole_pattern
from osl_site.common.centre.rules import CONTENT_FIELDS
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.records import NOTHING
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.phones import whole_number
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.filtersets import ListFilterSet
from osl_site.common.lists.queries import mentions
from osl_site.common.text.cyrillic import in_ukrainian, is_cyrillic
from osl_site.common.text.folding import squash, without_preposition

GROUPS = {
    "Nazwa": ["name", "short_name", "name_uk", "name_en"],
    "Jak nas znaleźć": ["address", "opening_hours"],
    "Organizator społeczności lokalnej": [
        "organiser_name",
        "organiser_room",
        "organiser_phone",
        "organiser_email",
    ],
    "Ochrona danych": ["controller", "dpo_contact", "registrations_kept_days"],
    "Deklaracja dostępności": ["statement_published_on", "statement_reviewed_on"],
    "Centrum i akta": [
        "works_since",
        "founding_act",
        "approval_basis",
        "file_plan_symbol",
        "archive_category",
        "case_mark_pattern",
        "days_to_decide",
        "days_to_read",
        "days_to_hear",
        "ipus_months",
        "ipus_days",
        "chapter_days",
        "sheet_day",
        "sheet_km",
    ],
}
OF_PLACES = ("w", "we", "na", "pod", "nad", "przy", "u")  # prepositions with which a locative may begin
SAID_BY_PAGES = {
    "genitive": ("do",),
    "dative": ("ku",),
    "accusative": ("przez",),
    "instrumental": ("za",),
}
COUNTS_OF_DAYS = (
    "registrations_kept_days",
    "days_to_decide",
    "days_to_read",
    "days_to_hear",
    "ipus_days",
    "ipus_months",
    "chapter_days",
    "sheet_day",
    "sheet_km",
)
HELP = {
    "short_name": "Na przykład CUS Górowo. Jest w nagłówku i w tytule każdej strony.",
    "address": "Ulica, numer i kod. Gdy pole jest puste, strona „Kontakt” radzi zapytać przez telefon.",
    "opening_hours": "Na przykład: od poniedziałku do piątku, 7:30–15:30.",
    "organiser_phone": "Ten numer jest na każdej stronie dla mieszkańców.",
    "controller": "Kto jest administratorem danych i jak do niego napisać.",
    "registrations_kept_days": "Potem imię, telefon i e-mail znikają, a liczby osób zostają.",
    "statement_reviewed_on": "Przegląd robi się co roku do 31 marca.",
    "founding_act": "Uchwała o utworzeniu centrum, z numerem i datą.",
    "approval_basis": "Podstawa, na której dyrektor zatwierdza plan. Gdy pole jest puste, plan jej nie podaje.",
    "case_mark_pattern": "Na przykład: CUS.{symbol}.{numer}.{rok}",
    "days_to_read": "Tyle dni obiecuje mieszkańcom strona „Powiedz nam”.",
    "days_to_hear": "Tyle dni po spotkaniu mieszkańcy mogą odpowiedzieć na trzy pytania. Zero: nie pytamy.",
    "ipus_months": "Ustawa mówi: co najmniej raz na sześć miesięcy (art. 46 ust. 1).",
    "ipus_days": "Po tylu dniach „Na dziś” mówi organizatorowi usług i dyrektorowi, że podsumowania brak.",
    "chapter_days": "Potem „Na dziś” mówi organizatorowi i dyrektorowi, że rozdziału organizatora brak.",
    "sheet_day": "Dwa dni robocze wcześniej arkusze czekają na „Na dziś”.",
    "sheet_km": "Arkusz wsi ma też spotkania w okolicy.",
    "days_to_decide": "Tyle dni od przekazania proponuje formularz. Za każdym razem można podać inny dzień.",
}


class OfficeForm(EditForm):
    """Everything about the office, in groups. Only the administrator gets it whole."""

    class Meta:
        model = Centre
        fields = [name for names in GROUPS.values() for name in names]
        widgets = {
            "works_since": DatePicker,
            "statement_published_on": DatePicker,
            "statement_reviewed_on": DatePicker,
            "controller": forms.Textarea(attrs={"rows": 3}),
            "organiser_phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }
        help_texts = HELP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & set(COUNTS_OF_DAYS):
            self.fields[name].required = False
            self.fields[name].validators = []  # the column's own are asked; these would say that 0 is enough

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; a count of days stays as it is while nobody says otherwise."""
        return {
            name: value
            for name, value in super().values.items()
            if name not in COUNTS_OF_DAYS or value not in (None, "")
        }

    @cached_property
    def helper(self) -> FormHelper:
        """Groups of fields; a group of which this person may change nothing is not drawn."""
        shown = {legend: [name for name in names if name in self.fields] for legend, names in GROUPS.items()}
        return laid_out(self, *(Fieldset(legend, *names) for legend, names in shown.items() if names))

    def clean_name_uk(self) -> str:
        return in_ukrainian(self.cleaned_data["name_uk"])

    def clean_organiser_phone(self) -> str:
        return whole_number(self.cleaned_data["organiser_phone"])

    def clean_archive_category(self) -> str:
        typed = self.cleaned_data["archive_category"]
        return category_of(typed) if typed and not is_placeholder(typed) else typed

    def clean_case_mark_pattern(self) -> str:
        return whole_pattern(self.cleaned_data["case_mark_pattern"])

    def clean_statement_published_on(self) -> date | None:
        return not_in_future(self.cleaned_data["statement_published_on"])

    def clean_statement_reviewed_on(self) -> date | None:
        return not_in_future(self.cleaned_data["statement_reviewed_on"])


def not_in_future(day: date | None) -> date | None:
    """The day of something that is done. Raises ValidationError for one that is still to come."""
    if day and day > clock.today():
        raise ValidationError("Ten dzień dopiero będzie. Wpisz dzień, w którym to zrobiono.")
    return day


class OfficeContentForm(OfficeForm):
    """What residents read about the office: the organiser's part of the settings."""

    class Meta(OfficeForm.Meta):
        fields = [name for name in OfficeForm.Meta.fields if name in CONTENT_FIELDS]


class LocalityNamesForm(EditForm):
    """How the name of one locality reads. What was proposed stands in the fields to be confirmed or put right."""

    locative = forms.CharField(
        label="Gdzie?", max_length=120, required=False, help_text="Razem z przyimkiem. Na przykład: w Kandytach."
    )
    genitive = forms.CharField(label="Dokąd? Do…", max_length=120, required=False, help_text="Na przykład: Kandyt.")
    dative = forms.CharField(label="Ku czemu? Ku…", max_length=120, required=False, help_text="Na przykład: Kandytom.")
    accusative = forms.CharField(
        label="Przez co? Przez…", max_length=120, required=False, help_text="Na przykład: Kandyty."
    )
    instrumental = forms.CharField(
        label="Za czym? Za…", max_length=120, required=False, help_text="Na przykład: Kandytami."
    )
    ukrainian = forms.CharField(
        label="Po ukraińsku",
        max_length=120,
        required=False,
        help_text="Tak mieszkańcy mogą szukać wsi na stronach po ukraińsku. Strony pokazują nazwę polską.",
    )

    class Meta:
        model = Locality
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.forms_of_name = {form.name: form for form in self.instance.forms.all()}
        self.initial |= {name: form.text for name, form in self.forms_of_name.items()}
        self.fields["ukrainian"].widget.attrs["lang"] = "uk"
        for name, form in self.forms_of_name.items():
            if form.is_proposal:
                self.fields[name].help_text = f"To propozycja. Sprawdź ją. {self.fields[name].help_text}"

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, "locative", "genitive", "dative", "accusative", "instrumental", "ukrainian")

    def clean(self) -> dict[str, Any]:
        """A name in Ukrainian has Ukrainian letters; the cases have Polish ones. Pages say „do” and „ku” themselves, so
        those are left out; a locative without its preposition would be no sentence."""
        typed = super().clean()
        for name, preposition in SAID_BY_PAGES.items():
            first, _, rest = typed.get(name, "").strip().partition(" ")
            typed[name] = rest.strip() if first.lower() in preposition and rest else typed.get(name, "")
        if (said := typed.get("locative")) and said.partition(" ")[0].lower() not in OF_PLACES:
            self.add_error("locative", "Zacznij od słowa „w”, „we” albo „na”. Na przykład: w Kandytach.")
        for name in NAMED_FORMS:
            if typed.get(name) and is_cyrillic(typed[name]) != (name == "ukrainian"):
                wanted = "ukraińskimi" if name == "ukrainian" else "polskimi"
                self.add_error(name, f"Wpisz tę nazwę literami {wanted}.")
        return typed

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """Keep what was typed beside what is stored."""
        super().show_conflict(conflict)
        stored = {form.name: form.text for form in conflict.current.forms.all()}
        other = [name for name in NAMED_FORMS if stored.get(name, "") != self.cleaned_data.get(name)]
        self.stored_version = [(str(self.fields[name].label), stored.get(name) or NOTHING) for name in other]


class LocalityFilters(ListFilterSet):
    """What the list of localities is narrowed by."""

    szukaj = CharFilter(label="Nazwa albo identyfikator SIMC", max_length=100, method="called")

    def called(self, localities: QuerySet, name: str, value: str) -> QuerySet:
        said = squash(without_preposition(value))
        bent = Q(pk__in=LocalityForm.objects.filter(folded__contains=said).values("locality"))
        return localities.filter(mentions(value, "name") | bent | Q(simc=value.strip()))
