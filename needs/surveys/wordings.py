"""Answers to choose as people type them: one a line, in Polish, and line by line in the other languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from needs.models import QuestionOption
from osl_site.common.text.cleaning import clean, on_one_line


@dataclass(frozen=True)
class Wording:
    """One answer to choose, in Polish and, where it was translated, in Ukrainian and English."""

    label: str
    label_uk: str = ""
    label_en: str = ""


def lines_of(typed: str) -> list[str]:
    """What stands in the lines, tidy, empty ones left out."""
    lines = (on_one_line(clean(line)) for line in typed.splitlines())
    return [line for line in lines if line]


def wordings(polish: list[str], ukrainian: list[str], english: list[str]) -> list[Wording]:
    """Line beside line; a language without lines has none of them."""
    return [Wording(*line) for line in zip_longest(polish, ukrainian, english, fillvalue="")]


def typed_of(options: Iterable[QuestionOption], name: str) -> str:
    """The lines of stored answers, as they are typed; empty where none of them is translated."""
    lines = [getattr(option, name) for option in options]
    return "\n".join(lines) if any(lines) else ""
