"""Recovery codes: twelve digits each, told once, kept as digests. Pure.

They are random, so that a digest under the secret key is enough; one that was made under an earlier key counts, too.
"""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

NUMBER, DIGITS = 10, 12


def new_codes() -> list[str]:
    """„1234-5678-9012”."""
    return [in_groups(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}") for _ in range(NUMBER)]


def in_groups(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def digests(user: int, code: str) -> list[str]:
    """The digest of a person's code as it is stored, then those under earlier keys."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac("sign_in.recovery", f"{user} {code}", secret=key, algorithm="sha256").hexdigest() for key in keys
    ]
