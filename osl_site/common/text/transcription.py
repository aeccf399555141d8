"""Polish names as Ukrainian writes them, by the rules of practical transcription: to be found by, never shown. Pure."""

import re

PIECES = (  # the longest first
    *(("szcz", "щ"), ("dzi", "дзі"), ("dź", "дзь"), ("dż", "дж"), ("dz", "дз"), ("sz", "ш"), ("cz", "ч"), ("ch", "х")),
    *(("krz", "кш"), ("prz", "пш"), ("trz", "тш"), ("rz", "ж"), ("św", "св"), ("ja", "я"), ("je", "є"), ("jo", "йо")),
    *(("ju", "ю"), ("ia", "я"), ("ią", "йон"), ("ie", "е"), ("ię", "ен"), ("io", "йо"), ("ió", "ю"), ("iu", "ю")),
    *(("la", "ля"), ("lo", "льо"), ("lu", "лю"), ("ló", "лю"), ("le", "ле"), ("li", "лі"), ("ly", "ли"), ("l", "ль")),
    *(("ą", "он"), ("ę", "ен"), ("ć", "ць"), ("ń", "нь"), ("ś", "сь"), ("ź", "зь"), ("x", "кс")),
)
LETTERS = str.maketrans("abcdefghijkłmnoóprstuvwyzżq", "абцдефггійклмноупрстуввизжк")
SOFT_END = re.compile("(?<=.)(?<=[сц])(?=к[аеоі]?$)|(?<=.ц)$")
NASAL = re.compile("[ąę](?=[bp])")


def ukrainian(name: str) -> str:
    """„Топшини” of „Toprzyny”, „Краснолонка” of „Krasnołąka”."""
    return " ".join(_word(word) for word in name.split())


def _word(word: str) -> str:
    left = NASAL.sub(lambda sign: {"ą": "om", "ę": "em"}[sign[0]], word.lower())
    said = ""
    while left:
        one = (left[0], left[0].translate(LETTERS))
        piece, sound = next((pair for pair in PIECES if left.startswith(pair[0])), one)
        said, left = said + sound, left[len(piece) :]
    said = SOFT_END.sub("ь", said)
    return said[:1].upper() + said[1:]
