"""What only the pages of a plan need: light Markdown, and the row that stands behind a place of the document."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from osl_site.common.text.date_formats import plain_day_in_words
from plans.content import PlanContent
from plans.document import rendering
from plans.document import timeline as drawing
from plans.models import Publication
from plans.publication.published import name_of

register = template.Library()

HEADING = "h3"  # below the chapter's own h2, whatever was typed, so that no level is skipped


def _only_web_and_mail(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "mailto:"))


def _heading(renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    tokens[index].tag = HEADING
    return renderer.renderToken(tokens, index, options, env)


def _column_head(renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("scope", "col")
    return renderer.renderToken(tokens, index, options, env)


def _light_markdown() -> MarkdownIt:
    """Paragraphs, lists, emphasis, links to web and mail, tables. HTML stays text, pictures are never fetched."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    parser.validateLink = _only_web_and_mail
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    parser.add_render_rule("th_open", _column_head)
    return parser


_PARSER = _light_markdown()


@register.filter
@lru_cache(maxsize=64)
def light_markdown(text: str) -> SafeString:
    """The text of a chapter as HTML; every tag in it is ours, everything typed is escaped."""
    return mark_safe(_PARSER.render(text))


@register.filter
def at_key(rows: Mapping[str, object] | None, key: str) -> object | None:
    """The row that stands behind a place, or None: paper has no such rows."""
    return rows.get(key) if rows else None


@register.filter
def timeline(content: PlanContent) -> drawing.Timeline:
    """The actions of a plan over its months."""
    return drawing.timeline(content)


@register.filter
def one_table(content: PlanContent) -> rendering.Table:
    """The actions of a plan without goals, as its only table."""
    return rendering.table(content)


@register.filter
def published_name(publication: Publication) -> str:
    """„Aktualizacja nr 1 od 1 lutego 2027 r.”, in the language of the page."""
    return name_of(publication)


@register.filter
def day_here(moment: datetime) -> str:
    """The day of a moment, in the language of the page."""
    return plain_day_in_words(localtime(moment).date())
