"""Secrets of authenticators at rest: encrypted under the secret key, and read under those before it. Pure."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def _keys() -> MultiFernet:
    found = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [salted_hmac("sign_in.authenticator", "", secret=key, algorithm="sha256").digest() for key in found]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])


def hidden(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def shown(stored: str) -> str:
    """Raises cryptography.fernet.InvalidToken when none of the keys is the one it was hidden under."""
    return _keys().decrypt(stored.encode()).decode()


def hidden_anew(stored: str) -> str:
    """The same secret under the key of today."""
    return _keys().rotate(stored.encode()).decode()
