"""The walk through a page of ours that writes it into a document of Word: every element has its way, or is refused.

Blocks become paragraphs and tables; what stands in a line becomes runs. White space is what a browser makes of it.
"""

import re
from collections.abc import Iterator
from copy import copy
from xml.etree.ElementTree import Element

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from osl_site.common.documents.docx_parts import (
    INDENT,
    SPACE,
    TWIPS,
    Place,
    Run,
    kind_of,
    make,
    paragraph_properties,
    spaced,
    table_properties,
    wide_enough,
)
from osl_site.common.documents.typesetting import LONG_ROW, shares_of

HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3", "h5": "Heading4"}
CONTAINERS = {"body", "main", "section", "article", "header", "footer", "div", "figure", "blockquote", "dl", "hgroup"}
PARAGRAPHS = {"p": "", "figcaption": "", "caption": "Caption", "dd": "", "dt": "", "address": "", "summary": ""}
MARKS = {"strong": "b", "b": "b", "em": "i", "i": "i", "ins": "u", "u": "u", "del": "strike", "s": "strike"}
PLAIN = {"span", "a", "code", "abbr", "small", "time", "cite", "q", "bdi", "sup", "sub"}
SKIPPED = {
    "svg",
    "{http://www.w3.org/2000/svg}svg",
    "colgroup",
    "script",
    "template",
}  # a drawing's words stand beside it
INLINE = {*MARKS, *PLAIN, "br"}
WIDE, NEW_PAGE = "chapter--wide", "summary"  # the classes of what lies on its side, of what begins a page
OWN_LINE = "table__kind"  # the class of what stands in a line of its own below a name


def words_of(element: Element | None) -> str:
    return SPACE.sub(" ", "".join(element.itertext())).strip() if element is not None else ""


