"""What of typed text is kept: everything that somebody can see. One rule for every form and every row.

Signs without a shape turn words around, split them for whoever looks for them, and make names that look empty or the
same; nobody types them knowingly. Between two emoji a joiner is kept, since it makes one of them.
"""

import re
import unicodedata

NEVER_KEPT = (*range(32), *range(127, 160), 0xFFFE, 0xFFFF)  # C0, DEL, C1, and what XML refuses
CONTROLS = {sign: None for sign in NEVER_KEPT if chr(sign) not in "\t\n"} | {0x2028: "\n", 0x2029: "\n"}
OF_WORD = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "✓"}  # signs of a font that only Word has
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])"
)
SPACES = " \xa0\u2000-\u200a\u202f\u205f\u3000"
INNER = re.compile(rf"(?<=\S)[{SPACES}]{{2,}}(?=\S)")
TRAILING = re.compile(rf"(?<=\S)[{SPACES}]+(?=\n)")


def only_seen(text: str) -> str:
    """The text without signs that nobody sees; line ends as LF. U+0000 stays, since it is refused in words."""
    plain = text.replace("\r\n", "\n").replace("\0", "\ufdd0").translate(CONTROLS).translate(OF_WORD)
    return UNSEEN.sub("", plain).replace("\ufdd0", "\0")


def clean(text: str) -> str:
    """The text as it is stored: what can be seen, Unicode NFC, trimmed, line ends as LF, one space between words. How
    far a line stands in, and the tabs between cells, are kept: lists and tables are made of them."""
    seen = only_seen(unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    return TRAILING.sub("", INNER.sub(_one_space, seen)).strip()


def _one_space(run: re.Match) -> str:
    """An ordinary one, unless all of them hold words together."""
    return " " if " " in run[0] else run[0][0]


def on_one_line(text: str) -> str:
    """Of a name, a title, a reason: what was typed in several lines stands in one."""
    return " ".join(text.split()) if "\n" in text or "\t" in text else text
