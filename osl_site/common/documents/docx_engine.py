"""python-docx, as `osl_site.common.documents.docx` has it write: what the file says of itself, its page and its styles.

What stands in the document comes from `docx_walker`.
"""

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import tinyhtml5
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from osl_site.common.documents.docx_walker import Walker, words_of
from osl_site.common.documents.typesetting import typeset

FACE, INK = "Calibri", RGBColor(0x1D, 0x23, 0x29)
SIZES = {"Title": 26, "Heading 1": 17, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11, "Caption": 10}
OWN_STYLES = {"TableText": (9.5, 0, 1), "ContentsLine": (11, 0, 3), "ContentsBelow": (11, 8, 3)}  # size, left, after
LANGUAGE = "pl-PL"
LONGEST_PROPERTY = 255  # letters, of a title in the properties
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # signs that no XML may hold
UNCHANGING = (1980, 1, 1, 0, 0, 0)  # of the files within the file


def draw(html: str, *, moment: datetime) -> bytes:
    """What `docx.draw` promises."""
    page = tinyhtml5.parse(NO_XML.sub("", html), namespace_html_elements=False)
    typeset(page)
    document = Document()
    _prepare(document)
    _say_what_it_is(document, page, moment)
    Walker(document).walk(page.find("body"))
    _head_and_foot(document, page)
    file = io.BytesIO()
    document.save(file)
    return _unchanging(file)


def _prepare(document: DocxDocument) -> None:
    """A4, one face, Polish; python-docx begins with a template in English."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    for name, size in {"Normal": 11, **SIZES}.items():
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), FACE
        style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:cs"), FACE)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, (size, left, after) in OWN_STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = document.styles["Normal"], Pt(size)
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(left), Pt(after)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _say_what_it_is(document: DocxDocument, page: Element, moment: datetime) -> None:
    said = {meta.get("name"): meta.get("content", "") for meta in page.iter("meta")}
    properties = document.core_properties
    properties.title = words_of(page.find("head/title"))[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = (said.get("author") or "")[:LONGEST_PROPERTY]
    properties.subject = (said.get("description") or "")[:LONGEST_PROPERTY]
    properties.comments, properties.language = "", LANGUAGE
    properties.created = properties.modified = moment.astimezone(UTC).replace(tzinfo=None)
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]


def _head_and_foot(document: DocxDocument, page: Element) -> None:
    """What the running head of paper says: the document and its state; at the foot the office and the page."""
    cover = page.find(".//*[@data-document]")
    said = cover.attrib if cover is not None else {}
    document.sections[0].different_first_page_header_footer = cover is not None
    for name in ("Header", "Footer"):
        style = document.styles[name]
        style.font.size = Pt(9)
        style.paragraph_format.tab_stops.clear_all()
    for section in document.sections:
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        width = section.page_width - section.left_margin - section.right_margin
        for line in (head, foot):
            line.alignment = WD_ALIGN_PARAGRAPH.LEFT
            line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        head.text = "\t".join(filter(None, [said.get("data-document"), said.get("data-state")]))
        foot.text = f"{said.get('data-office', '')}\tstrona "
        _number(foot)


def _number(foot: Paragraph) -> None:
    """„3 z 12”, as Word counts its pages."""
    for name, after in (("PAGE", " z "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        foot._p.append(field)
        foot.add_run(after)


def _unchanging(file: io.BytesIO) -> bytes:
    """The same files in the same order, none of which says when it was written."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, UNCHANGING)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            written.writestr(entry, read.read(name))
    return made.getvalue()
