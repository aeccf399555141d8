"""The Polish alphabet, for sorting words that no database sorts. Pure."""

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


def polish_order(words: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts „Łęcze” after „Lipica” and before „Mortąg”; signs that are no letters stand first."""
    return tuple((ALPHABET.find(sign), sign) for sign in words.lower())
