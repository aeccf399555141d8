"""What is kept of how one signs in."""

from osl_site.common.sign_in.models.attempts import Attempt, KnownLine, Outcome, Step
from osl_site.common.sign_in.models.factors import Authenticator, Passkey, RecoveryCode, SignInPolicy
from osl_site.common.sign_in.models.sessions import Session

__all__ = [
    "Attempt",
    "Authenticator",
    "KnownLine",
    "Outcome",
    "Passkey",
    "RecoveryCode",
    "Session",
    "SignInPolicy",
    "Step",
]
