"""How letters of the office begin, and how what they are about is called in a subject."""

from osl_site.common.text.typed_text import clipped

HELLO = "Dzień dobry,"
LONGEST_TITLE = 120  # letters


def body(*paragraphs: str) -> str:
    """The greeting and these paragraphs, a line between them."""
    return "\n\n".join([HELLO, *paragraphs]) + "\n"


def called(title: str) -> str:
    """On one line, and so short that the rest of a subject stays in sight."""
    return clipped(title, LONGEST_TITLE)
