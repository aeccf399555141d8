"""Links in letters: signed, of one purpose each, and for as long as it says.

A GET of such a link shows, a POST acts. It is used up by the state of its row and not by a list of what was clicked:
a mail server that looks at every link spends none, and a second press finds the row as the first one left it.
"""

from dataclasses import dataclass
from datetime import timedelta

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
        return self._signer(state).sign(f"{number}{made}")

    def number(self, token: str, state: object = "") -> int | None:
        """Of which row this is a link, for this purpose, in time and in this state; else None. Constant time."""
        try:
            number, _behind, made = self._signer(state).unsign(token).partition(BEHIND)
            return int(number) if self._is_in_time(made) else None
        except (BadSignature, ValueError):
            return None

    def _is_in_time(self, made: str) -> bool:
        if self.max_age is None:
            return not made
        return bool(made) and clock.now().timestamp() - base36_to_int(made) <= self.max_age.total_seconds()

    def _signer(self, state: object) -> Signer:
        return Signer(salt=f"{self.salt}:{_digest(state)}" if state else self.salt, sep=".")


def _digest(state: object) -> str:
    return salted_hmac("osl_site.letters.tokens", repr(state), algorithm="sha256").hexdigest()
