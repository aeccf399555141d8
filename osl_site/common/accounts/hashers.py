"""How the passwords of demonstration accounts are hashed, on a machine on which one develops."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """PBKDF2 with few rounds: nobody waits a second for four accounts that hold nothing.

    A hash names its rounds: where Django's own hasher finds one, it hashes the password anew at the next sign-in.
    """

    iterations = 20_000
