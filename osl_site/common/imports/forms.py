"""Which file is read in, and which of its columns is which of ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from osl_site.common.files.models import MOST_BYTES
from osl_site.common.forms.wanted import Asks
from osl_site.common.imports import services
from osl_site.common.imports.mapping import COLUMN, SAME, guessed
from osl_site.common.imports.models import ImportRow
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN
from osl_site.common.imports.specs import Answer, Head, Spec
from osl_site.common.lists.spreadsheets import CSV, XLSX

LARGE = "Ten plik ma więcej niż 10 MB. Podziel go na mniejsze."
NO_ROWS = "W tym pliku są tylko nagłówki. Dopisz pod nimi wiersze."
ALONE = "Ten plik ma tylko jedną kolumnę. Wybierz plik, w którym każda informacja stoi w swojej kolumnie."
LOOKED_AT = 3  # rows by which one knows a column again
LONGEST_GLIMPSE = 40
NOT_THERE = "Nie ma tego w pliku"
ANSWERS = [(Answer.SAME, "To ten sam, pomiń wiersz"), (Answer.ANOTHER, "To inny, dodaj")]
UNDECIDED_HERE = "Wybierz: ten sam czy inny."
MOST_DECIDED = 100  # rows that a page asks about one by one


class FileForm(Asks, forms.Form):
    """A file of this kind. Its headings and first rows are gone through before it is received."""

    file = forms.FileField(
        label="Plik",
        help_text="Arkusz XLSX albo plik CSV, do 10 MB. Pierwszy wiersz to nagłówki kolumn.",
        widget=forms.FileInput(attrs={"accept": f".{XLSX},.{CSV},.txt,.zip"}),
    )

    def __init__(self, *args: Any, spec: Spec, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spec = spec

    def clean_file(self) -> tuple[str, bytes]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(LARGE)
        content = file.read()
        rows = read(content, most_rows=LOOKED_AT)
        if len([heading for heading in rows.headings if heading]) < 2:
            raise ValidationError(ALONE)
        if next(rows.lines, None) is None:
            raise ValidationError(NO_ROWS)
        files = {MAIN: (file.name, content)}
        if same := services.taken_before(self.spec, services.digest_of(files), []):
            raise ValidationError(services.already(same))
        return file.name, content

    @property
    def received(self) -> dict[str, tuple[str, bytes]]:
        """By role the name and the bytes."""
        return {MAIN: self.cleaned_data["file"]}


class ColumnsForm(Asks, forms.Form):
    """For each of our columns which one of the file it is, with what stands in its first rows, or what all rows say."""

    def __init__(
        self,
        *args: Any,
        heads: Sequence[Head],
        headings: Sequence[str],
        first: Sequence[Sequence[str]],
        said: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        there = [(f"{COLUMN}{at}", _glimpse(heading, at, first)) for at, heading in enumerate(headings)]
        there = [(key, words) for key, words in there if words]
        found = said or guessed(heads, headings)
        for head in heads:
            same = [(f"{SAME}{value}", words) for value, words in head.same_for_all()]
            choices: list[Any] = [("", "Wybierz" if head.is_wanted else NOT_THERE), ("Kolumny tego pliku", there)]
            choices += [("Tak samo w każdym wierszu", same)] if same else []
            self.fields[head.name] = forms.ChoiceField(
                label=head.heading,
                choices=choices,
                required=head.is_wanted,
                initial=found.get(head.name, ""),
                help_text=head.help,
                error_messages={"required": "Wybierz, w której kolumnie to jest."},
            )

    def clean(self) -> dict[str, Any]:
        """One column of the file is one of ours."""
        typed = super().clean()
        taken: dict[str, str] = {}
        for name, said in list(typed.items()):
            if said.startswith(COLUMN) and (first := taken.setdefault(said, name)) != name:
                label = self.fields[first].label
                self.add_error(name, f"Ta kolumna jest już wybrana wyżej: {label}. Wybierz inną.")
        return typed

    @property
    def mapping(self) -> dict[str, str]:
        """What was said, as a run keeps it."""
        return {name: said for name, said in self.cleaned_data.items() if said}


class DecideForm(Asks, forms.Form):
    """Of each row that may be there already: whether it is. Of the `rest` one answer for them all."""

    def __init__(self, *args: Any, asked: Sequence[ImportRow], cells: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [row.line for row in asked]
        for row in asked[:MOST_DECIDED]:
            self.fields[f"w{row.line}"] = forms.ChoiceField(
                label=f"Wiersz {row.line}: {Truncator(cells.get(row.line, '')).chars(80)}",
                help_text=row.remark,
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect,
            )
        if len(asked) > 1:
            name = "W pozostałych z tych wierszy" if len(asked) <= MOST_DECIDED else "W pozostałych wierszach"
            choices = [("", "Zdecyduję przy każdym"), *ANSWERS]
            self.fields["rest"] = forms.ChoiceField(label=name, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not typed.get("rest"):
            for line in self.lines:
                if not typed.get(f"w{line}"):
                    self.add_error(f"w{line}" if f"w{line}" in self.fields else "rest", UNDECIDED_HERE)
        return typed

    @property
    def answers(self) -> dict[int, Answer]:
        """By line of the file."""
        said = self.cleaned_data
        return {line: Answer(said.get(f"w{line}") or said["rest"]) for line in self.lines}


def _glimpse(heading: str, at: int, first: Sequence[Sequence[str]]) -> str:
    """„Treść (na przykład: Nie ma ławki…)”, by which one knows the column again; nothing of an empty one."""
    said = next((cells[at] for cells in first if at < len(cells) and cells[at].strip()), "")
    if not heading and not said:
        return ""
    name = heading or f"kolumna {at + 1} bez nagłówka"
    shown = Truncator(" ".join(said.split())).chars(LONGEST_GLIMPSE)
    return f"{Truncator(name).chars(60)} (na przykład: {shown})" if shown else Truncator(name).chars(60)