class Walker:
    """Writes one page into one document."""

    def __init__(self, document: DocxDocument) -> None:
        self.document = document
        self.body = document.element.body
        self.names: dict[str, str] = {}
        self.numbering = document.part.numbering_part.element
        self.is_wide = self.begins_page = False
        self.bookmarks = 0

    def walk(self, body: Element) -> None:
        """The whole page, in its order."""
        targets = {link.get("href", "")[1:] for link in body.iter("a") if link.get("href", "").startswith("#")}
        self.names = {name: re.sub(r"\W", "_", f"o_{name}")[:40] for name in sorted(targets)}
        self.blocks(body, Place(self.body))

    def blocks(self, element: Element, place: Place) -> None:
        """The children of an element: what stands in a line is gathered into a paragraph until a block comes."""
        gathered = [Run(element.text)] if element.text else []
        if element.tag in ("td", "th", "p") and (name := self.names.get(element.get("id", ""))):
            gathered.insert(0, Run(bookmark=name))
        for child in element:
            if isinstance(child.tag, str) and child.tag in INLINE:
                gathered += self.runs(child, ())
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                gathered = self.paragraph(gathered, place)
                self.block(child, place)
            if child.tail:
                gathered.append(Run(child.tail))
        self.paragraph(gathered, place)

    def block(self, child: Element, place: Place) -> None:
        tag, classes = child.tag, child.get("class", "").split()
        if tag in HEADINGS:
            self.paragraph(self._content(child), self._styled(place, HEADINGS[tag]))
        elif tag in PARAGRAPHS:
            within = self._styled(place, PARAGRAPHS[tag]) if PARAGRAPHS[tag] else place
            self.blocks(child, within)
        elif tag in ("ul", "ol"):
            self._list(child, place)
        elif tag == "nav":
            self._contents(child, place)
        elif tag == "table":
            self._table(child, place)
        elif tag == "hr":
            self.paragraph([Run("* * *")], place)
        elif tag in CONTAINERS:
            self._container(child, place, WIDE in classes)
        else:
            raise ValueError(f"an element that no document of Word has a way for: {tag}")

    def _container(self, child: Element, place: Place, is_wide: bool) -> None:
        if child.tag == "div" and child.find("dt") is not None:
            self._term(child, place)
            return
        if is_wide != self.is_wide and (is_wide or "chapter" in child.get("class", "")):
            self._turn(is_wide)
        self.begins_page = self.begins_page or NEW_PAGE in child.get("class", "").split()
        wide = copy(place)
        wide.width = 267.0 if self.is_wide else place.width
        self.blocks(child, wide)

    def _turn(self, is_wide: bool) -> None:
        """What follows lies on its side, or stands again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
        section.left_margin = section.right_margin = Mm(15) if is_wide else Mm(22)
        section.different_first_page_header_footer = False
        self.is_wide = is_wide

    def _term(self, row: Element, place: Place) -> None:
        """„Opracowanie: Maria Nowak”; what is more than a line stands below its term."""
        term, parts = words_of(row.find("dt")), row.findall("dd")
        if all(child.tag in INLINE for part in parts for child in part):
            gathered = [Run(f"{term}: ", ("b",))]
            for number, part in enumerate(parts):
                gathered += [Run(ends_line=True)] if number else []
                gathered += self._content(part)
            self.paragraph(gathered, place)
            return
        self.paragraph([Run(term, ("b",))], place)
        for part in parts:
            self.blocks(part, place)

    def _styled(self, place: Place, style: str) -> Place:
        styled = copy(place)
        styled.style, styled.keep = style, style == "Caption"
        return styled

    def _content(self, element: Element) -> list[Run]:
        """All that stands in a line within an element, with the place that links lead to."""
        start = [Run(bookmark=name)] if (name := self.names.get(element.get("id", ""))) else []
        return start + list(self._inside(element, (), ""))

    def runs(self, element: Element, marks: tuple[str, ...], href: str = "") -> Iterator[Run]:
        """The words of an element in a line. Raises ValueError for one that belongs in none."""
        if element.tag == "br":
            yield Run(ends_line=True)
            return
        if element.tag not in INLINE:
            raise ValueError(f"an element that stands in no line of Word: {element.tag}")
        if name := self.names.get(element.get("id", "")):
            yield Run(bookmark=name)
        if OWN_LINE in element.get("class", "").split():
            yield Run(ends_line=True)
        marks = (*marks, MARKS[element.tag]) if element.tag in MARKS else marks
        yield from self._inside(element, marks, element.get("href", href))

    def _inside(self, element: Element, marks: tuple[str, ...], href: str) -> Iterator[Run]:
        if element.text:
            yield Run(element.text, marks, href)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED:
                yield from self.runs(child, marks, href)
            if child.tail:
                yield Run(child.tail, marks, href)

    def paragraph(self, runs: list[Run], place: Place) -> list[Run]:
        """Writes what was gathered, if it says anything; answers an empty list to gather into."""
        said = spaced(runs)
        if not any(run.text for run in said):
            return []
        element = make("p")
        element.append(paragraph_properties(place, begins_page=self.begins_page))
        self.begins_page = False
        for run in said:
            self._write(run, element, place)
        self._append(element, place)
        if place.number:
            place.number, place.indent = None, place.level + 1
        return []

    def _append(self, element: object, place: Place) -> None:
        """At the end of its parent; the body ends with what says how its last page is set."""
        if place.parent is self.body:
            self.body.insert_element_before(element, "w:sectPr")
        else:
            place.parent.append(element)

    def _write(self, run: Run, paragraph: object, place: Place) -> None:
        if run.bookmark:
            self.bookmarks += 1
            paragraph.append(make("bookmarkStart", id=self.bookmarks, name=run.bookmark))
            paragraph.append(make("bookmarkEnd", id=self.bookmarks))
            return
        parent = self._link(run.href, paragraph) if run.href else paragraph
        element = make("r")
        marks = {*run.marks, "b"} if place.is_bold else {*run.marks}
        properties = make("rPr")
        properties.extend([make(mark) for mark in ("b", "i", "strike") if mark in marks])
        properties.extend([make("u", val="single")] if "u" in marks else [])
        element.extend([properties] if len(properties) else [])
        if run.ends_line:
            element.append(make("br"))
        text = make("t")
        text.text = run.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.extend([text] if run.text else [])
        parent.append(element)

    def _link(self, href: str, paragraph: object) -> object:
        """To a place of the document, or to an address."""
        link = make("hyperlink")
        if href.startswith("#"):
            link.set(qn("w:anchor"), self.names[href[1:]])
        else:
            relation = self.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), relation)
        paragraph.append(link)
        return link

    def _contents(self, nav: Element, place: Place) -> None:
        """Its lines as links: Word makes a list with pages of its own from the headings."""
        self.begins_page = True
        for child in nav:
            if child.tag in HEADINGS:
                self.paragraph([Run(words_of(child), ("b",))], place)
        for line in nav.iter("li"):
            below = copy(place)
            below.style = "ContentsBelow" if "below" in line.get("class", "") else "ContentsLine"
            self.paragraph(list(self._inside(line, (), "")), below)

    def _list(self, element: Element, place: Place) -> None:
        """A list with a numbering of its own, so that no list goes on counting where another ended."""
        level, number = place.level + 1, int(element.get("start", 1))
        kind = kind_of(element)
        current = self._numbering(kind, level, number)
        for item in element:
            if not isinstance(item.tag, str):
                continue
            if item.tag != "li":
                raise ValueError(f"an element that no list has: {item.tag}")
            typed = int(item.get("value", number))
            if typed != number:
                current, number = self._numbering(kind, level, typed), typed
            within = copy(place)
            within.level, within.number = level, (current, level)
            self.blocks(item, within)
            number += 1

    def _numbering(self, kind: tuple[str, str], level: int, start: int) -> int:
        numbers = self.numbering.findall(qn("w:num"))
        abstracts = self.numbering.findall(qn("w:abstractNum"))
        own = 1 + max((int(row.get(qn("w:abstractNumId"))) for row in abstracts), default=0)
        number = 1 + max((int(row.get(qn("w:numId"))) for row in numbers), default=0)
        abstract = make("abstractNum", abstractNumId=own)
        abstract.append(make("multiLevelType", val="multilevel"))
        row = make("lvl", ilvl=level)
        for name, value in (
            ("start", start),
            ("numFmt", kind[0]),
            ("lvlText", kind[1].format(level + 1)),
            ("lvlJc", "left"),
        ):
            row.append(make(name, val=value))
        setting = make("pPr")
        setting.append(make("ind", left=INDENT * (level + 1), hanging=INDENT))
        row.append(setting)
        abstract.append(row)
        (abstracts[-1].addnext if abstracts else self.numbering.append)(abstract)
        used = make("num", numId=number)
        used.append(make("abstractNumId", val=own))
        self.numbering.append(used)
        return number

    def _table(self, element: Element, place: Place) -> None:
        if (caption := element.find("caption")) is not None:
            self.block(caption, place)
        rows = [
            (row, part.tag) for part in element for row in (part if part.tag != "tr" else [part]) if row.tag == "tr"
        ]
        widths = [share * place.width / 100 for share in shares_of(element)]
        count = max((sum(int(cell.get("colspan", 1)) for cell in row) for row, _part in rows), default=0)
        widths = widths if len(widths) == count else [place.width / count] * count
        heads = [words_of(cell) for cell in rows[0][0]] if rows and rows[0][1] == "thead" else []
        widths = wide_enough(widths, heads) if len(heads) == count else widths
        table = make("tbl")
        table.append(table_properties(sum(widths)))
        grid = make("tblGrid")
        grid.extend([make("gridCol", w=round(width * TWIPS)) for width in widths])
        table.append(grid)
        for row, part in rows:
            table.append(self._row(row, part, widths, place))
        self._append(table, place)
        self._append(make("p"), place)  # two tables that touch become one

    def _row(self, row: Element, part: str, widths: list[float], place: Place) -> object:
        element, properties, column = make("tr"), make("trPr"), 0
        if LONG_ROW not in row.get("class", "").split():
            properties.append(make("cantSplit"))
        if part == "thead":
            properties.append(make("tblHeader"))
        element.append(properties)
        for cell in row:
            span = int(cell.get("colspan", 1))
            element.append(self._cell(cell, part, span, sum(widths[column : column + span]), place))
            column += span
        return element

    def _cell(self, cell: Element, part: str, span: int, width: float, place: Place) -> object:
        element, properties = make("tc"), make("tcPr")
        properties.append(make("tcW", w=round(width * TWIPS), type="dxa"))
        if span > 1:
            properties.append(make("gridSpan", val=span))
        element.append(properties)
        is_head = part in ("thead", "tfoot") or cell.get("scope") == "rowgroup"
        right = "number" in cell.get("class", "").split()
        within = Place(element, is_bold=is_head, at_right=right, width=width, style="TableText")
        self.blocks(cell, within)
        if element[-1].tag != qn("w:p"):
            element.append(make("p"))
        return element
