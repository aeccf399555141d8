"""Indicators as a version prints them: part of the content of a plan (`plans/content.py`). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from osl_site.common.frozen_documents.content import Printed, since
from osl_site.common.frozen_documents.markers import is_marker

Stored = Mapping[str, object]  # of a part of a content
SUM, YES_NO = "suma", "tak albo nie"  # how indicators are measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Printed):
    """What an indicator is to have reached by the end of a quarter or a year."""

    period: str  # in words: „I kwartał 2027 r.”
    to_reach: str

    @property
    def words(self) -> str:
        """„I kwartał 2027 r.: 40”."""
        return f"{self.period}: {self.to_reach}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Printed):
    """By what it will be seen that an action succeeded."""

    key: str
    name: str
    baseline: str
    target: str
    unit: str
    source: str = field(default="", metadata=since(2))  # empty of numbers that are typed
    kind: str = field(default="", metadata=since(4))  # „suma”, „najwyższa wartość, różne osoby”
    milestones: tuple[Milestone, ...] = field(default=(), metadata=since(4))

    @property
    def words(self) -> str:
        """„liczba spotkań: od 0 do 85 (spotkania)”; of one that is not a sum with how it is measured."""
        unit = f" ({self.unit})" if self.unit else ""
        if is_marker(self.target):
            return f"{self.name}: {self.target}{unit}"
        if self.kind == YES_NO:
            return f"{self.name}: z „{self.baseline}” na „{self.target}”"
        return (
            f"{self.name}: od {self.baseline} do {self.target}{unit}{f', {self.kind_told}' if self.kind_told else ''}"
        )

    @property
    def kind_told(self) -> str:
        """How it is measured, where it is told beside its name: a sum needs no word."""
        return "" if self.kind == SUM else self.kind

    @property
    def path(self) -> str:
        """„I kwartał 2027 r.: 40; 2027 r.: 85”."""
        return "; ".join(row.words for row in self.milestones)


def indicators_of(row: Stored) -> tuple[Indicator, ...]:
    """Those of a stored goal or action, whatever schema it was stored under."""
    return tuple(map(_read, row.get("indicators", ())))


def _read(line: Stored) -> Indicator:
    return Indicator(**{**line, "milestones": tuple(Milestone(**each) for each in line.get("milestones", ()))})
