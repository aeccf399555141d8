"""The form of an action: everything of the design, its time in the words in which it is printed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator

from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import ManyPicks, Picks, Suggested
from osl_site.common.text.date_formats import MONTHS, quoted
from osl_site.common.text.typed_text import line_of
from osl_site.common.withdrawal.forms import let_choose_standing
from osl_site.common.withdrawal.models import standing
from partners.models import Partner
from plans.drafting.action_dates import first_of, next_after, quarter_of, time_in_words
from plans.drafting.own_words import Understood, days_in_words, says_no_time, understood
from plans.forms.costs import PARTS, CostsField
from plans.forms.drafting import FAR_YEAR, FurtherKindsField
from plans.models import Action, Goal, Kind, TimeKind
from plans.models.versions import FIRST_DAY, LAST_DAY

ENDS_BEFORE = "Koniec terminu jest wcześniejszy niż początek. Popraw jeden z nich."
MORE_GAPS = "Można uzupełnić później. Bez tego nie da się przekazać planu dyrektorowi."
TIME_HELP = "Po swojemu: I kwartał, marzec–maj, na bieżąco."
COSTS_HELP = "Każde źródło w osobnym wierszu. Suma liczy się sama."
KINDS = "Rodzaj, partnerzy i usługi"
WITHOUT_DAYS = {
    TimeKind.ONGOING: "Rozumiemy: przez cały okres planu.",
    TimeKind.RECURRING: "Rozumiemy: powtarza się przez cały okres planu.",
    TimeKind.WORDS: "Dni z tych słów nie odczytujemy.",
}
NO_TIME = "To nie mówi, kiedy działanie będzie. Ustawa chce terminu (art. 20 ust. 3 pkt 2)."


class ActionForm(EditForm):
    """An action of a goal. What the law wants is checked at submission, so that a draft can be saved half done."""

    communes = CommunesField(only_label="Cała gmina")
    localities = LocalitiesField()
    further_kinds = FurtherKindsField()

    class Meta:
        model = Action
        fields = [
            "title",
            "kind",
            "further_kinds",
            "description",
            "time_words",
            "manner",
            "addressees",
            "groups",
            "communes",
            "localities",
            "place_note",
            "responsible",
            "partners",
            "services",
            "resources",
            "costs",
        ]
        field_classes = {"costs": CostsField}
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1}),
            "description": forms.Textarea(attrs={"rows": 2}),
            "manner": forms.Textarea(attrs={"rows": 2}),
            "groups": ManyPicks,
            "partners": Picks,
            "services": Picks,
        }
        labels = {"groups": "Grupy mieszkańców", "kind": "Rodzaj według ustawy", "costs": "Koszt"}
        help_texts = {
            "addressees": "Własnymi słowami. Puste pole: nazwy grup, które wybierzesz.",
            "kind": "Samopomocowe, wolontaryjne i sąsiedzkie to działania wspierające.",
        }

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self._say_manner()
        self._say_time()
        self.fields["communes"].ask()
        there = self.instance.partners.values_list("pk", flat=True) if self.instance.pk else ()
        self.fields["partners"].queryset = standing(Partner.objects.all(), chosen=there)
        let_choose_standing(self, "groups", "services")
        self.fields["costs"].initial = None
        self.initial["costs"] = [line.stored for line in self.instance.cost_lines] if self.instance.pk else []
        self.fields["kind"].choices = [("", "nie dotyczy"), *Kind.choices]
        self.fields["description"].help_text = MORE_GAPS if not goal.is_table else "W tabeli wystarczy nazwa działania."

    def _say_manner(self) -> None:
        inherited = self.goal.manner or self.goal.version.manner
        whose = "w celu" if self.goal.manner else "w całym planie"
        said = quoted(Truncator(line_of(inherited)).chars(200))
        self.fields["manner"].help_text = (
            f"Kto, gdzie i jak je poprowadzi. Puste pole: jak {whose} ({said})."
            if inherited
            else "Kto, gdzie i jak je poprowadzi. Do uzupełnienia przed przekazaniem planu."
        )

    def _say_time(self) -> None:
        """What such times are like in this plan, and of the one that stands there how it is understood."""
        field, stored = self.fields["time_words"], time_in_words(self.instance)
        field.widget = Suggested(list(usual_times(*self._period)), attrs=field.widget.attrs)
        said = self.data.get(self.add_prefix("time_words"), "") if self.is_bound else stored
        field.help_text = f"{TIME_HELP} {read_back(said, self._period)}".strip()
        if self.instance.pk:
            self.initial["time_words"] = stored

    @property
    def _period(self) -> tuple[date, date]:
        version = self.goal.version
        return version.starts_on, version.ends_on

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *(self._row_of_the_table() if self.goal.is_table else self._of_a_goal()))

    def _of_a_goal(self) -> list[Section]:
        """What most actions say first; the rest folds away and tells what it holds."""
        return [
            Section("Co", "title", "description"),
            Section("Kiedy i jak", Row("time_words", "responsible"), "manner"),
            Section("Ile", "costs", lead=COSTS_HELP),
            Folded("Dla kogo", "addressees", "groups"),
            Folded("Gdzie", "communes", "localities", "place_note", is_open=self._are_communes_asked),
            Folded(KINDS, "kind", "further_kinds", "partners", "services", "resources"),
        ]

    def _row_of_the_table(self) -> list[Section]:
        """A table of tasks, addressees and times, as such plans have it; whatever else is said is folded."""
        return [
            Section("Zadanie", "title", "addressees", "time_words", "kind"),
            Folded("Opis i sposób realizacji", "description", "manner", "responsible"),
            Folded("Koszt", "costs", lead=COSTS_HELP),
            Folded("Gdzie", "communes", "localities", "place_note", is_open=self._are_communes_asked),
            Folded("Grupy i partnerzy", "groups", "partners", "services", "resources", "further_kinds"),
        ]

    @property
    def _are_communes_asked(self) -> bool:
        """Whether the plan must speak of each commune, so that every action has to name its own (art. 20 ust. 4)."""
        return len(self.fields["communes"].choices) > 1

    def clean_time_words(self) -> str:
        words = self.cleaned_data["time_words"]
        time = understood(words, self._period)
        days = [day for day in (time.start, time.end) if day]
        if any(not FIRST_DAY <= day <= LAST_DAY for day in days):
            raise forms.ValidationError(FAR_YEAR)
        if days != sorted(days):
            raise forms.ValidationError(ENDS_BEFORE)
        return words

    def clean_title(self) -> str:
        """One line, however it was pasted."""
        return " ".join(self.cleaned_data["title"].split())

    def insert_stored(self, name: str) -> None:
        """Of costs the rows, too."""
        super().insert_stored(name)
        current = Action.objects.filter(pk=self.instance.pk).first()
        if name != "costs" or current is None:
            return
        for key in [key for key in self.data if key.startswith(self.add_prefix("costs"))]:
            del self.data[key]
        rows = self.fields["costs"].prepare_value([line.stored for line in current.cost_lines])
        for number, row in enumerate(rows):
            self.data.update({f"{self.add_prefix('costs')}-{number}-{part}": row[part] or "" for part in PARTS})


def read_back(words: str, period: tuple[date, date]) -> str:
    """„Rozumiemy: od 1 stycznia 2024 r. do 31 marca 2024 r.”, so that whoever wrote it can say it more clearly."""
    if not words:
        return ""
    if says_no_time(words):
        return NO_TIME
    time: Understood = understood(words, period)
    days = ", ".join(days_in_words(piece) for piece in time.pieces) or days_in_words(time)
    return f"Rozumiemy: {days.removesuffix('.')}." if days else WITHOUT_DAYS.get(TimeKind(time.kind), "")


def usual_times(first: date, last: date) -> Iterator[str]:
    """Times as people write them, for this plan: to pick from or to begin with."""
    yield from ("na bieżąco", "co najmniej raz w miesiącu")
    yield f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"
    quarter = first_of(first, 3)
    for _ in range(8):
        if quarter > last:
            return
        yield f"{quarter_of(quarter)} kwartał {quarter.year}"
        quarter = next_after(quarter, 3)
