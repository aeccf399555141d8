"""Telephones that people of the office write down: an extension or a word may stand beside a number, none too short."""

import re

from django.core.exceptions import ValidationError

WHOLE_NUMBER = "Wpisz cały numer razem z kierunkowym: co najmniej dziewięć cyfr."
NO_AREA = "Brakuje numeru kierunkowego. Wpisz go przed numerem, na przykład 22 123 45 67."
WITH_NOUGHT = "Numer zaczyna się od zera. Polski wpisz bez niego, na przykład 89 761 02 95, zagraniczny od znaku plus."
NINE, LOCAL = 9, 7  # digits of a Polish number, and of one without its area
AT_HOME = re.compile(r"0[1-9]")  # as one dialled long ago; „00” begins a foreign one


def whole_number(number: str) -> str:
    """The number as it was typed. Raises ValidationError where it cannot be dialled: digits are missing, or a nought
    stands before it; the sentence says which."""
    digits = re.sub(r"[^0-9]", "", number)
    if not number:
        return number
    if AT_HOME.match(digits) and not number.lstrip().startswith("+"):
        raise ValidationError(WITH_NOUGHT)
    if len(digits) < NINE:
        raise ValidationError(NO_AREA if len(digits) == LOCAL else WHOLE_NUMBER)
    return number
