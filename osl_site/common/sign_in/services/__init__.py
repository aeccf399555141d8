"""Acts on how one signs in."""

from osl_site.common.sign_in.services.attempts import (
    begin_attempt,
    forget_attempts,
    is_locked,
    lift_lock,
    pass_attempt,
    proved_by_letter,
)
from osl_site.common.sign_in.services.sessions import end_session, end_sessions

__all__ = [
    "begin_attempt",
    "end_session",
    "end_sessions",
    "forget_attempts",
    "is_locked",
    "lift_lock",
    "pass_attempt",
    "proved_by_letter",
]
