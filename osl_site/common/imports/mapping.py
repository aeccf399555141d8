"""Which column of a file is meant by which of ours: guessed by its heading, said by a person, found again in each row.

What a person said is kept as words: „k:3” is the fourth column of the file, „s:talk” says the same in every row, and
nothing says that the file has none.
"""

from collections.abc import Callable, Mapping, Sequence

from osl_site.common.imports.specs import Head
from osl_site.common.text.folding import fold

COLUMN, SAME = "k:", "s:"


def guessed(heads: Sequence[Head], headings: Sequence[str]) -> dict[str, str]:
    """For each of our columns the one of the file that is called so: exactly, else the first that begins so. No column
    of the file is guessed twice."""
    folded = [fold(heading) for heading in headings]
    found: dict[str, int] = {}
    for is_meant in (lambda there, name: there == name, lambda there, name: there.startswith(f"{name} ")):
        for head in (one for one in heads if one.name not in found):
            names = [fold(name) for name in (head.heading, head.name, *head.others)]
            places = (at for name in names for at, there in enumerate(folded) if there and is_meant(there, name))
            if (at := next((at for at in places if at not in found.values()), None)) is not None:
                found[head.name] = at
    return {name: f"{COLUMN}{at}" for name, at in found.items()}


def getter(said: str) -> Callable[[Sequence[str]], str]:
    """How a cell of ours is found in a row of the file."""
    if said.startswith(COLUMN) and said.removeprefix(COLUMN).isdecimal():
        at = int(said.removeprefix(COLUMN))
        return lambda cells: cells[at] if at < len(cells) else ""
    words = said.removeprefix(SAME) if said.startswith(SAME) else ""
    return lambda cells: words


def getters(columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, Callable[[Sequence[str]], str]]:
    return {column: getter(mapping.get(column, "")) for column in columns}
