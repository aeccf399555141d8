"""What cells of spreadsheets say, understood as people write it: days in every usual way, words of a list, yes, no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.text.folding import fold

DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d")
FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count
COUNTED = range(20_000, 80_000)  # days of 1954 to 2119
MOST_SHOWN = 12
LONGEST_QUOTED = 40
YES, NO = ("tak", "t", "yes", "true", "1", "x"), ("nie", "n", "no", "false", "0")


def quoted_cell(value: object) -> str:
    """„Toprzynny”, the first signs of what stands there."""
    return f"„{Truncator(' '.join(str(value).split())).chars(LONGEST_QUOTED)}”"


@dataclass(frozen=True)
class Words:
    """What a cell may say: every spelling with what it means, and the words that are shown where it says another."""

    meant: Mapping[str, Any]
    shown: tuple[str, ...]

    @classmethod
    def of(cls, choices: Iterable[tuple[Any, str]], others: Mapping[str, Any] | None = None) -> "Words":
        """Of choices with their labels. A value that is a word is understood, too."""
        choices = [(value, str(label)) for value, label in choices]
        meant = {fold(value): value for value, _label in choices if isinstance(value, str)}
        meant |= {fold(label): value for value, label in choices}
        meant |= {fold(word): value for word, value in (others or {}).items()}
        return cls(meant, tuple(label for _value, label in choices))

    def of_cell(self, said: str) -> Any:
        """What is meant. Raises ValidationError for a word that is not among them."""
        try:
            return self.meant[fold(said)]
        except KeyError:
            shown = ", ".join(self.shown[:MOST_SHOWN]) + (" …" if len(self.shown) > MOST_SHOWN else "")
            raise ValidationError(f"nie znamy słowa {quoted_cell(said)}. Wpisz jedno z: {shown}.") from None


class DayCell(forms.DateField):
    """A day as people write it, as ISO does, or as the number that a spreadsheet keeps; an hour behind it is let go."""

    def to_python(self, value: Any) -> date | None:
        said = str(value or "").strip().removesuffix("r.").strip()
        if not said:
            return None
        if said.isdecimal() and int(said) in COUNTED:
            return FIRST_DAY + timedelta(days=int(said))
        try:
            return super().to_python(said.replace("T", " ").split()[0])
        except ValidationError:
            raise ValidationError(f"{quoted_cell(said)} nie jest dniem. Wpisz na przykład 29.11.2026.") from None

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=DAYS, **options)


class NumberCell(forms.IntegerField):
    """A whole number."""

    def to_python(self, value: Any) -> int | None:
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(f"{quoted_cell(value)} nie jest liczbą.") from None


class WordCell(forms.Field):
    """One of the `words` of a list; what an empty cell means is `otherwise`."""

    def __init__(self, words: Words | None = None, *, otherwise: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self.words, self.otherwise = words or Words({}, ()), otherwise

    def to_python(self, value: Any) -> Any:
        said = str(value or "").strip()
        return self.words.of_cell(said) if said else self.otherwise


class SeveralCell(WordCell):
    """Several of them, parted by commas or semicolons."""

    def to_python(self, value: Any) -> list[Any]:
        said = [word.strip() for word in str(value or "").replace(";", ",").split(",")]
        return list(dict.fromkeys(self.words.of_cell(word) for word in said if word))


class YesNoCell(WordCell):
    """Yes or no; nothing is no."""

    def __init__(self, **options: Any) -> None:
        words = Words(dict.fromkeys(YES, True) | dict.fromkeys(NO, False), ("tak", "nie"))
        super().__init__(words, otherwise=False, required=False, **options)


class RowForm(AsTyped, forms.Form):
    """One row of a file, under our names of its columns."""

    keeps_draft = False
    goes_to_paper = False
    line = 0  # of the file

    def told(self) -> list[str]:
        """What each cell was understood to say, for a page. Only of a form that is valid."""
        return [in_words(field, self.cleaned_data.get(name)) for name, field in self.fields.items()]


def in_words(field: forms.Field, value: Any) -> str:
    """A value that was understood, as a page says it."""
    match value:
        case None | "" | []:
            return ""
        case bool():
            return "tak" if value else "nie"
        case date():
            return f"{value:%d.%m.%Y}"
        case list():
            return ", ".join(in_words(field, one) for one in value)
    words = getattr(field, "words", None)
    labels = [label for label in words.shown if words.meant.get(fold(label)) == value] if words else []
    return labels[0] if labels else str(value)
