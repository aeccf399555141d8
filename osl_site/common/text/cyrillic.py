"""Whether words are written in the letters of Ukrainian."""

from django.core.exceptions import ValidationError


def is_cyrillic(words: str) -> bool:
    return any("\u0400" <= sign <= "\u04ff" for sign in words)


def in_ukrainian(name: str) -> str:
    """The name, or nothing where nothing was typed. Raises ValidationError for one without a letter of Ukrainian; an
    abbreviation in Latin ones may stand beside them."""
    if name and not is_cyrillic(name):
        raise ValidationError("Wpisz tę nazwę literami ukraińskimi albo zostaw to pole puste.")
    return name
