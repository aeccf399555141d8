"""Partners that are there already, as a file is compared with them while it is gone through."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from osl_site.common.centre.place_cells import Places
from osl_site.common.imports.models import ImportRun, RunState
from osl_site.common.text.folding import fold
from partners.models import NumberKind, Partner
from partners.numbers.alike import KnownNames
from partners.numbers.checks import read


@dataclass(frozen=True)
class Found:
    """The partner of ours that a row may be, in what it is like it, and whether that leaves no doubt."""

    partner: Partner
    why: str
    is_sure: bool

    @property
    def in_words(self) -> str:
        return f"{self.partner.code} „{self.partner.name}”: {self.why}."


@dataclass
class Known:
    """The register as it was before the file, and what the file said so far."""

    is_trial: bool
    answers: Mapping[str, str]
    places: Places = field(default_factory=Places)
    partners: dict[int, Partner] = field(default_factory=lambda: Partner.objects.only(*COMPARED).in_bulk())
    said: dict[str, int] = field(default_factory=dict)  # names and numbers of the file, by line

    def __post_init__(self) -> None:
        self.alike = KnownNames({pk: row.name for pk, row in self.partners.items()})
        self.named = {row.name: row for row in self.partners.values()}
        self.folded = {fold(row.name): row for row in self.partners.values()}
        self.numbered = {
            (kind, number): row
            for row in self.partners.values()
            for kind, number in row.numbers
            if kind not in row.doubted
        }

    def answer(self, line: int) -> str:
        """What a person said of a row, „same” or „another”; nothing where nobody was asked."""
        return self.answers.get(str(line), "")

    def found(self, name: str, numbers: Mapping[NumberKind, str]) -> Found | None:
        """The partner that is there already, or may be: by its name or a number without doubt, else by a name alike."""
        if row := self.named.get(name):
            return Found(row, "ta sama nazwa", is_sure=True)
        for kind, number in numbers.items():
            if row := self.numbered.get((kind, number)):
                return Found(row, f"ten sam {kind.label}", is_sure=True)
        if row := self.folded.get(fold(name)):
            return Found(row, "ta sama nazwa inaczej zapisana", is_sure=False)
        near = self.alike.nearest(name)
        return Found(self.partners[near], "podobna nazwa", is_sure=False) if near else None

    def said_before(self, line: int, name: str, numbers: Mapping[NumberKind, str]) -> str:
        """Why a row cannot be beside one that the file said before; nothing where it can."""
        for key, label in [(name, "nazwa"), *((f"{kind} {number}", kind.label) for kind, number in numbers.items())]:
            if (first := self.said.setdefault(key, line)) != line:
                return f"{label}: to samo jest w wierszu {first}. Zostaw jeden z nich."
        return ""


COMPARED = ("name", *(kind.value for kind in NumberKind), "doubted")


def sure_numbers(values: Mapping[str, str]) -> dict[NumberKind, str]:
    """Of what was typed the numbers that pass their check, as they are stored."""
    told = {kind: read(kind, values[kind.value]) for kind in NumberKind}
    return {kind: number for kind, (number, doubt) in told.items() if number and not doubt}


def doubts(values: Mapping[str, str]) -> str:
    """What is doubted of the numbers that were typed, in sentences."""
    return " ".join(filter(None, (read(kind, values[kind.value])[1] for kind in NumberKind)))


def known_for(run: ImportRun) -> Known:
    """At the beginning of a run. Some queries."""
    return Known(is_trial=run.state != RunState.IMPORTING, answers=run.answers)
