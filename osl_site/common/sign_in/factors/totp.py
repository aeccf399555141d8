"""Codes of an authenticator app (TOTP, RFC 6238): six digits, thirty seconds. Pure."""

from datetime import datetime

import pyotp

from osl_site.common.sign_in.factors.secrets import hidden, shown

STEP = 30  # seconds
WINDOW = 1  # steps by which a phone's clock may be early or late


def new_secret() -> str:
    """Encrypted, as it is stored."""
    return hidden(pyotp.random_base32())


def key_in_words(secret: str) -> str:
    """What is typed into an app that cannot read the picture: groups of four letters."""
    key = shown(secret)
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def address_of(secret: str, *, account: str, office: str) -> str:
    """What the picture holds: an address that authenticator apps understand."""
    return pyotp.TOTP(shown(secret)).provisioning_uri(name=account, issuer_name=office)


def step_of(secret: str, code: str, moment: datetime, *, after: int = -1) -> int | None:
    """Of which thirty seconds the code is, among those around `moment` and later than `after`; None of a wrong one."""
    generator, now = pyotp.TOTP(shown(secret)), int(moment.timestamp()) // STEP
    steps = [step for step in range(now - WINDOW, now + WINDOW + 1) if step > after]
    right = [step for step in steps if pyotp.utils.strings_equal(generator.generate_otp(step), code)]
    return right[0] if right else None
