"""What is written of refused attempts stays for two years, and as it came out; how second steps go on; what the
application's role may do with signing in."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

ATTEMPT = "sign_in_attempt"
STAYS = "an attempt to sign in is removed by its schedule alone"
SAME = "when, whose and from where an attempt was stays as it was"
ENDS_ONCE = (  # begun is what nobody has looked at yet: written as a wrong one, and for no longer than a look takes
    "new.outcome is distinct from old.outcome and not ("
    "old.at >= osl_then() and ("
    "old.outcome in ('wrong', 'unknown', 'closed') and new.outcome = 'locked' and not new.counts"
    " or old.outcome = 'wrong' and new.outcome = 'passed'))"
)
NO_LESS = (
    "new.number < old.number or new.number > old.number and old.outcome <> 'locked' or new.counts and not old.counts"
    " or new.name not in (old.name, '') or new.line not in (old.line, '')"
)

FUNCTIONS = (
    Function(
        name="sign_in_attempt_stays",
        says="Attempts are removed by sign_in_remove_old_attempts alone.",
        body=f"""
begin
    if osl_is_done_by('sign_in_remove_old_attempts', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: {STAYS}', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="sign_in_remove_old_attempts",
        says="For the schedule: refused attempts are kept for two years, those that passed for a day. Returns how many"
        " were removed.",
        arguments="older_than timestamptz, passed_before timestamptz",
        returns="bigint",
        as_owner=True,
        body="""
declare removed bigint;
begin
    if older_than > osl_now() - interval '2 years' then
        raise exception 'refused attempts are kept for two years';
    end if;
    if passed_before > osl_now() - interval '1 day' then
        raise exception 'attempts that passed are kept for a day';
    end if;
    delete from sign_in_attempt where at < older_than or (outcome = 'passed' and at < passed_before);
    get diagnostics removed = row_count;
    return removed;
end
""",
    ),
)
TRIGGERS = (
    readable("sign_in_session", "created_at", "seen_at", "expire_date"),
    Trigger(name="sign_in_attempt_stays", table=ATTEMPT, fires="before delete", calls="sign_in_attempt_stays()"),
    refusal(
        name="sign_in_attempt_is_told_once",
        table=ATTEMPT,
        fires="before update",
        when="(old.at, old.step, old.user_id, old.network)"
        " is distinct from (new.at, new.step, new.user_id, new.network)",
        says=SAME,
    ),
    refusal(
        name="sign_in_attempt_ends_once",
        table=ATTEMPT,
        fires="before update of outcome",
        when=ENDS_ONCE,
        says="what came of an attempt is said once",
    ),
    refusal(
        name="sign_in_attempt_is_no_less",
        table=ATTEMPT,
        fires="before update",
        when=NO_LESS,
        says="an attempt is counted once, its number grows alone, and who and from where is only forgotten",
    ),
    never_emptied(ATTEMPT, STAYS),
    written_at_once(ATTEMPT),
    readable(ATTEMPT, "at"),
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
    ATTEMPT: ADD_AND_CHANGE,
    "sign_in_knownline": ALL_ROWS,
    "sign_in_authenticator": ALL_ROWS,
    "sign_in_passkey": ALL_ROWS,
    "sign_in_recoverycode": ALL_ROWS,
    "sign_in_signinpolicy": ADD_AND_CHANGE,
}
