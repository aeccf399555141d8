"""How the questions of a list stand on its page: at most four in sight, the rest folded, yes and no in a row of their
own; below them what was asked, each with the way to the list without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from osl_site.common.text.date_formats import quoted

MOST_SEEN = 4
SPAN = ("od", "do")  # two days that are one question
NOT_KEPT = ("strona", "format", "zaznacz")  # of a page, not of the question


@dataclass(frozen=True)
class Chip:
    """One thing that was asked: „Toprzyny”; `url` is the list without it."""

    name: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class WayOut:
    """Where nothing was found: the list without one of the questions, and how many rows it has."""

    chip: Chip
    count: int

    @property
    def words(self) -> str:
        """„Bez «Toprzyny»: 6”, with the quotes of Polish."""
        return f"Bez {quoted(self.chip.words.strip('„”'))}: {self.count}"


@dataclass(frozen=True)
class FilterBar:
    """The form of a list, as its page draws it. `answers` are those that could be understood."""

    form: forms.BaseForm
    answers: Mapping[str, Any]
    query: QueryDict
    url: str = ""

    @cached_property
    def _units(self) -> list[list[BoundField]]:
        """One question each: a field, or the two days of a span."""
        units: list[list[BoundField]] = []
        for field in self.form.visible_fields():
            if _is_tick(field):
                continue
            if field.name == SPAN[1] and units and units[-1][0].name == SPAN[0]:
                units[-1].append(field)
            else:
                units.append([field])
        return units

    @property
    def seen(self) -> list[list[BoundField]]:
        return self._units[:MOST_SEEN]

    @property
    def more(self) -> list[list[BoundField]]:
        return self._units[MOST_SEEN:]

    @property
    def more_is_asked(self) -> bool:
        """Whether the folded part is shown open: a question of it was asked, or could not be understood."""
        return any(field.data or field.errors for unit in self.more for field in unit)

    @property
    def ticks(self) -> list[BoundField]:
        return [field for field in self.form.visible_fields() if _is_tick(field)]

    @property
    def is_open(self) -> bool:
        """On a phone: where an answer could not be understood, which is said at its field."""
        return bool(self.form.errors)

    @cached_property
    def chips(self) -> list[Chip]:
        asked = self.answers.items()
        return [Chip(name, _in_short(self.form[name], value), self._without(name)) for name, value in asked]

    @property
    def in_words(self) -> str:
        """„Toprzyny, od 1.05.2026”."""
        return ", ".join(chip.words for chip in self.chips)

    def _without(self, name: str) -> str:
        rest = self.query.copy()
        for key in (name, *NOT_KEPT):
            rest.pop(key, None)
        return f"{self.url}?{rest.urlencode()}" if rest else self.url


def _is_tick(field: BoundField) -> bool:
    return isinstance(field.field, forms.BooleanField)


def _in_short(field: BoundField, value: Any) -> str:
    """An answer that says by itself what it answers: „Toprzyny”, „od 1.05.2026”, „«autobus»”, „Także wycofane”."""
    match value:
        case True:
            return str(field.label)
        case date():
            return f"{field.name} {value:%-d.%m.%Y}" if field.name in SPAN else f"{value:%-d.%m.%Y}"
    words = answer_in_words(field.field, value)
    return quoted(words) if isinstance(field.field, forms.CharField) else words


def answer_in_words(field: forms.Field, value: Any) -> str:
    """What was chosen or typed, as the field itself says it. Asks the database for nothing."""
    match field, value:
        case forms.ModelChoiceField(), _:
            return str(field.label_from_instance(value))
        case forms.ChoiceField(), _:
            return str(dict(field.choices)[value])
        case _, date():
            return f"{value:%d.%m.%Y}"
    return str(value)


def remaining(chips: Sequence[Chip], count: Any) -> list[WayOut]:
    """Without which of these questions something is found. `count` says it of a name; one query each."""
    found = [WayOut(chip, count(chip.name)) for chip in chips]
    return [way for way in found if way.count]
