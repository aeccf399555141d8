"""What is written of refused attempts stays for two years; what the application's role may do with signing in."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal

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
)
GRANTS = {"sign_in_session": ALL_ROWS, "sign_in_attempt": ALL_ROWS, "sign_in_knownline": ALL_ROWS}
