"""Numbers of registers: read, checked, doubted in a sentence; never lost, whatever was typed. Pure."""

import re

from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError
from stdnum.pl import nip, regon

from partners.models.choices import NumberKind

DIGITS = {NumberKind.NIP: "10", NumberKind.REGON: "9 albo 14", NumberKind.KRS: "10"}
SAVED = "Zapisaliśmy go, sprawdź z partnerem."
WRONG_LENGTH = "Liczba cyfr w tym numerze {}: {}, a ma być {}. " + SAVED
WRONG_DIGIT = "Ten {} ma błędną cyfrę kontrolną. " + SAVED
NO_DIGITS = "W tym numerze {} są nie tylko cyfry. " + SAVED
LENGTH_OF_KRS = 10


def read(kind: NumberKind, typed: str) -> tuple[str, str]:
    """The number without spaces and marks, and nothing; or the number as it was typed, and why it is doubted.

    KRKGW has no form that could be checked, and KRS no control digit but its length.
    """
    typed = typed.strip()
    if not typed or kind is NumberKind.KRKGW:
        return typed, ""
    try:
        return _checked(kind, typed), ""
    except InvalidLength:
        return typed, WRONG_LENGTH.format(kind.label, len(re.sub(r"\D", "", typed)), DIGITS[kind])
    except InvalidChecksum:
        return typed, WRONG_DIGIT.format(kind.label)
    except (InvalidFormat, ValidationError):
        return typed, NO_DIGITS.format(kind.label)


def _checked(kind: NumberKind, typed: str) -> str:
    """The number as it is stored. Raises stdnum's ValidationError."""
    if kind is NumberKind.NIP:
        return nip.validate(typed)
    if kind is NumberKind.REGON:
        return regon.validate(typed)
    digits = re.sub(r"[\s-]", "", typed)
    if not digits.isdecimal():
        raise InvalidFormat
    if len(digits) != LENGTH_OF_KRS:
        raise InvalidLength
    return digits


def doubt_of(kind: NumberKind, stored: str) -> str:
    """Why a stored number is doubted, in a sentence; nothing where it is right."""
    return read(kind, stored)[1]
