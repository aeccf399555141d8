"""The stamp of a page with a form: for which form it was drawn, and when; and the work that may be asked for it. Pure.

The work is a number behind which the digest of the page's challenge begins with so many zeros: tried 2^BITS times on
the average by whoever sends the form, and looked at once by us.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from osl_site.common import clock

BITS = 14  # 16,000 tries: a tenth of a second, on an old phone one or two
LONGEST_ANSWER = 20
OLDEST = timedelta(hours=24)
SIGNER = Signer(salt="guard.stamp", sep=".")


@dataclass(frozen=True)
class Stamp:
    """A page that was drawn for `purpose`. One that was made up, or is of another form, was drawn at no time."""

    purpose: str
    text: str

    @classmethod
    def fresh(cls, purpose: str, *, age: timedelta = timedelta()) -> "Stamp":
        """Of a page that is drawn now, or counts as so old."""
        moment = int((clock.now() - age).timestamp())
        return cls(purpose, SIGNER.sign(f"{moment}-{secrets.token_hex(8)}-{purpose}"))

    @property
    def drawn_at(self) -> datetime | None:
        try:
            moment, _nonce, purpose = SIGNER.unsign(self.text).split("-", 2)
        except (BadSignature, ValueError):
            return None
        return datetime.fromtimestamp(int(moment), UTC) if purpose == self.purpose else None

    @property
    def challenge(self) -> str:
        """What is worked on; short, so that one digest is one round."""
        return salted_hmac("guard.work", self.text, algorithm="sha256").hexdigest()[:32]

    def is_solved_by(self, answer: str) -> bool:
        """Whether somebody has worked for this page, which is ours and not too old."""
        moment = self.drawn_at
        if moment is None or clock.now() - moment > OLDEST or not answer or len(answer) > LONGEST_ANSWER:
            return False
        digest = int.from_bytes(sha256(f"{self.challenge}{answer}".encode()).digest())
        return digest >> (256 - BITS) == 0
