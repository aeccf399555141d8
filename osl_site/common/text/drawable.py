"""Which signs paper can draw: those that its typeface holds. All others are told where they are typed.

Paper is drawn with our own letters alone, never with those that a machine happens to have: a decided document looks the
same wherever it is made.
"""

import re
from collections.abc import Iterable

from osl_site.machine.glyphs import ranges

WITHOUT_SHAPE = "\t\n\r\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff"  # and so without need of one
INSTEAD = "\N{WHITE SQUARE}"


UNDRAWN = re.compile(
    f"[^{WITHOUT_SHAPE}{''.join(f'{re.escape(chr(first))}-{re.escape(chr(last))}' for first, last in ranges())}]"
)


def undrawn(texts: Iterable[str]) -> list[str]:
    """The signs of these texts that paper cannot draw, each once, in the order in which they are met."""
    return list(dict.fromkeys(sign for text in texts for sign in UNDRAWN.findall(text)))


def as_drawn(words: str) -> str:
    """The words of a document as they are drawn: an empty square stands for what has no shape there."""
    return UNDRAWN.sub(INSTEAD, words).replace("\ufe0f", "")
