"""Words as one looks for them: „laczka” is „Łączka”, „krasno-laka” is „Krasno łąka”. Pure.

The database folds alike (`osl_fold` in `osl_site/common/triggers.py`): what is typed is compared with what is stored.
"""

import unicodedata

PLAIN = {
    **dict(zip("ąćęłńóśźżäöüáéíčěřšýžґ", "acelnoszzaouaeicersyzг", strict=True)),
    **dict.fromkeys("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{NO-BREAK SPACE}", " "),
}
LEFT_OUT = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{SOFT HYPHEN}"
_TABLE = str.maketrans(PLAIN | dict.fromkeys(LEFT_OUT))
FOLD_IN_SQL = "return translate(lower(t), '{}', '{}')".format(
    "".join([*PLAIN, *LEFT_OUT]).replace("'", "''"), "".join(PLAIN.values())
)
LEAST_SPACED = 7  # letters; a shorter word is found by chance across two others
PREPOSITIONS = frozenset(("w", "we", "na", "do", "z", "ze", "od", "u", "в", "у", "на", "до", "з", "від", "in", "near"))


def fold(words: str) -> str:
    """Small letters without marks, one space for every hyphen and run of spaces, apostrophes left out."""
    return " ".join(unicodedata.normalize("NFC", words).lower().translate(_TABLE).split())


def squash(words: str) -> str:
    """The same in one piece: „N-25”, „n 25” and „n25” are one."""
    return fold(words).replace(" ", "")


def pattern(word: str) -> str:
    """A regular expression of PostgreSQL that finds a folded word in text as people typed it. It costs no more than to
    look for the letters themselves; to fold every text that is looked through costs ten times as much."""
    signs = [_as_typed(sign) for sign in word]
    plain = "['’ʼ]?".join(signs) if any("\u0400" <= sign <= "\u04ff" for sign in word) else "".join(signs)
    is_long = word.isalpha() and len(word) >= LEAST_SPACED
    return f"{plain}|\\m{r'[- ]*'.join(signs)}" if is_long else plain


def _as_typed(sign: str) -> str:
    """Every sign that folds to this one, small and capital."""
    if not sign.isalnum():
        return f"\\{sign}"
    alike = sign + "".join(typed for typed, folded in PLAIN.items() if folded == sign)
    both = "".join(dict.fromkeys(alike + "".join(one for one in alike.upper() if one.isalpha())))
    return f"[{both}]" if len(both) > 1 else sign


def without_preposition(words: str) -> str:
    """„Kandytach” of „w Kandytach”."""
    first, _, rest = words.strip().partition(" ")
    return rest.strip() if rest and first.lower() in PREPOSITIONS else words.strip()


def edits(one: str, other: str, *, most: int) -> int:
    """How many letters are to be typed, left out, changed or swapped to make one of the other; `most` + 1 if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for beside, there in enumerate(other, 1):
            cost = min(last[beside] + 1, row[-1] + 1, last[beside - 1] + (letter != there))
            if at > 1 and beside > 1 and letter == other[beside - 2] and one[at - 2] == there:
                cost = min(cost, before[beside - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
