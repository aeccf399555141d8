"""The handbooks of `docs/` as pages: one home for the words, read from the files that the repository holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

WIDTH, HEIGHT = 1120, 700  # CSS pixels of every picture of a handbook, so that nothing moves while it comes
NO_LETTER = re.compile(r"[^\w\- ]")
TAKEN_IN = ("organizator", "dyrektor", "administrator")  # of docs/, in the order of the list of handbooks


@dataclass(frozen=True)
class Part:
    """A heading that a link may lead to."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True)
class Handbook:
    """One file: its title, its parts in their order, and its markup, in which every tag is ours."""

    slug: str
    title: str
    parts: Sequence[Part]
    html: SafeString

    @property
    def url(self) -> str:
        return reverse("handbook", args=[self.slug])

    @property
    def chapters(self) -> list[Part]:
        return [part for part in self.parts if part.level == 2 and part.title != "Spis treści"]


def anchor_of(title: str) -> str:
    """As GitHub makes it, so that links between the files lead there as well: „gdy-cię-nie-ma”."""
    return NO_LETTER.sub("", title.lower()).replace(" ", "-")


@cache
def handbook(slug: str) -> Handbook:
    """One of `TAKEN_IN`, read once for as long as the process serves. Raises KeyError for any other name."""
    if slug not in TAKEN_IN:
        raise KeyError(slug)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse((settings.BASE_DIR / "docs" / f"{slug}.md").read_text())
    parts = _named(tokens)
    for token in tokens:
        _dress(token)
    _label(tokens)
    body = tokens[3:]  # without its title, which is the heading of the page
    html = mark_safe(parser.renderer.render(body, parser.options, {}))
    return Handbook(slug, parts[0].title, parts[1:], html)


def _named(tokens: Sequence[Token]) -> list[Part]:
    """Give every heading its anchor; these, in their order."""
    found = []
    for token, words in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(words.content))
            found.append(Part(anchor_of(words.content), words.content, int(token.tag[1])))
    return found


def _dress(token: Token) -> None:
    """What the house gives tables, code, links and pictures."""
    match token.type:
        case "table_open":
            token.attrSet("class", "typed__table")
        case "th_open":
            token.attrSet("scope", "col")
        case "fence" | "code_block":
            token.attrSet("tabindex", "0")
        case "link_open":
            token.attrSet("href", _address(str(token.attrGet("href"))))
        case "image":
            token.attrSet("src", static(str(token.attrGet("src"))))
            token.attrSet("loading", "lazy")
            token.attrSet("width", str(WIDTH))
            token.attrSet("height", str(HEIGHT))
    for child in token.children or ():
        _dress(child)


def _label(tokens: Sequence[Token]) -> None:
    """Give every cell the heading of its column, for a phone, where tables are lists."""
    heads: list[str] = []
    at = 0
    for token, words in pairwise(tokens):
        match token.type:
            case "table_open":
                heads = []
            case "th_open":
                heads.append(words.content)
            case "tr_open":
                at = 0
            case "td_open":
                token.attrSet("data-label", heads[at])
                at += 1


def _address(href: str) -> str:
    """Of another handbook its page; all else as it is written."""
    name, mark, anchor = href.partition("#")
    slug = name.removesuffix(".md")
    return f"{reverse('handbook', args=[slug])}{mark}{anchor}" if slug in TAKEN_IN else href
