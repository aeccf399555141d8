"""What stands in a document in place of what is not public: the numbers of the notes about it, also of sums. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal

from osl_site.common.text.number_format import money

BEGINNING = "[wyłączono: "


def marker(numbers: Iterable[int]) -> str:
    """What stands in place of the words: „[wyłączono: przypis 1]”, „[wyłączono: przypisy 1 i 2]”."""
    told = [str(number) for number in sorted(numbers)]
    return f"{BEGINNING}{'przypis' if len(told) == 1 else 'przypisy'} {' i '.join(told)}]"


def is_marker(text: str) -> bool:
    """Whether a sum, a time or a number is not public."""
    return text.startswith(BEGINNING)


def numbers_in(text: str) -> set[int]:
    """The notes that a marker names; none of any other text."""
    return set(map(int, re.findall(r"\d+", text))) if is_marker(text) else set()


def joined(texts: Iterable[str]) -> str:
    """One marker for all that are among these texts; nothing where none is."""
    numbers = {number for text in texts for number in numbers_in(text)}
    return marker(numbers) if numbers else ""


def sum_in_words(costs: Iterable[tuple[str, str]]) -> str:
    """The sum of costs, each given in words and as a number: „2 500 zł”. Nothing where none is given. A sum would tell
    a part that is not public, and so is not public either."""
    given = [(words, value) for words, value in costs if words]
    if hidden := joined(words for words, _value in given):
        return hidden
    return money(sum((Decimal(value or 0) for _words, value in given), Decimal())) if given else ""
