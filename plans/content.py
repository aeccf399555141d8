"""What a version of a plan says, word for word as it is printed: read from what is stored, and written to it.

HTML and PDF of a submitted version are drawn from its stored content alone, so nothing renamed or merged later changes
it. Reading, writing and upgrading stand here and nowhere else (and what is alike of every document in
`osl_site/common/frozen_documents/content.py`). Pure.

`schema` says under which of them the content was stored. Schema 1 held words only. Schema 2 adds days and kinds of time
for the timeline, the communes of each action with a section for every commune when the centre serves several (art. 18,
art. 20 ust. 4), where the numbers of an indicator come from, and the evidence as numbers. Schema 3 adds main goals,
indicators of goals, the sources and years of costs, and which chapter holds the goals, the schedule or the indicators.
Schema 4 adds how an indicator is measured, and what it is to reach by quarters or years. Schema 5 adds the annex: each
service of the programme by the supporting actions that complement it, and of a gap its reason.
What an older schema did not know is empty when it is read; written again, it is as it was stored. A new schema is a new
number here, and new fields say in their metadata that they are known since it.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from osl_site.common.frozen_documents.content import Printed, as_json, since
from osl_site.common.frozen_documents.markers import sum_in_words
from osl_site.common.text.alphabet import polish_order
from plans.annex.printed import ServiceLine, services_of
from plans.measuring.printed import Indicator, indicators_of

SCHEMA = 5  # of what is stored today
SCHEMAS = (1, 2, 3, 4, 5)

SINCE_2, SINCE_3, SINCE_5 = since(2), since(3), since(5)
WHOLE_COMMUNE, COMMUNE = "cała gmina", "gmina "  # how places name a commune; localities have their names
PIECES = {"goals": "cele i działania", "indicators": "wskaźniki", "schedule": "terminy i koszty"}  # in their order
Stored = dict[str, Any]  # the JSON of a content, or of a part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Printed):
    """The office as it was called then."""

    name: str
    is_demo: bool
    file_plan_symbol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Printed):
    """What a conclusion rested on, as numbers."""

    notes: int
    people: int
    localities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Printed):
    """A conclusion that a goal rests on, or whose change an update answers."""

    code: str
    text: str
    about: str
    evidence: str  # in words
    counts: Evidence | None = field(default=None, metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Printed):
    """A chapter in light Markdown. One that stands alone has no number."""

    key: str
    title: str
    text: str
    number: str = field(default="", metadata=SINCE_2)
    holds: tuple[str, ...] = field(default=(), metadata=SINCE_3)  # the pieces that stand below its text

    @property
    def heading(self) -> str:
        """„3. Cel główny”."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def name(self) -> str:
        """„Rozdział 3. Cel główny”; of one without a number „Rozdział: Cel główny”."""
        return f"Rozdział {self.heading}" if self.number else f"Rozdział: {self.title}"

    @property
    def pieces(self) -> tuple[str, ...]:
        """What stands below its text, in words."""
        return tuple(PIECES[piece] for piece in self.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Printed):
    """A part of what an action costs: a sum, where it comes from, the year in which it is spent."""

    amount: str  # in words, as `Action.cost`
    value: str
    source: str
    year: str

    @property
    def words(self) -> str:
        """„1 500 zł: fundusz sołecki, 2027”."""
        beside = ", ".join(filter(None, (self.source, self.year)))
        return f"{self.amount}: {beside}" if beside else self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Printed):
    """An action. Its manner is the one that holds for it, its own or inherited."""

    key: str
    number: str
    title: str
    kinds: tuple[str, ...]
    is_supporting: bool
    description: str
    time: str  # in words
    time_kind: str = field(default="", metadata=SINCE_2)
    time_from: str = field(default="", metadata=SINCE_2)  # ISO 8601, as `time_to`; empty when no day was given
    time_to: str = field(default="", metadata=SINCE_2)
    manner: str
    addressees: str
    places: str
    communes: tuple[str, ...] = field(default=(), metadata=SINCE_2)  # by TERC
    place_note: str
    responsible: str
    partners: tuple[str, ...]
    services: tuple[str, ...]
    resources: str
    cost: str  # in words
    cost_value: str
    costs: tuple[Cost, ...] = field(default=(), metadata=SINCE_3)
    indicators: tuple[Indicator, ...]

    @property
    def name(self) -> str:
        """„1.2 Herbata u sąsiadów”."""
        return f"{self.number} {self.title}"

    @property
    def localities(self) -> tuple[str, ...]:
        """The localities that it names, one by one; none where it reaches a whole commune or no place is given."""
        return tuple(name for name in self.places.split(", ") if name and not _is_whole(name))

    @property
    def is_everywhere(self) -> bool:
        """Whether it reaches a whole commune."""
        return any(map(_is_whole, self.places.split(", ")))

    @property
    def anchor(self) -> str:
        """Where it stands in the document."""
        return f"d-{self.key}"

    @property
    def cost_words(self) -> str:
        """„2 000 zł”; with its sources „1 500 zł: fundusz sołecki, 2027; 500 zł: dotacja”."""
        return "; ".join(row.words for row in self.costs) if self.costs else self.cost

    @property
    def amount(self) -> Decimal:
        """What it costs in złoty; zero when no cost was given."""
        return Decimal(self.cost_value or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Printed):
    """A goal with its actions. One without words is the table of a plan that has no goals.

    Detailed goals follow their main goal, which has no actions; `level` is empty in a plan without main goals.
    """

    key: str
    level: str = field(default="", metadata=SINCE_3)  # main, detailed
    number: str  # of a main goal that is the only one empty
    text: str
    manner: str
    no_conclusion_reason: str
    conclusions: tuple[Conclusion, ...]
    indicators: tuple[Indicator, ...] = field(default=(), metadata=SINCE_3)
    actions: tuple[Action, ...]

    @property
    def name(self) -> str:
        """„Cel 2”, „Cel główny”, „Cel szczegółowy 3”."""
        level = {"main": "Cel główny", "detailed": "Cel szczegółowy"}.get(self.level, "Cel")
        return f"{level} {self.number}".rstrip()

    @property
    def heading(self) -> str:
        """„Cel 2. Młodzi i starsi robią coś razem”."""
        return f"{self.name}. {self.text}" if self.text else "Tabela działań"

    @property
    def anchor(self) -> str:
        """Where it stands in the document."""
        return f"c-{self.key}"

    @property
    def level_word(self) -> str:
        """Told only where a plan has levels."""
        return {"main": "cel główny", "detailed": "cel szczegółowy"}.get(self.level, "")

    @property
    def is_main(self) -> bool:
        return self.level == "main"

    @property
    def amount(self) -> Decimal:
        """What its actions cost in złoty."""
        return sum((action.amount for action in self.actions), Decimal())

    @property
    def cost(self) -> str:
        """The same in words; nothing when no cost was given."""
        return sum_in_words((row.cost, row.cost_value) for row in self.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneActions(Printed):
    """A commune that the centre serves, with the keys of the actions that reach it."""

    terc: str
    name: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent(Printed):
    """All that a version prints, names included."""

    schema: int
    office: Office
    archive_category: str
    title: str
    starts_on: str  # in words, as `ends_on`
    ends_on: str
    first_day: str = field(default="", metadata=SINCE_2)  # ISO 8601, as `last_day`
    last_day: str = field(default="", metadata=SINCE_2)
    name: str
    number: int
    attempt: int
    reason: str
    changed_conclusions: tuple[Conclusion, ...]
    without_conclusions: bool
    manner: str
    chapters: tuple[Chapter, ...]
    goals: tuple[Goal, ...]
    communes: tuple[CommuneActions, ...] = field(default=(), metadata=SINCE_2)  # none when the centre serves only one
    services: tuple[ServiceLine, ...] = field(default=(), metadata=SINCE_5)  # none while no programme is known
    cost: str
    action_count: int
    supporting: int
    submitted_by: str
    submitted_on: str

    @property
    def period(self) -> str:
        """„od 1 grudnia 2026 r. do 30 listopada 2027 r.”"""
        return f"od {self.starts_on} do {self.ends_on}"

    @property
    def is_one_table(self) -> bool:
        """Whether it is a short text and one table: it has no goals, and its actions stand in the plan itself."""
        return len(self.goals) == 1 and not self.goals[0].text

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, in the order of the document."""
        return tuple(action for goal in self.goals for action in goal.actions)

    @property
    def indicators(self) -> tuple[tuple[Goal | Action, Indicator], ...]:
        """Every indicator with its goal or action, in the order of the document."""
        parts = (part for goal in self.goals for part in (goal, *goal.actions))
        return tuple((part, row) for part in parts for row in part.indicators)

    @property
    def loose_pieces(self) -> tuple[str, ...]:
        """Those that no chapter holds: they come after the chapters, in their order."""
        held = {piece for chapter in self.chapters for piece in chapter.holds}
        return tuple(piece for piece in PIECES if piece not in held)

    @property
    def actions_of_communes(self) -> tuple[tuple[CommuneActions, tuple[Action, ...]], ...]:
        """Every commune with the actions that reach it, in the order of the document."""
        return tuple((row, tuple(each for each in self.actions if each.key in row.actions)) for row in self.communes)

    @property
    def actions_of_services(self) -> tuple[tuple[ServiceLine, tuple[Action, ...]], ...]:
        """Every service of the annex with the supporting actions that complement it, in the order of the document."""
        return tuple((row, tuple(each for each in self.actions if each.key in row.actions)) for row in self.services)

    @property
    def programme(self) -> str:
        """What stands once over the annex where all services are of one programme."""
        said = {row.programme for row in self.services}
        return said.pop() if len(said) == 1 else ""

    @property
    def actions_of_localities(self) -> tuple[tuple[str, tuple[Action, ...]], ...]:
        """Every locality that an action names, in Polish order, with the actions that name it."""
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            for name in action.localities:
                found.setdefault(name, []).append(action)
        return tuple((name, tuple(found[name])) for name in sorted(found, key=polish_order))

    @property
    def actions_everywhere(self) -> tuple[Action, ...]:
        """The actions that reach a whole commune."""
        return tuple(action for action in self.actions if action.is_everywhere)

    @property
    def everywhere_word(self) -> str:
        """„cała gmina”, „gmina Bartoszyce, gmina Bisztynek”; nothing where no action reaches a whole commune."""
        names = (name for action in self.actions for name in action.places.split(", ") if _is_whole(name))
        return ", ".join(dict.fromkeys(names))

    @property
    def keys(self) -> set[str]:
        """The keys of every place that a remark may name."""
        parts = (*self.chapters, *self.goals, *self.actions)
        return {part.key for part in parts}


def _is_whole(place: str) -> bool:
    """Whether it is a commune and not a locality, as the snapshot calls it."""
    return place == WHOLE_COMMUNE or place.startswith(COMMUNE)


def numbered(chapters: list[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with their numbers, in their order. A text that stands alone has none."""
    if len(chapters) == 1:
        return tuple(chapters)
    return tuple(replace(row, number=str(number)) for number, row in enumerate(chapters, 1))


def closed(content: PlanContent) -> PlanContent:
    """As it is printed: a chapter without words stands not on paper and has no number, so that the numbers have no gap.
    While a draft is written every chapter keeps the number of its place."""
    if len(content.chapters) == 1:
        return content
    filled = {row.key: str(number) for number, row in enumerate(filter(is_printed, content.chapters), 1)}
    chapters = (replace(row, number=filled.get(row.key, "")) for row in content.chapters)
    return replace(content, chapters=tuple(chapters))


def is_printed(chapter: Chapter) -> bool:
    """Whether it says anything, or holds what is drawn below it."""
    return bool(chapter.text.strip() or chapter.holds)


def read(stored: Stored) -> PlanContent:
    """What was stored under any schema. Raises ValueError for a schema that this release does not know, KeyError or
    TypeError for what no release stored."""
    if stored["schema"] not in SCHEMAS:
        raise ValueError(f"a content of schema {stored['schema']!r}, which this release does not know")
    chapters = [Chapter(**row | {"holds": tuple(row.get("holds", ()))}) for row in stored["chapters"]]
    read_parts = {
        "office": Office(**stored["office"]),
        "changed_conclusions": tuple(map(_conclusion, stored["changed_conclusions"])),
        "chapters": numbered(chapters) if stored["schema"] == 1 else tuple(chapters),
        "goals": tuple(map(_goal, stored["goals"])),
        "communes": tuple(map(_commune, stored.get("communes", ()))),
        "services": services_of(stored),
    }
    return PlanContent(**stored | read_parts)


def write(content: PlanContent) -> Stored:
    """The content as JSON under its own schema: what was read is written as it was stored."""
    return as_json(content, content.schema)


def _conclusion(row: Stored) -> Conclusion:
    counts = row.get("counts")
    return Conclusion(**row | {"counts": counts and Evidence(**counts)})


def _goal(row: Stored) -> Goal:
    conclusions, actions = map(_conclusion, row["conclusions"]), map(_action, row["actions"])
    parts = {"conclusions": tuple(conclusions), "indicators": indicators_of(row), "actions": tuple(actions)}
    return Goal(**row | parts)


def _action(row: Stored) -> Action:
    lists = {name: tuple(row.get(name, ())) for name in ("kinds", "communes", "partners", "services")}
    costs = tuple(Cost(**line) for line in row.get("costs", ()))
    return Action(**row | lists | {"costs": costs, "indicators": indicators_of(row)})


def _commune(row: Stored) -> CommuneActions:
    return CommuneActions(**row | {"actions": tuple(row["actions"])})
