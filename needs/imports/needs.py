"""Needs from a file: one row is one need."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from needs import rules, services
from needs.imports.known import Known, added_or_there, known_for
from needs.models import FieldNote, Need, NeedState, Priority
from osl_site.common.accounts.models import User
from osl_site.common.centre.place_cells import PlacesCell, communes_of, localities_of, one_place_for_all
from osl_site.common.database.many_records import RowRefused
from osl_site.common.database.records import tidy
from osl_site.common.imports.cells import RowForm, SeveralCell, WordCell, Words, quoted_cell
from osl_site.common.imports.models import ImportRun
from osl_site.common.imports.specs import Cells, Done, Head, Pages, Spec
from osl_site.common.text.cleaning import on_one_line

PRIORITIES, STATES = Words.of(Priority.choices), Words.of(NeedState.choices)
CODE = re.compile(r"N-?\s?(\d{1,9})", re.IGNORECASE)
EXPLAINED = (NeedState.PASSED_ON, NeedState.DECLINED)  # states that say to whom, or why not
MOST_ROWS = 5_000


class CodesCell(forms.Field):
    """Numbers of notes: „N-12, N-15”."""

    def to_python(self, value: Any) -> list[int]:
        found = [word.strip() for word in re.split("[,;]", str(value or "")) if word.strip()]
        codes = [CODE.fullmatch(word) for word in found]
        if None in codes:
            raise forms.ValidationError(f"{quoted_cell(found[codes.index(None)])} nie jest numerem notatki, jak N-12.")
        return [int(code[1]) for code in codes]


class NeedRow(RowForm):
    title = forms.CharField(label="Potrzeba", max_length=Need._meta.get_field("title").max_length)
    description = forms.CharField(label="Opis", required=False)
    places = PlacesCell(label="Gdzie", required=False)
    groups = SeveralCell(label="Kogo dotyczy", required=False)
    notes = CodesCell(label="Z których notatek", required=False)
    priority = WordCell(PRIORITIES, label="Priorytet", required=False, otherwise=Priority.NORMAL)
    state = WordCell(STATES, label="Stan", required=False, otherwise=NeedState.REPORTED)
    state_reason = forms.CharField(
        label="Komu przekazana albo dlaczego nie",
        required=False,
        max_length=Need._meta.get_field("state_reason").max_length,
    )

    def __init__(self, cells: Cells, known: Known) -> None:
        super().__init__(cells)
        self.fields["places"].places, self.fields["groups"].words = known.places, known.groups

    def clean_title(self) -> str:
        return on_one_line(tidy(self.cleaned_data["title"]))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("state") in EXPLAINED and not typed.get("state_reason"):
            self.add_error("state_reason", forms.ValidationError("brakuje", code="required"))
        return typed

    def values(self, notes: dict[int, FieldNote]) -> dict[str, Any]:
        """The columns of a need, and what it chooses."""
        typed = dict(self.cleaned_data)
        places = typed.pop("places")
        chosen = {"localities": localities_of(places), "communes": communes_of(places)}
        if typed["state"] not in EXPLAINED:
            typed["state_reason"] = ""
        return typed | chosen | {"notes": [notes[pk] for pk in typed["notes"]]}


def begin(run: ImportRun, by: User) -> tuple[Known, list[Done]]:
    return known_for(Need, run), []


def act_all(filled: Sequence[NeedRow], known: Known, by: User) -> list[Done]:
    """Put together those that are not there: of the same title."""
    cited = FieldNote.objects.in_bulk({pk for row in filled for pk in row.cleaned_data["notes"]})

    def add(rows: list[NeedRow]) -> list[Need]:
        return services.create_needs_together([row.values(cited) for row in rows], is_trial=known.is_trial, by=by)

    for place, row in enumerate(filled):
        if missing := [pk for pk in row.cleaned_data["notes"] if pk not in cited]:
            raise RowRefused(place, forms.ValidationError(f"Z których notatek: nie ma notatki N-{missing[0]}."))
    return added_or_there(
        known,
        filled,
        key=lambda row: row.cleaned_data["title"],
        there=lambda rows: Need.objects.filter(title__in={row.cleaned_data["title"] for row in rows}),
        key_of=lambda need: need.title,
        add=add,
    )


SPEC = Spec(
    key="potrzeby",
    title="Potrzeby",
    heads=(
        Head(
            "title",
            "Potrzeba",
            ("nazwa", "tytuł", "czego brakuje"),
            help="Krótko, do 200 znaków. Nie przepisuj słów jednej osoby.",
            examples=("Ławka przy przystanku", "Zajęcia dla seniorów"),
        ),
        Head("description", "Opis", ("szczegóły", "uwagi"), is_wanted=False),
        Head(
            "places",
            "Gdzie",
            ("miejscowość", "miejscowości", "wieś", "sołectwo"),
            is_wanted=False,
            help="Nazwy po przecinku albo „cała gmina”.",
            examples=("", "cała gmina"),
            same_for_all=one_place_for_all,
        ),
        Head("groups", "Kogo dotyczy", ("grupy", "grupa"), is_wanted=False, help="Grupy ze słowników, po przecinku."),
        Head("notes", "Z których notatek", ("notatki",), is_wanted=False, help="Numery po przecinku: N-12, N-15."),
        Head(
            "priority",
            "Priorytet",
            ("ważność",),
            is_wanted=False,
            help="wysoki, zwykły albo niski. Pusty znaczy: zwykły.",
            examples=("wysoki", "zwykły"),
            same_for_all=lambda: Priority.choices,
        ),
        Head(
            "state",
            "Stan",
            ("status",),
            is_wanted=False,
            help="Jak na liście potrzeb. Pusty znaczy: Zgłoszona.",
            examples=("Potwierdzona", "Zgłoszona"),
            same_for_all=lambda: NeedState.choices,
        ),
        Head(
            "state_reason",
            "Komu przekazana albo dlaczego nie",
            ("powód",),
            is_wanted=False,
            help="Potrzebne przy stanie „Przekazana innej instytucji” i „Nie podejmujemy”.",
        ),
    ),
    most_rows=MOST_ROWS,
    form=NeedRow,
    begin=begin,
    act_all=act_all,
    may=rules.may_edit,
    pages=Pages(what="Potrzeby", list_view="needs:need_list", lead="Jeden wiersz arkusza to jedna potrzeba."),
)
