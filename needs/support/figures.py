"""How much support there was: by month, village, form and action. What is shown apart is of five people at least.

Of one person the commune alone is told, never the village: in a small one neighbours would know whose talk it was.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from needs.models import Support
from osl_site.common.text.date_formats import MONTHS

LEAST = 5  # people; fewer are never told apart
REST = "pozostałe"
UNKNOWN, OUTSIDE = "nie wiadomo gdzie", "nie wskazano działania"


@dataclass(frozen=True)
class Line:
    """One line of a table: of what, how many entries, people (heads, who may be counted more than once), minutes."""

    name: str
    entries: int = 0
    people: int = 0
    minutes: int = 0

    def __add__(self, other: "Line") -> "Line":
        return Line(self.name, self.entries + other.entries, self.people + other.people, self.minutes + other.minutes)


@dataclass(frozen=True)
class Table:
    """Lines of one kind, and what they make together."""

    title: str
    head: str
    lines: Sequence[Line]
    total: Line


def tables_of(rows: QuerySet[Support], actions: Callable[[Sequence[object]], dict[object, str]]) -> list[Table]:
    """The four tables of these rows, the lines as they come first. One query, and those of `actions`, which names
    actions by their keys."""
    found = list(rows.select_related("locality__commune", "commune"))
    names = actions([row.action_key for row in found if row.action_key])
    kinds = (
        ("Według miesięcy", "Miesiąc", lambda row: (row.held_on.year, row.held_on.month), _month),
        ("Według form", "Forma", lambda row: row.form, lambda key, row: row.get_form_display()),
        ("Według miejsc", "Miejsce", _place, lambda key, row: key),
        (
            "Według działań planu",
            "Działanie",
            lambda row: row.action_key if row.action_key in names else None,
            lambda key, row: names.get(key, OUTSIDE),
        ),
    )
    return [_table(title, head, found, key, name) for title, head, key, name in kinds]


def _table(
    title: str,
    head: str,
    rows: Iterable[Support],
    key: Callable[[Support], object],
    name: Callable[[object, Support], str],
) -> Table:
    lines: dict[object, Line] = {}
    for row in rows:
        of = key(row)
        before = lines.get(of) or Line(name(of, row))
        lines[of] = before + Line("", 1, row.people, row.minutes)
    ordered = [
        lines[of] for of in sorted(lines, key=lambda of: (of is None, str(of)) if title != "Według miesięcy" else of)
    ]
    return Table(title, head, apart(ordered), sum(ordered, Line("razem")))


def apart(lines: Sequence[Line]) -> list[Line]:
    """The same without a line of fewer than five people: these stand together, and where they are fewer than five
    together, with the next smallest, so that the whole less the others does not tell them."""
    large = [line for line in lines if line.people >= LEAST]
    small = [line for line in lines if line.people < LEAST]
    while small and large and sum(line.people for line in small) < LEAST:
        least = min(large, key=lambda line: line.people)
        large.remove(least)
        small.append(least)
    return [*large, sum(small, Line(REST))] if small else large


def _month(key: tuple[int, int], row: Support) -> str:
    return f"{MONTHS[key[1] - 1]} {key[0]}"


def _place(row: Support) -> str:
    """The village of a group; of one person the commune."""
    if row.locality_id and not row.is_of_a_person:
        return row.locality.name
    commune = row.commune or (row.locality and row.locality.commune)
    return f"gmina {commune.name}" if commune else UNKNOWN
