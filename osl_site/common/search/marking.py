"""Found words shown where they stand: the beginning of the text around the first of them, and each of them marked."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import Model
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from osl_site.common.search.asked import Term
from osl_site.common.search.searched import search_text
from osl_site.common.search.vectors import lexemes_of, plain
from osl_site.common.text.folding import LEFT_OUT
from osl_site.common.text.typed_text import line_of

AS_TYPED = re.compile(rf"[^\W_]+(?:[{LEFT_OUT}][^\W_]+)*")
BEFORE, AROUND = 60, 200  # letters of an excerpt: before the first word found, and in all
CUT = "…"


def marked(text: str, terms: Iterable[Term]) -> SafeString:
    """The text, escaped, with `<mark>` around every word that was looked for, in whatever case it stands."""
    text, told, end = unicodedata.normalize("NFC", text), [], 0
    for start, stop in _hits(text, list(terms)):
        told += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*told, escape(text[end:])]))


def excerpt(row: Model, terms: Iterable[Term]) -> SafeString:
    """The words of a row around the first one found, marked; nothing where it stands in the title alone, or in a row
    beside it."""
    terms = list(terms)
    text = unicodedata.normalize("NFC", line_of(search_text(row)[1]))
    hit = next(iter(_hits(text, terms)), None)
    return marked(_around(text, hit[0]), terms) if hit else SafeString("")


def _around(text: str, at: int) -> str:
    """From the beginning of a word to the end of one."""
    start = 0 if at <= BEFORE else text.find(" ", at - BEFORE, at) + 1 or at
    stop = len(text) if len(text) - start <= AROUND else text.rfind(" ", at, start + AROUND)
    stop = start + AROUND if stop <= at else stop
    return f"{CUT + ' ' if start else ''}{text[start:stop]}{' ' + CUT if stop < len(text) else ''}"


def _hits(text: str, terms: list[Term]) -> Iterable[tuple[int, int]]:
    for word in AS_TYPED.finditer(text):
        said = plain(word[0])
        lexemes = lexemes_of(said)
        if any(term.holds(said, lexemes) for term in terms):
            yield word.span()
