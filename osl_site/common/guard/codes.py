"""Short codes by which somebody without an account comes back: they can be read out, and no table holds them.

A code grows from a seed in its row under the secret of the installation; beside it stands a digest, by which the row is
found. Each kind of row has codes of its own (`salt`): a code of one opens nothing of another.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = "ABCDEFGHJKMNPRSTWXYZ"  # none that is read as another, or as a digit
DIGITS = "23456789"
LOOK_ALIKES = str.maketrans("АВЕКМНРСТХЗУ", "ABEKMHPCTX3Y")  # Cyrillic ones, as Ukrainian keyboards type them
PAIRS = 5  # 10^11 codes


@dataclass(frozen=True)
class Codes:
    """The codes of one kind of row."""

    salt: str

    def fresh(self, is_taken: Callable[[str], bool]) -> dict[str, str]:
        """The columns `code_seed` and `code_digest` of a new code, one whose digest is not taken."""
        while True:
            seed = secrets.token_urlsafe(24)
            digest = self.digest(self._grown_from(seed))
            if not is_taken(digest):
                return {"code_seed": seed, "code_digest": digest}

    def code(self, seed: str, digest: str) -> str:
        """The code in pairs, „K7-M2-P9-R4-T6”. Empty where nobody can say it any more: it is of older days, or the
        secret has changed; then the office gives a new one."""
        code = self._grown_from(seed)
        if not seed or not constant_time_compare(self.digest(code), digest):
            return ""
        return in_pairs(code)

    def digest(self, code: str) -> str:
        """What is kept of a code, under the secret of the installation."""
        return salted_hmac(f"{self.salt}.digest", code, algorithm="sha256").hexdigest()

    def _grown_from(self, seed: str) -> str:
        number, code = int.from_bytes(salted_hmac(self.salt, seed, algorithm="sha256").digest()), ""
        for _pair in range(PAIRS):
            number, letter = divmod(number, len(LETTERS))
            number, digit = divmod(number, len(DIGITS))
            code += LETTERS[letter] + DIGITS[digit]
        return code


def in_pairs(code: str) -> str:
    """„K7M2P9R4T6” as it is read: „K7-M2-P9-R4-T6”."""
    return "-".join(code[at : at + 2] for at in range(0, len(code), 2))


def read_code(typed: str) -> str:
    """The code without what people write between its pairs, whichever alphabet its letters were typed in."""
    return "".join(sign for sign in typed.upper().translate(LOOK_ALIKES) if sign in LETTERS + DIGITS)
