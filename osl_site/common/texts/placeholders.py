"""Words in braces that stand for what a letter says of its own: „{spotkanie}”. Pure."""

import re
from collections.abc import Collection, Mapping

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
BRACE = re.compile(r"[{}]")


def wrong_with(text: str, *, known: Collection[str], needed: Collection[str] = ()) -> str:
    """What is wrong with the placeholders of a text, in a sentence; nothing where nothing is, or no text."""
    if not text.strip():
        return ""
    named = PLACEHOLDER.findall(text)
    can = f"Możesz użyć: {in_braces(known)}." if known else "W tym tekście nie ma żadnych pól."
    if strange := [name for name in named if name not in known]:
        return f"Nie ma pola {in_braces(strange)}. {can}"
    if BRACE.search(PLACEHOLDER.sub("", text)):
        return f"Nawias klamrowy nie ma pary. {can}"
    if lacking := [name for name in needed if name not in named]:
        return f"Wstaw {in_braces(lacking)}: bez tego nikt się nie dowie, o co chodzi."
    return ""


def in_braces(names: Collection[str]) -> str:
    """„{spotkanie}, {kiedy}”"""
    return ", ".join(f"{{{name}}}" for name in dict.fromkeys(names))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in. A line that has one without a value is left out; what a value says is
    not looked at again."""
    lines = (line for line in text.split("\n") if all(values.get(name) for name in PLACEHOLDER.findall(line)))
    return "\n".join(PLACEHOLDER.sub(lambda found: values[found[1]], line) for line in lines)
