"""Texts that people typed, on pages and on paper: whole, within a sentence, or on one line."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from osl_site.common.text import typed_text

register = template.Library()


@register.filter
def light_markdown(text: str, heading: str = "") -> SafeString:
    """A longer text in a block of its own; `heading` names the element that headings within it become."""
    return mark_safe(f'<div class="typed">{typed_text.html_of(text, heading)}</div>' if text else "")


@register.filter
def within(text: str) -> SafeString:
    """A longer text behind words of ours: one paragraph goes on in their line, more of them stand below."""
    html = typed_text.html_of(text or "")
    is_one = html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>")
    return mark_safe(html.removeprefix("<p>").removesuffix("</p>")) if is_one else light_markdown(text)


@register.filter
def in_a_line(text: str) -> str:
    """A longer text on one line, without its marks, for lists and links."""
    return typed_text.line_of(text or "")
