"""How a comparison is drawn: words and marks first, for eyes, ears and paper alike."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from osl_site.common.text.text_diff import Mark, Piece

register = template.Library()

MARKED = {
    Mark.SAME: "{}",
    Mark.ADDED: '<span class="change__said visually-hidden"> dodano: </span><ins>{}</ins>',
    Mark.REMOVED: '<span class="change__said visually-hidden"> usunięto: </span><del>{}</del> ',
}


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A run of pieces with what was removed and added marked; what stands between tags is escaped."""
    return format_html_join("", "{}", ((one_marked(piece),) for piece in pieces))


@register.filter
def one_marked(piece: Piece) -> SafeString:
    return format_html(MARKED[piece.mark], piece.text)


@register.filter
def as_it_reads(pieces: Iterable[Piece]) -> str:
    """The pieces of a part that was added or removed whole: its heading says so, so nothing is marked within."""
    return "".join(piece.text for piece in pieces)
