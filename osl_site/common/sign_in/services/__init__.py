"""Acts on how one signs in."""

from osl_site.common.sign_in.services.factors import (
    Joined,
    add_authenticator,
    codes_left,
    has_app,
    has_factor,
    make_recovery_codes,
    remove_authenticator,
    take_off_factors,
    use_code,
)
from osl_site.common.sign_in.services.passkeys import (
    add_passkey,
    known,
    passkeys_of,
    remove_passkey,
    rename_passkey,
    use_passkey,
)
from osl_site.common.sign_in.services.policy import change_policy, is_asked, people_with_steps, policy, require_factor
from osl_site.common.sign_in.services.sessions import end_session, end_sessions
from osl_site.common.sign_in.services.throttle import (
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

__all__ = [
    "LINE_KEPT",
    "Joined",
    "add_authenticator",
    "add_passkey",
    "attempts_past",
    "begin_attempt",
    "change_policy",
    "codes_left",
    "end_session",
    "end_sessions",
    "forget_attempts",
    "has_app",
    "has_factor",
    "is_asked",
    "is_locked",
    "known",
    "lift_lock",
    "lines_past",
    "make_recovery_codes",
    "pass_attempt",
    "passkeys_of",
    "people_with_steps",
    "policy",
    "proved_by_letter",
    "remove_authenticator",
    "remove_passkey",
    "rename_passkey",
    "require_factor",
    "take_off_factors",
    "use_code",
    "use_passkey",
]
