"""Names of villages bent by analogy with others: good enough to find them by, to be read by the office before it is
said to anybody. Pure."""

SOFTENED = (  # the end of a stem before „-ie” of a locative
    *(("rzn", "rzni"), ("czn", "czni"), ("szn", "szni"), ("st", "ści"), ("zn", "źni"), ("sn", "śni"), ("ch", "sz")),
    *(("ł", "l"), ("r", "rz"), ("t", "ci"), ("d", "dzi"), ("k", "c"), ("g", "dz")),
)
HUSHING = ("c", "cz", "sz", "rz", "ż", "dz")
ADJECTIVES = {
    "ka": ("kiej", "kiej", "ką", "ką", "kiej"),
    "a": ("ej", "ej", "ą", "ą", "ej"),
    "e": ("ego", "emu", "e", "ym", "ym"),
    "ie": ("iego", "iemu", "ie", "im", "im"),
    "y": ("ego", "emu", "y", "ym", "ym"),
    "i": ("iego", "iemu", "i", "im", "im"),
}
OF_MANY = {"e": ("ych", "ym", "e", "ymi", "ych"), "ie": ("ich", "im", "ie", "imi", "ich")}
BEGINNINGS = ("Now", "Star", "Mał", "Wielk", "Doln", "Górn")
WHOLE = {"wieś": ("wsi", "wsi", "wieś", "wsią", "wsi")}
CASES = ("genitive", "dative", "accusative", "instrumental", "locative")


def bent(name: str) -> dict[str, str]:
    """The cases of a name by „genitive”, „locative” …; none where no analogy is at hand."""
    words = name.split()
    noun_at = _noun_at(words)
    noun = words[noun_at]
    cases = _noun(noun)
    if not cases:
        return {}
    is_many = noun.endswith(("y", "i")) or (noun.endswith("ie") and len(words) > 1)
    parts = [cases if at == noun_at else _adjective(word, is_many=is_many) for at, word in enumerate(words)]
    if not all(parts):
        return {}
    return {case: " ".join(part[at] for part in parts) for at, case in enumerate(CASES)}


def _noun_at(words: list[str]) -> int:
    """„Nowa Karczma” begins with how it is, „Stega Mała” ends with it."""
    if len(words) == 1:
        return 0
    return int(words[0].startswith(BEGINNINGS))


def _adjective(word: str, *, is_many: bool) -> tuple[str, ...]:
    ending = word[-2:] if word.endswith(("ie", "ka")) else word[-1]
    table = OF_MANY if is_many else ADJECTIVES
    return tuple(word.removesuffix(ending) + end for end in table.get(ending, ()))


def _noun(word: str) -> tuple[str, ...]:
    if word.lower() in WHOLE:
        return tuple(form.capitalize() for form in WHOLE[word.lower()])
    stem, ending = word[:-1], word[-1]
    if ending == "a":
        plain = f"{stem}{'i' if stem.endswith(('k', 'g', 'l', 'j')) else 'y'}"
        soft = _softened(stem, hard="y", liquid="i")
        return plain, soft, f"{stem}ę", f"{stem}ą", soft
    if ending == "o":
        locative = f"{stem}u" if stem.endswith(("k", "g", "ch")) else _softened(stem, hard="u", liquid="u")
        return f"{stem}a", f"{stem}u", word, f"{stem}{'i' if stem.endswith(('k', 'g')) else ''}em", locative
    if ending in "yi" or word.endswith("ie"):
        stem = word.removesuffix("e") if word.endswith("ie") else stem
        return _of_many(stem), f"{stem}om", word, f"{stem}ami", f"{stem}ach"
    return _masculine(word) if ending not in "eą ęó" else ()


def _of_many(stem: str) -> str:
    """„Kandyt”, „Wiewiórek”, „Lipnik”."""
    is_crowded = stem.endswith("k") and len(stem) > 1 and stem[-2] not in "aeiouyąęó"
    return f"{stem[:-1]}ek" if is_crowded else stem.removesuffix("i")


def _masculine(word: str) -> tuple[str, ...]:
    stem = word
    for before, after in (("iec", "c"), ("ec", "c"), ("iek", "k"), ("ek", "k")):
        if word.endswith(before) and len(word) > len(before) + 1:
            stem = word.removesuffix(before) + after
            break
    locative = f"{stem}u" if stem.endswith(("k", "g", "ch", *HUSHING)) else _softened(stem, hard="u", liquid="u")
    return f"{stem}a", f"{stem}owi", word, f"{stem}{'i' if stem.endswith(('k', 'g')) else ''}em", locative


def _softened(stem: str, *, hard: str, liquid: str) -> str:
    """„Krasnołące”, „Sołtysowiźnie”; after a hushing sound `hard`, after „l” and „j” `liquid`."""
    if stem.endswith(HUSHING):
        return f"{stem}{hard}"
    if stem.endswith(("l", "j")):
        return f"{stem}{liquid}"
    for before, after in SOFTENED:
        if stem.endswith(before):
            return f"{stem.removesuffix(before)}{after}e"
    return f"{stem}ie"
