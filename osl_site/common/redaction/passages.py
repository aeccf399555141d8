"""Where a passage stands in a row, in what belongs to it, and in what their changes said. Pure but for reading them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model

from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Change
from osl_site.common.redaction.models import COVER
from osl_site.common.registry import Redactable
from osl_site.common.text.folding import fold

AROUND = 40  # signs that are shown before and after
HISTORY = "historia"  # by which a form names all that changes said
SIDES = ("before", "after")
WORD = re.compile(r"[^\W\d_]+")
SHORTEST_STEM, LONGEST_END = 4, 3  # letters of which a word is known in another case, and of its end


@dataclass(frozen=True)
class Place:
    """One place: in which row and column, from which sign up to which, and the words around it."""

    row: Model
    column: str
    begins: int
    ends: int

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.row._meta.label_lower}-{self.row.pk}-{self.column}-{self.begins}-{self.ends}"

    @property
    def covered(self) -> str:
        """„Treść: …Sąsiad ▇▇▇ zastawił przejście…”: as it will stand there."""
        said = getattr(self.row, self.column)
        first, past = max(0, self.begins - AROUND), self.ends + AROUND
        before = ("…" if first else "") + said[first : self.begins]
        after = said[self.ends : past] + ("…" if past < len(said) else "")
        label = str(self.row._meta.get_field(self.column).verbose_name)
        around = " ".join(f"{before}{COVER}{after}".split())
        return f"{label[:1].upper()}{label[1:]}: „{around}”"


@dataclass(frozen=True)
class Places:
    """Every place of one passage: those that are there now, and those in the history."""

    now: tuple[Place, ...] = ()
    history: tuple[Place, ...] = ()
    alike: tuple[str, ...] = ()  # words beside them that begin as a word of the passage: „Nowaka” beside „Nowak”

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a form offers. The history is covered with any of them; it is a choice where nothing else is."""
        if self.now or not self.history:
            return [(place.key, f"{at}. {place.covered}") for at, place in enumerate(self.now, 1)]
        return [(HISTORY, f"Tylko w historii zmian ({len(self.history)})")]


def places_of(case: Redactable, row: Model, passage: str, by: User) -> Places:
    """Every place of the passage, letter by letter, whatever spaces and lines lie between its words. Two queries, and
    one for each kind of parts."""
    if not passage.split():
        return Places()
    pattern = re.compile(r"\s+".join(map(re.escape, passage.split())))
    rows = list(_rows(case, row, by))
    now = [place for each, columns in rows for place in _within(each, columns, pattern)]
    history = [place for change in _changes(rows) for place in _within(change, SIDES, pattern)]
    rest = [pattern.sub(" ", getattr(each, column)) for each, columns in rows for column in columns]
    return Places(tuple(now), tuple(history), tuple(_alike(passage, rest)))


def _alike(passage: str, texts: list[str]) -> list[str]:
    """In the order of the texts, each once: what one sees to as well, in another case or with small letters."""
    begins = tuple(
        word[: max(SHORTEST_STEM, len(word) - LONGEST_END)] for word in _words(passage) if len(word) > LONGEST_END
    )
    found = [word for text in texts for word in WORD.findall(text) if begins and fold(word).startswith(begins)]
    return list(dict.fromkeys(found))


def _words(passage: str) -> list[str]:
    return [fold(word) for word in WORD.findall(passage)]


def _within(row: Model, columns: tuple[str, ...], pattern: re.Pattern) -> Iterator[Place]:
    for column in columns:
        for found in pattern.finditer(getattr(row, column)):
            yield Place(row, column, found.start(), found.end())


def _rows(case: Redactable, row: Model, by: User) -> Iterator[tuple[Model, tuple[str, ...]]]:
    yield row, case.columns
    for part in case.parts:
        for each in part.rows(row, by).order_by("pk"):
            yield each, part.columns


def _changes(rows: list[tuple[Model, tuple[str, ...]]]) -> Iterator[Change]:
    """What the trail tells of these columns of these rows."""
    for model, columns in {(type(row), columns) for row, columns in rows}:
        keys = [row.pk for row, _columns in rows if type(row) is model]
        about = {"entry__subject_type": model._meta.label_lower, "entry__subject_id__in": keys}
        yield from Change.objects.filter(field__in=columns, **about).order_by("pk")
