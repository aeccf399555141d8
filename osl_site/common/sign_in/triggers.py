"""What is written of refused attempts stays for two years; what the application's role may do with signing in."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal, written_at_once

STAYS = "a refused attempt to sign in is kept for two years"
SAME = "when, whose and from where an attempt was stays as it was"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    readable("sign_in_session", "created_at", "seen_at", "expire_date"),
    refusal(
        name="sign_in_attempt_stays",
        table="sign_in_attempt",
        fires="before delete",
        when="old.outcome <> 'passed' and old.at > clock_timestamp() - interval '2 years'",
        says=STAYS,
    ),
    refusal(
        name="sign_in_attempt_is_told_once",
        table="sign_in_attempt",
        fires="before update",
        when="(old.at, old.step, old.user_id, old.network)"
        " is distinct from (new.at, new.step, new.user_id, new.network)",
        says=SAME,
    ),
    never_emptied("sign_in_attempt", STAYS),
    readable("sign_in_attempt", "at"),
    readable("sign_in_knownline", "seen_at"),
    refusal(
        name="sign_in_authenticator_goes_on",
        table="sign_in_authenticator",
        fires="before update",
        when="new.last_step <= old.last_step and new.secret = old.secret or new.user_id <> old.user_id",
        says="a code of an app is taken once, and later ones after it",
    ),
    refusal(
        name="sign_in_passkey_goes_on",
        table="sign_in_passkey",
        fires="before update",
        when="new.sign_count < old.sign_count or (old.id, old.user_id, old.credential_id, old.public_key)"
        " is distinct from (new.id, new.user_id, new.credential_id, new.public_key)",
        says="a passkey stays the one that was joined, and what it counts goes on",
    ),
    written_at_once("sign_in_passkey", "created_at"),
    readable("sign_in_passkey", "created_at", "used_at"),
    refusal(
        name="sign_in_recoverycode_once",
        table="sign_in_recoverycode",
        fires="before update",
        when="old.used_at is not null or (old.user_id, old.digest) is distinct from (new.user_id, new.digest)",
        says="a recovery code is taken once",
    ),
    readable("sign_in_authenticator", "created_at", "used_at"),
    readable("sign_in_recoverycode", "made_at", "used_at"),
    readable("sign_in_signinpolicy", "since"),
)
GRANTS = {
    "sign_in_session": ALL_ROWS,
    "sign_in_attempt": ALL_ROWS,
    "sign_in_knownline": ALL_ROWS,
    "sign_in_authenticator": ALL_ROWS,
    "sign_in_passkey": ALL_ROWS,
    "sign_in_recoverycode": ALL_ROWS,
    "sign_in_signinpolicy": ADD_AND_CHANGE,
}
