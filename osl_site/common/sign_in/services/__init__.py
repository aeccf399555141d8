"""Acts on how one signs in."""

from osl_site.common.sign_in.services.attempts import (
    LINE_KEPT,
    attempts_past,
    begin_attempt,
    forget_attempts,
    is_locked,
    lift_lock,
    lines_past,
    pass_attempt,
    proved_by_letter,
)
from osl_site.common.sign_in.services.factors import (
    add_authenticator,
    has_factor,
    make_recovery_codes,
    remove_authenticator,
    use_code,
)
from osl_site.common.sign_in.services.policy import is_asked, people_with_steps, policy, require_factor
from osl_site.common.sign_in.services.sessions import end_session, end_sessions

__all__ = [
    "LINE_KEPT",
    "add_authenticator",
    "attempts_past",
    "begin_attempt",
    "end_session",
    "end_sessions",
    "forget_attempts",
    "has_factor",
    "is_asked",
    "is_locked",
    "lift_lock",
    "lines_past",
    "make_recovery_codes",
    "pass_attempt",
    "people_with_steps",
    "policy",
    "proved_by_letter",
    "remove_authenticator",
    "require_factor",
    "use_code",
]
