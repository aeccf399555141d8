"""Telephones that people of the office write down: an extension or a word may stand beside a number, none too short."""

from django.core.exceptions import ValidationError

WHOLE_NUMBER = "Wpisz cały numer razem z kierunkowym: co najmniej dziewięć cyfr."


def whole_number(number: str) -> str:
    """The number as it was typed. Raises ValidationError where it has too few digits to be dialled."""
    if number and sum(map(str.isdigit, number)) < 9:
        raise ValidationError(WHOLE_NUMBER)
    return number
