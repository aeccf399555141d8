"""An unfilled setting is no value: „(do uzupełnienia)”, „0000”, „—” are printed nowhere and stored as no value.

The office's row may hold such words from before; `office()` reads them as nothing, so that no page, letter or document
shows them.
"""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models

from osl_site.common.centre.models import Centre

GAP = re.compile(r"_{2,}|[{}]|\.{3,}|…")  # where something is still to be written
SAID_TO_BE_FILLED = re.compile(r"\bdo (uzupełnienia|wpisania|ustalenia|podania)\b|\btodo\b|\bxxx+\b", re.IGNORECASE)
SAYS_SOMETHING = re.compile(r"[^\W_0]")  # a letter, or a digit other than zero
EXAMPLE = re.compile(r"\(przykład\)", re.IGNORECASE)
PATTERN = "case_mark_pattern"  # holds gaps on purpose
NO_VALUE = "To jest tylko miejsce na wartość. Wpisz ją albo wyczyść to pole: pustego nikt nie zobaczy."
ROOM = re.compile(r"_{2,}")  # for a number, as patterns were written before
IN_BRACES = re.compile(r"\{[^{}]*\}")
KNOWN_SIGNS = ("{symbol}", "{numer}", "{rok}")
USABLE = "Możesz użyć: {symbol}, {numer}, {rok}."
NO_PAIR = f"Nawias klamrowy nie ma pary. {USABLE}"
NO_ROOM = "Wpisz we wzorze {numer}: bez niego wszystkie pisma miałyby ten sam znak."
NOT_WHOLE = "Wpisz cały znak sprawy, z numerem w wolnym miejscu, albo wyczyść to pole."
OPTIONAL = tuple(
    field.name
    for field in Centre._meta.concrete_fields
    if isinstance(field, models.CharField | models.TextField) and field.blank and field.name != PATTERN
)


def is_placeholder(words: str) -> bool:
    """Whether this only says that something is to be written here."""
    bare = EXAMPLE.sub("", words)
    if not words.strip():
        return False
    return bool(GAP.search(bare) or SAID_TO_BE_FILLED.search(bare)) or not SAYS_SOMETHING.search(bare)


def case_mark_of(typed: str, proposed: str) -> str:
    """The case mark that was typed: a pattern that nobody touched is none. Raises ValidationError for one that still
    has a gap."""
    if typed == proposed.strip() and is_placeholder(typed):
        return ""
    if is_placeholder(typed):
        raise ValidationError(NOT_WHOLE)
    return typed


def whole_pattern(typed: str) -> str:
    """A pattern of case marks, or none. Raises ValidationError for one whose braces hold a word that nobody fills in,
    or that leaves no room for a number: all letters would bear one mark, or none."""
    unknown = [sign for sign in IN_BRACES.findall(typed) if sign not in KNOWN_SIGNS]
    if unknown or typed.count("{") != typed.count("}"):
        raise ValidationError(f"Nie ma pola {', '.join(unknown)}. {USABLE}" if unknown else NO_PAIR)
    if typed and "{numer}" not in typed and not ROOM.search(typed):
        raise ValidationError(NO_ROOM)
    return typed


def refuse_gap(mark: str) -> None:
    """Raise ValidationError, at `case_mark`, for a case mark in which something is still to be written."""
    if is_placeholder(mark):
        raise ValidationError({"case_mark": NOT_WHOLE})


def refuse_placeholders(values: Mapping[str, object]) -> None:
    """Raise ValidationError by field for settings that are no values."""
    wrong = {name: NO_VALUE for name in OPTIONAL if is_placeholder(str(values.get(name) or ""))}
    if wrong:
        raise ValidationError(wrong)


def without_placeholders(office: Centre) -> Centre:
    """The same row, unsaved, in which every placeholder is nothing."""
    for name in OPTIONAL:
        if is_placeholder(getattr(office, name)):
            setattr(office, name, "")
    return office
