"""What stays together on a line: a word of one letter with the next, a number with its unit. Two hyphens between words
are the dash that a typewriter lacks. Only in what is shown, never in what is stored. Pure."""

import re

NBSP = "\N{NO-BREAK SPACE}"
_OPENING = r"(?<![^\s(\[„«‚\"'–—/])"  # where a word begins: not within another
_ONE_LETTER = re.compile(rf"{_OPENING}([aiouwz]) (?=\S|$)", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_UNITS = (
    "zł|gr|tys\\.|mln|mld|r\\.|w\\.|proc\\.|%|km|m|cm|mm|kg|g|ha|l|h|godz\\.|min|os\\.|osób|osoby|rok|roku|lat|lata|dni|"
    "miesięcy|miesiące|tygodni|tygodnie|godzin|godziny|minut|razy|"
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))|(?<=\d{NBSP}tys\.) (?=zł|os)|(?<=\d{NBSP}ml[nd]) (?=zł)")
_AFTER_ROMAN = re.compile(rf"{_OPENING}([IVX]+) (?=kw\.|kwarta|półrocz|połow)")
_DASH = re.compile(r"(?<=\s)--(?=\s)")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # 12 000
_OF_YEAR = re.compile(rf"{_OPENING}((?i:na)) (?=(?:rok|lata)[ {NBSP}]\d)")
_AFTER_SIGN = re.compile(rf"{_OPENING}((?i:art\.|ust\.|pkt|lit\.|poz\.|nr|str\.|s\.|tel\.|rok|roku|§)) (?=\d)")
_STREET = re.compile(rf"{_OPENING}(ul\.|al\.|pl\.) (?=\S)")


def tied(words: str) -> str:
    """Words whose single letters never end a line: „w Kandytach” stays together, and so do „16:00–17:30”, and what
    `with_units` ties. Said twice it says the same."""
    words = with_units(_ONE_LETTER.sub(rf"\1{NBSP}", words))
    words = _STREET.sub(rf"\1{NBSP}", words)
    return _RANGE.sub("\N{EN DASH}\N{WORD JOINER}", words)


def with_units(words: str) -> str:
    """A number with what it counts: „12 000 zł”, „29 listopada”, „2027 rok”, „I kwartał”, „art. 20 ust. 3” and „na rok
    2031”. Said twice it says the same."""
    words = _BEFORE_UNIT.sub(NBSP, _BEFORE_UNIT.sub(NBSP, _DASH.sub("\N{EN DASH}", words)))
    words = _AFTER_ROMAN.sub(rf"\1{NBSP}", _GROUPS.sub(NBSP, words))
    return _OF_YEAR.sub(rf"\1{NBSP}", _AFTER_SIGN.sub(rf"\1{NBSP}", words))
