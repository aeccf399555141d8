"""What waits on the desk: in which group, how urgent in words, and which of it the rail counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any

from django.db.models import Model, QuerySet

from osl_site.common.accounts.models import User

MOST_OF_A_KIND = 5  # matters on one desk; more of a kind are one, with their number


class Group(Enum):
    """The parts of a desk, in their order."""

    TODAY = "Dziś i jutro"
    DECIDE = "Do decyzji"
    SET_UP = "Do ustawienia"
    TO_DO = "Do zrobienia"
    OTHERS = "Czeka u innych"
    LATER = "Gdy będzie chwila"

    @property
    def is_ours(self) -> bool:
        """Whether the next move is this person's: these are counted, and have buttons."""
        return self in (Group.DECIDE, Group.SET_UP, Group.TO_DO)


class Degree(IntEnum):
    """How urgent: late, or a resident waits; within two days; else calm."""

    LATE = 0
    SOON = 1
    CALM = 2


@dataclass(frozen=True)
class Matter:
    """One thing that waits for a person: the sentence with its `subject` (who or what), and the one way there.

    `when` stands before it: „po terminie”, „do jutra”, „od 5 dni”. Of two alike the one of the earlier `since` comes
    first.
    """

    sentence: str
    action: str
    url: str
    subject: str = ""
    group: Group = Group.TO_DO
    degree: Degree = Degree.CALM
    when: str = ""
    since: datetime | None = None
    trouble: str = ""  # „ta sama osoba”, a word of state beside the sentence
    subject_url: str = ""  # of the page of what it is about, where the act leads elsewhere

    @property
    def is_act(self) -> bool:
        """Whether one does something about it: a button leads there; to what others have or what may wait, a link."""
        return self.group.is_ours or self.group is Group.TODAY

    @property
    def look(self) -> str:
        """How it is drawn: „day”, „late”, „soon” or „calm”. What others are late with is no alarm here."""
        if self.group is Group.TODAY:
            return "day"
        if self.degree is Degree.LATE and not self.group.is_ours:
            return "soon"
        return self.degree.name.lower()

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before its subject, the subject, the rest."""
        before, subject, after = self.sentence.partition(self.subject) if self.subject else (self.sentence, "", "")
        return before, subject, after


@dataclass(frozen=True)
class MattersOf:
    """One question that the desk asks: what waits for this person, and of whom to ask it at all.

    `counted` are the rows that the rail counts beside the entry of `room` (a view of the menu), one matter for all of
    them where `in_one`. `of_everyone` answers for the whole office instead of for this person.
    """

    answer: Callable[[User], Iterable[Matter]]
    may: Callable[[User], bool]
    room: str = ""
    counted: Callable[[User], QuerySet] | None = None
    in_one: bool = False
    of_everyone: Callable[[User], Iterable[Matter]] | None = None

    @classmethod
    def of_room(
        cls,
        room: str,
        answer: Callable[[User], Iterable[Matter]],
        counted: Callable[[User], QuerySet],
        *,
        may: Callable[[User], bool],
        in_one: bool = False,
    ) -> "MattersOf":
        """A question that the rail counts."""
        return cls(answer, may=may, room=room, counted=counted, in_one=in_one)


@dataclass(frozen=True)
class Waiting:
    """By view of a menu entry how many rows wait in that room; and how many matters of the desk they are."""

    by_room: Mapping[str, int] = field(default_factory=dict)
    matters: int = 0


def rows_of(count: int, *, in_one: bool = False) -> int:
    """How many matters so many rows of a kind are."""
    return min(count, 1) if in_one or count > MOST_OF_A_KIND else count


def few(rows: QuerySet, each: Callable[[Any], Matter], together: Callable[[int, Model], Matter]) -> Iterator[Matter]:
    """A matter for each row; of more than five one, made of their number and the first. Two queries at most."""
    found = list(rows[: MOST_OF_A_KIND + 1])
    if len(found) > MOST_OF_A_KIND:
        yield together(rows.count(), found[0])
    else:
        yield from map(each, found)
