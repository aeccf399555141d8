"""What documents of Word are made of: runs, the setting of paragraphs and tables, white space as browsers draw it."""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SPACE = re.compile(r"[ \t\n\r\f]+")
TWIPS = 56.7  # in a millimetre
INDENT = 400  # twips, of each level of a list
BOLD_LETTER, ROOM_OF_CELL = 2.3, 2.5  # millimetres, of a word in the head of a table and beside it
NUMBERS = {"typed__numbers": ("decimal", "%{}) "), "typed__letters": ("lowerLetter", "%{}) ")}


@dataclass
class Run:
    """Words that are alike, the end of a line, or a place that links lead to."""

    text: str = ""
    marks: tuple[str, ...] = ()
    href: str = ""
    bookmark: str = ""
    ends_line: bool = False


@dataclass
class Place:
    """Where paragraphs are written now, and how they are numbered and set."""

    parent: object
    style: str = ""
    number: tuple[int, int] | None = None  # the list and its level
    is_bold: bool = False
    at_right: bool = False
    keep: bool = False
    width: float = 166.0
    level: int = -1
    indent: int = 0  # of what stands below the sign of a list


def make(tag: str, **attributes: object) -> object:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def kind_of(element: Element) -> tuple[str, str]:
    """The sign of a list as Word names it, „%1.” and so on."""
    classes = element.get("class", "").split()
    if element.tag == "ul":
        return ("bullet", "–") if "typed__dashes" in classes else ("bullet", "•")
    return next((NUMBERS[name] for name in classes if name in NUMBERS), ("decimal", "%{}."))


def paragraph_properties(place: Place, *, begins_page: bool) -> object:
    properties = make("pPr")
    if place.style:
        properties.append(make("pStyle", val=place.style))
    if place.keep:
        properties.append(make("keepNext"))
    if begins_page:
        properties.append(make("pageBreakBefore"))
    if place.number:
        sign = make("numPr")
        sign.extend([make("ilvl", val=place.number[1]), make("numId", val=place.number[0])])
        properties.append(sign)
    if place.indent:
        properties.append(make("ind", left=INDENT * place.indent))
    if place.at_right:
        properties.append(make("jc", val="right"))
    return properties


def wide_enough(widths: list[float], heads: list[str]) -> list[float]:
    """Columns of a table, none so narrow that a word of its head is divided: what they lack is taken from the others,
    unless there is not enough. Millimetres; Word draws bold letters in whatever face it has."""
    least = [max(map(len, head.split()), default=0) * BOLD_LETTER + ROOM_OF_CELL for head in heads]
    lacking = sum(max(low - width, 0) for low, width in zip(least, widths, strict=True))
    spare = sum(max(width - low, 0) for low, width in zip(least, widths, strict=True))
    if not lacking or spare < lacking:
        return widths
    return [
        low if width < low else width - lacking * (width - low) / spare
        for low, width in zip(least, widths, strict=True)
    ]


def table_properties(width: float) -> object:
    """Hairlines between rows, columns as they are measured."""
    properties = make("tblPr")
    properties.append(make("tblW", w=round(width * TWIPS), type="dxa"))
    lines = make("tblBorders")
    for side in ("top", "bottom", "insideH"):
        lines.append(make(side, val="single", sz=4, space=0, color="B8B2A6"))
    properties.append(lines)
    properties.append(make("tblLayout", type="fixed"))
    room = make("tblCellMar")
    for side, width in (("top", 30), ("left", 0), ("bottom", 30), ("right", 110)):
        room.append(make(side, w=width, type="dxa"))
    properties.append(room)
    return properties


def spaced(runs: list[Run]) -> list[Run]:
    """White space as a browser draws it: one space between words, none at the ends of a line."""
    said: list[Run] = []
    after_space = True
    for run in runs:
        text = SPACE.sub(" ", run.text)
        text = text.removeprefix(" ") if after_space else text
        if run.ends_line:
            _end_line(said)
        after_space = run.ends_line or (text.endswith(" ") if text else after_space)
        if text or run.ends_line or run.bookmark:
            said.append(replace(run, text=text))
    while said and said[-1].ends_line:
        said.pop()
    _end_line(said)
    return said


def _end_line(said: list[Run]) -> None:
    """A line ends with no space."""
    if said and not said[-1].bookmark:
        said[-1].text = said[-1].text.removesuffix(" ")
