"""Notes from a file: one row is one note."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from needs import rules, services
from needs.imports.heads import PLACE, ROUND
from needs.imports.known import Known, added_or_there, known_for, words_of
from needs.models import FieldNote, Finding
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Method
from osl_site.common.centre.place_cells import PlaceCell, SimcCell
from osl_site.common.database.records import tidy
from osl_site.common.imports.cells import DayCell, NumberCell, RowForm, WordCell, Words
from osl_site.common.imports.models import ImportRun
from osl_site.common.imports.specs import Cells, Choices, Done, Head, Pages, Spec
from osl_site.common.withdrawal.models import standing

NOT_YET = "ten dzień jeszcze nie nadszedł."
FINDINGS = Words.of(Finding.choices, {"oba": Finding.BOTH, "zasób": Finding.POTENTIAL})
LONGEST = {name: FieldNote._meta.get_field(name).max_length for name in ("text", "source")}
MOST_ROWS = 10_000


@dataclass
class KnownToNotes(Known):
    methods: Words = field(default_factory=lambda: words_of(standing(Method.objects.all())))


class NoteRow(RowForm):
    noted_on = DayCell(label="Kiedy")
    text = forms.CharField(label="Treść", max_length=LONGEST["text"])
    place = PlaceCell(label="Miejscowość", required=False)
    simc = SimcCell(label="SIMC", required=False)
    method = WordCell(label="Metoda")
    finding = WordCell(FINDINGS, label="Co to jest")
    source = forms.CharField(label="Kto mówił", max_length=LONGEST["source"], required=False)
    people_count = NumberCell(label="Osób", required=False, min_value=1, max_value=1_000_000)
    group = WordCell(label="Kogo dotyczy", required=False)
    round = WordCell(label="Runda", required=False)

    def __init__(self, cells: Cells, known: KnownToNotes) -> None:
        super().__init__(cells)
        self.fields["place"].places = self.fields["simc"].places = known.places
        self.fields["method"].words, self.fields["group"].words = known.methods, known.groups
        self.fields["round"].words = known.rounds

    def clean_noted_on(self) -> Any:
        if self.cleaned_data["noted_on"] > clock.today():
            raise forms.ValidationError(NOT_YET)
        return self.cleaned_data["noted_on"]

    def clean_text(self) -> str:
        return tidy(self.cleaned_data["text"])

    @property
    def values(self) -> dict[str, Any]:
        """The columns of a note."""
        typed = dict(self.cleaned_data)
        place, exact = typed.pop("place"), typed.pop("simc")
        return typed | (exact or place).values


def begin(run: ImportRun, by: User) -> tuple[KnownToNotes, list[Done]]:
    known = known_for(FieldNote, run)
    return KnownToNotes(known.model, known.last, known.is_trial), []


def act_all(filled: Sequence[NoteRow], known: KnownToNotes, by: User) -> list[Done]:
    """Write down those that are not there: of the same day, place and words."""

    def there(rows: Sequence[NoteRow]) -> Any:
        days = {row.cleaned_data["noted_on"] for row in rows}
        return FieldNote.objects.filter(noted_on__in=days, text__in={row.cleaned_data["text"] for row in rows})

    def add(rows: list[NoteRow]) -> list[FieldNote]:
        return services.create_notes_together([row.values for row in rows], is_trial=known.is_trial, by=by)

    def key(row: NoteRow) -> tuple:
        values = row.values
        where = getattr(values["locality"], "pk", None), getattr(values["commune"], "pk", None)
        return values["noted_on"], values["text"], *where

    key_of = lambda note: (note.noted_on, note.text, note.locality_id, note.commune_id)
    return added_or_there(known, filled, key=key, there=there, key_of=key_of, add=add)


def methods_for_all() -> Choices:
    return [(row.slug, str(row)) for row in standing(Method.objects.all())]


SPEC = Spec(
    key="notatki",
    title="Notatki",
    heads=(
        Head(
            "noted_on",
            "Kiedy",
            ("data", "dzień", "dnia"),
            help="Dzień rozmowy albo obserwacji, na przykład 29.11.2026.",
            examples=("2026-11-20", "21.11.2026"),
        ),
        Head(
            "text",
            "Treść",
            ("notatka", "tekst", "opis", "co usłyszano", "wypowiedź", "odpowiedź"),
            help="Co usłyszano albo widziano. Bez nazwisk i bez wiadomości o zdrowiu, najwyżej 4000 znaków.",
            examples=("Nie ma ławki przy przystanku.", "Sąsiadki chcą razem szyć. Jest wolna sala."),
        ),
        *PLACE,
        Head(
            "method",
            "Metoda",
            ("jak", "sposób"),
            help="Jedna z metod ze słowników centrum.",
            examples=("rozmowa", "rozmowa"),
            same_for_all=methods_for_all,
        ),
        Head(
            "finding",
            "Co to jest",
            ("rodzaj", "potrzeba czy potencjał"),
            help="potrzeba, potencjał albo oba.",
            examples=("potrzeba", "oba"),
            same_for_all=lambda: Finding.choices,
        ),
        Head(
            "source",
            "Kto mówił",
            ("źródło", "rozmówca"),
            is_wanted=False,
            help="Rola, nie nazwisko: mieszkanka, sołtys.",
            examples=("mieszkanka", "koło gospodyń"),
        ),
        Head("people_count", "Osób", ("ile osób", "liczba osób"), is_wanted=False, examples=("1", "6")),
        Head("group", "Kogo dotyczy", ("grupa",), is_wanted=False, help="Jedna z grup ze słowników centrum."),
        ROUND,
    ),
    most_rows=MOST_ROWS,
    form=NoteRow,
    begin=begin,
    act_all=act_all,
    may=rules.may_write_notes,
    pages=Pages(
        what="Notatki",
        list_view="needs:note_list",
        lead="Jeden wiersz arkusza to jedna notatka.",
        leaves_out="Zdjęć plik nie przyniesie.",
    ),
)
