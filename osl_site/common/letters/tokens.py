"""Links in letters: signed, of one purpose each, and for as long as it says.

A GET of such a link shows, a POST acts. It is used up by the state of its row and not by a list of what was clicked:
a mail server that looks at every link spends none, and a second press finds the row as the first one left it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from osl_site.common import clock

BEHIND = "-"  # the number of the row, and behind it when the link was made


@dataclass(frozen=True)
class Purpose:
    """What links are for. `salt` keeps those of one purpose from serving another; with `max_age` they end."""

    salt: str
    max_age: timedelta | None = None

    def token(self, number: int, state: object = "") -> str:
        """The signed end of a link to the row of that number, as long as `state` of it is what it is now."""
        made = f"{BEHIND}{int_to_base36(int(clock.now().timestamp()))}" if self.max_age else ""
        return self._signer(state, settings.SECRET_KEY).sign(f"{number}{made}")

    def number(self, token: str, state: object = "") -> int | None:
        """Of which row this is a link, for this purpose, in time and in this state; else None. Constant time.

        Links made under a secret key of before (OSL_SECRET_KEYS_BEFORE) go on leading there.
        """
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            try:
                number, _behind, made = self._signer(state, key).unsign(token).partition(BEHIND)
                return int(number) if self._is_in_time(made) else None
            except (BadSignature, ValueError):
                continue
        return None

    def _is_in_time(self, made: str) -> bool:
        if self.max_age is None:
            return not made
        return bool(made) and clock.now().timestamp() - base36_to_int(made) <= self.max_age.total_seconds()

    def _signer(self, state: object, key: str) -> Signer:
        """The state is digested under the same key, which a fallback of the signer alone would not do."""
        salt = f"{self.salt}:{_digest(state, key)}" if state else self.salt
        return Signer(key=key, salt=salt, sep=".", fallback_keys=[])


def _digest(state: object, key: str) -> str:
    return salted_hmac("osl_site.letters.tokens", repr(state), secret=key, algorithm="sha256").hexdigest()
