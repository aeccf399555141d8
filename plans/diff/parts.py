"""What a comparison of two versions answers: parts that differ, their fields, and how many there are of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from osl_site.common.text.text_diff import Mark, Piece, shortened

NAMES = {"chapter": "Rozdział", "goal": "Cel", "action": "Działanie", "indicator": "Wskaźnik"}
WORDS = {Mark.ADDED: "dodano", Mark.REMOVED: "usunięto", Mark.CHANGED: "zmieniono", Mark.MOVED: "przeniesiono"}


@dataclass(frozen=True)
class FieldDiff:
    """One thing said of a part: how it is called, and its pieces. Of a list each piece is one entry."""

    name: str
    label: str
    pieces: tuple[Piece, ...]
    is_list: bool = False
    is_look_only: bool = False  # the words stayed; what is bold, or how they are laid out, did not

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The pieces for reading: of a long text what stands near a change, of a list the entries that changed."""
        if self.is_list:
            return tuple(piece for piece in self.pieces if piece.mark != Mark.SAME)
        return shortened(self.pieces)

    @property
    def stayed(self) -> int:
        """How many entries of a list stayed."""
        return sum(piece.mark == Mark.SAME for piece in self.pieces)


@dataclass(frozen=True)
class PartDiff:
    """A chapter, goal, action or indicator that differs, or that holds one that does.

    `fields` are those that changed; of a part that was added or removed, all that it says. A part that only moved, or
    only holds others that changed, has none.
    """

    kind: str
    key: str
    mark: Mark
    number: str
    title: str
    fields: tuple[FieldDiff, ...] = ()
    parts: tuple["PartDiff", ...] = ()
    number_before: str = ""
    is_moved: bool = False

    @property
    def name(self) -> str:
        """„Rozdział 2”, „Cel 1”, „Działanie 1.2”, „Wskaźnik 1”; „Rozdział” of one that has no number."""
        return f"{NAMES[self.kind]} {self.number}".rstrip()

    @property
    def word(self) -> str:
        """What happened to it, in one word; nothing of a part that only holds others that changed."""
        return WORDS.get(self.mark, "")

    @property
    def actions(self) -> tuple["PartDiff", ...]:
        return tuple(part for part in self.parts if part.kind == "action")

    @property
    def indicators(self) -> tuple["PartDiff", ...]:
        """Of a goal or an action those that differ."""
        return tuple(part for part in self.parts if part.kind == "indicator")

    @property
    def is_whole(self) -> bool:
        """Added or removed: the word on its heading says so of everything in it."""
        return self.mark in (Mark.ADDED, Mark.REMOVED)

    @property
    def is_removed(self) -> bool:
        return self.mark == Mark.REMOVED

    @property
    def was(self) -> str:
        """Its number before, where it is another now."""
        return self.number_before if self.number_before != self.number else ""


@dataclass(frozen=True)
class Tally:
    """How many parts of a kind there are now, and how many of them changed in which way."""

    before: int = 0
    after: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0

    @property
    def touched(self) -> int:
        return self.added + self.removed + self.changed + self.moved


@dataclass(frozen=True)
class VersionDiff:
    """Everything that differs between two snapshots, in the order of the newer one."""

    whole: tuple[FieldDiff, ...] = ()
    chapters: tuple[PartDiff, ...] = ()
    goals: tuple[PartDiff, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)  # by kind
    cost_before: Decimal = Decimal()
    cost_after: Decimal = Decimal()
    hidden_cost: str = ""  # what stands instead where a part of either is not public
    is_first: bool = False  # there was nothing before

    @property
    def is_empty(self) -> bool:
        return not (self.whole or self.chapters or self.goals)

    @property
    def told_keys(self) -> set[str]:
        """The keys of chapters, goals and actions of which something is told, so that a remark may stand there."""
        return {part.key for part in self._parts() if part.word}

    @property
    def removed(self) -> list[PartDiff]:
        """The chapters, goals and actions that are no more."""
        return self.marked(Mark.REMOVED)

    def marked(self, mark: Mark) -> list[PartDiff]:
        """The chapters, goals and actions to which that happened, in the order of the document."""
        return [part for part in self._parts() if part.mark == mark]

    @property
    def removed_keys(self) -> set[str]:
        """The keys of chapters, goals and actions that are no more."""
        return {part.key for part in self.removed}

    def _parts(self) -> list[PartDiff]:
        return [*self.chapters, *self.goals, *(action for goal in self.goals for action in goal.actions)]
