"""A text that people typed, in light Markdown, as each outlet needs it: markup for pages and paper, plain, on one line.

Within a line there are emphasis, and links to the web and to mail; everything else stays as it was typed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from osl_site.common.text.light_markdown import Block, Heading, Paragraph, Point, Points, Quote, Rule, Table, parse
from osl_site.common.text.typography import with_units

OPENS = {  # of each kind of list; „typed--” says how it is numbered where numbers alone do not
    "bullet": "<ul>",
    "dash": '<ul class="typed__dashes">',
    "1.": "<ol>",
    "1)": '<ol class="typed__numbers">',
    "a)": '<ol class="typed__letters">',
}
MORE = " …"
ROOM = 58  # letters of a line, at the measure of pages and of paper
WORD = re.compile(r"\S+")


def _only_web_and_mail(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "mailto:"))


def _picture(state: StateInline, silent: bool) -> bool:
    """„![” is nothing but text: a picture is never fetched, and its address stays in sight."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


def _star_within(state: StateInline, silent: bool) -> bool:
    """„5*3*2” and „a*b”: a star between letters or numbers is what was typed and marks nothing."""
    around = state.src[max(state.pos - 1, 0) : state.pos + 2]
    if len(around) < 3 or around[1] != "*" or not (around[0].isalnum() and around[2].isalnum()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _inline_parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True})
    parser.enable(["newline", "escape", "emphasis", "link", "autolink", "balance_pairs"])
    parser.inline.ruler.before("link", "picture", _picture)
    parser.inline.ruler.before("emphasis", "star_within", _star_within)
    parser.validateLink = _only_web_and_mail
    return parser


_PARSER = _inline_parser()


@lru_cache(maxsize=64)
def html_of(text: str, heading: str = "") -> str:
    """Markup of a text: every tag in it is ours, everything typed is escaped. A heading within it becomes the element
    `heading`, or, where none is named, a line in bold: a note on a page must not add to what the page consists of."""
    return "".join(_html(block, heading) for block in parse(text))


def _html(block: Block, heading: str) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_words(text)}</p>"
        case Heading(text):
            return f"<{heading}>{_words(text)}</{heading}>" if heading else f"<p><strong>{_words(text)}</strong></p>"
        case Rule():
            return "<hr>"
        case Quote(blocks):
            return f"<blockquote>{''.join(_html(inner, '') for inner in blocks)}</blockquote>"
        case Points():
            return _list(block)
    return _table(block)


def _list(block: Points) -> str:
    opening = OPENS[block.kind]
    items, expected = [], 1
    for point in block.points:
        value = f' value="{point.number}"' if opening.startswith("<ol") and point.number != expected else ""
        items.append(f"<li{value}>{_point(point)}</li>")
        expected = point.number + 1
    return f"{opening}{''.join(items)}</{opening[1:3]}>"


def _point(point: Point) -> str:
    """What a point says. Its paragraphs and quotes are lines with an empty one between them: an item of PDF/UA
    holds neither beside its words."""
    said, before = "", None
    for block in point.blocks:
        if isinstance(block, Paragraph | Quote):
            words = block.text if isinstance(block, Paragraph) else _plain(block)
            said += ("<br>\n<br>\n" if isinstance(before, Paragraph | Quote) else "") + _words(words)
        else:
            said += _html(block, "")
        before = block
    return said


def _table(table: Table) -> str:
    names = [_plain_words(cell) for cell in table.head]
    rows = "".join(f"<tr>{_row(row, names, table.numbers)}</tr>" for row in table.rows)
    tight = " typed__tight" if _is_tight([table.head, *table.rows]) else ""
    if not table.head:
        return f'<table class="typed__rows{tight}"><tbody>{rows}</tbody></table>'
    cells = "".join(
        f'<th scope="col"{_at_right(n, table.numbers)}>{_words(cell)}</th>' for n, cell in enumerate(table.head)
    )
    return f'<table class="typed__table{tight}"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'


