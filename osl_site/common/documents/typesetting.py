"""What is done to every document before it is drawn: words that stay together, columns as wide as what is in them, rows
that may go on over the page.

All is decided from the text alone and stands in the drawn document only. Pure.
"""

import re
from collections.abc import Iterator
from math import ceil, sqrt
from xml.etree.ElementTree import Element

from osl_site.common.text.typography import tied

LEFT_ALONE = {"title", "style", "script", "code", "pre", "svg", "{http://www.w3.org/2000/svg}svg"}
BY_CONTENTS = "data-columns"  # on an element: the tables within have columns as wide as their contents ask for,
WIDTHS = "data-widths"  # except those that name their own, in millimetres: "30 136"
LONG_ROW = "row-of-many-lines"  # the class of a row that may go on over the page

LETTER = 1.8  # millimetres, about, of the paper's text
PADDING = 4.0
LONGEST_WORD = 17  # letters; a longer word is divided
SHEET = 166.0  # millimetres between the margins
NARROWEST = 14.0
MANY_LINES = 6
SPACE = re.compile(r"[ \t\n\r]+")  # where a line may end


def typeset(root: Element) -> None:
    """Changes the parsed page in place."""
    _tie(root)
    for part in root.iter():
        if isinstance(part.tag, str) and part.get(BY_CONTENTS) is not None:
            for table in part.iter("table"):
                _measure(table)


def _tie(element: Element) -> None:
    for child in element:
        if child.tail:
            child.tail = tied(child.tail)
        if isinstance(child.tag, str) and child.tag not in LEFT_ALONE:
            if child.text:
                child.text = tied(child.text)
            _tie(child)


def _measure(table: Element) -> None:
    """Says how wide each column is, and which rows are long. A table whose rows differ in columns is left alone."""
    rows = [row for row in table.iter("tr") if all(cell.get("colspan") is None for cell in row)]
    cells = [[_words(cell) for cell in row] for row in rows]
    if len({len(row) for row in cells}) != 1:
        return
    widths = _named(table) or [SHEET * share / 100 for share in shares(cells)]
    group = Element("colgroup")
    group.extend(Element("col", style=f"width: {100 * width / sum(widths):.1f}%") for width in widths)
    table.insert(1 if table[0].tag == "caption" else 0, group)
    for row, texts in zip(rows, cells, strict=True):
        if max(map(_lines, texts, widths)) > MANY_LINES:
            row.set("class", f"{row.get('class', '')} {LONG_ROW}".strip())


def shares_of(table: Element) -> list[float]:
    """How wide its columns were said to be, in hundredths; nothing of a table that was left alone."""
    return [float(column.get("style", "").removeprefix("width: ").removesuffix("%")) for column in table.iter("col")]


def _named(table: Element) -> list[float]:
    return [float(width) for width in table.get(WIDTHS, "").split()]


def _lines(words: str, width: float) -> int:
    return ceil(len(words) * LETTER / max(width - PADDING, 1))


def shares(rows: list[list[str]]) -> list[float]:
    """How much of the width each column gets, in hundredths: as its words ask for, and never less than its longest."""
    columns = list(zip(*rows, strict=True))
    least = [min(max(_longest_word(cells) * LETTER + PADDING, NARROWEST), SHEET / len(columns)) for cells in columns]
    most = [max(max(map(len, cells)) * LETTER + PADDING, low) for cells, low in zip(columns, least, strict=True)]
    weight = [sqrt(sum(map(len, cells)) / len(cells) + max(map(len, cells)) + 1) for cells in columns]
    widths = _shared_out(weight, least, most)
    return [100 * width / sum(widths) for width in widths]


def _shared_out(weight: list[float], least: list[float], most: list[float]) -> list[float]:
    """The sheet parted by weight. A column that would get more than it can fill or less than it needs has just that,
    and the others share the rest."""
    fixed: dict[int, float] = {}
    while len(fixed) < len(weight):
        rest = SHEET - sum(fixed.values())
        whole = sum(share for place, share in enumerate(weight) if place not in fixed)
        given = {place: rest * share / whole for place, share in enumerate(weight) if place not in fixed}
        small = {place: least[place] for place, width in given.items() if width < least[place]}
        large = {place: most[place] for place, width in given.items() if width > most[place]}
        if not (small or large):
            return [fixed[place] if place in fixed else given[place] for place in range(len(weight))]
        fixed |= small or large
    return [fixed[place] for place in range(len(weight))]


def _words(element: Element) -> str:
    return SPACE.sub(" ", " ".join(_texts(element))).strip()


def _texts(element: Element) -> Iterator[str]:
    """The text of an element without what its drawings say to those who do not see them."""
    if isinstance(element.tag, str) and element.tag.endswith("svg"):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _longest_word(cells: tuple[str, ...]) -> int:
    return min(max((len(word) for cell in cells for word in cell.split(" ")), default=0), LONGEST_WORD)