def _is_tight(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the longest words of all columns have no room beside one another, so that words must be broken."""
    longest = [max(map(len, " ".join(column).split()), default=0) for column in zip(*filter(None, rows), strict=True)]
    return sum(longest) + 2 * len(longest) > ROOM


def _row(row: Sequence[str], names: Sequence[str], numbers: frozenset[int]) -> str:
    if not names:
        first, *rest = row
        return f'<th scope="row">{_words(first)}</th>' + "".join(f"<td>{_words(cell)}</td>" for cell in rest)
    labels = [f' data-label="{escape(name)}"' if name and cell else "" for name, cell in zip(names, row, strict=True)]
    return "".join(
        f"<td{label}{_at_right(n, numbers)}>{_words(cell)}</td>"
        for n, (cell, label) in enumerate(zip(row, labels, strict=True))
    )


def _at_right(column: int, numbers: frozenset[int]) -> str:
    return ' class="number"' if column in numbers else ""


def _words(text: str) -> str:
    """The words of a line, with what they hold as markup; a number stays with its unit."""
    tokens = _tokens(text)
    for token in tokens:
        token.content = with_units(token.content)
    return _PARSER.renderer.renderInline(tokens, _PARSER.options, {})


def _tokens(text: str) -> list[Token]:
    """Pieces of a line. The title of a link, which paper could not show, stands behind it."""
    found: list[Token] = []
    titles: list[str] = []
    for token in _PARSER.parseInline(text)[0].children or []:
        found.append(token)
        if token.type == "link_open":
            titles.append(str(token.attrs.pop("title", "")))
            if token.info == "auto":
                token.attrs["class"] = "typed__address"
        elif token.type == "link_close" and (title := titles.pop()):
            found.append(Token("text", "", 0, content=f" ({title})"))
    return found


@lru_cache(maxsize=64)
def plain_of(text: str) -> str:
    """The text without its marks: bullets and numbers as they are read, cells parted by strokes, links with their
    addresses."""
    return "\n\n".join(filter(None, map(_plain, parse(text))))


def _plain(block: Block) -> str:
    match block:
        case Paragraph(text) | Heading(text):
            return _plain_words(text)
        case Rule():
            return ""
        case Quote(blocks):
            return _set_in("\n".join(map(_plain, blocks)), "> ", "> ")
        case Points():
            return "\n".join(_plain_point(block, point) for point in block.points)
    rows = [table_row for table_row in (block.head, *block.rows) if table_row]
    return "\n".join(" | ".join(map(_plain_words, row)) for row in rows)


def _plain_point(block: Points, point: Point) -> str:
    return _set_in("\n".join(map(_plain, point.blocks)), f"{block.marker(point)} ", "  ")


def _set_in(text: str, first: str, others: str) -> str:
    return "\n".join((others if n else first) + line for n, line in enumerate(text.split("\n")))


def _plain_words(text: str) -> str:
    said: list[str] = []
    links: list[tuple[str, int]] = []
    for token in _tokens(text):
        if token.type == "link_open":
            links.append((str(token.attrs["href"]), len(said)))
        elif token.type == "link_close":
            address, begin = links.pop()
            shown = address.removeprefix("mailto:")
            said += [] if "".join(said[begin:]) in (address, shown) else [f" ({shown})"]
        else:
            said.append("\n" if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(said)


def line_of(text: str) -> str:
    """The text as one line, for lists and summaries."""
    return " ".join(plain_of(text).split())


def clipped(words: str, most: int) -> str:
    """On one line, cut after a whole word where it is longer than `most` letters."""
    words = line_of(words)
    if len(words) <= most:
        return words
    return f"{words[: most - 1].rpartition(' ')[0] or words[: most - 1]}…"


def opening(text: str, words: int) -> str:
    """The beginning of a text, plain, in its lines: as many words as that, and a sign that more follows."""
    plain = plain_of(text)
    found = list(WORD.finditer(plain))
    return plain if len(found) <= words else plain[: found[words - 1].end()] + MORE
