"""A letter goes under one Message-ID for ever, and what became of it stays written."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal

TABLE = "letters_letter"
STAYS = "a letter loses its address, and is never deleted"
WRITTEN = ("language", "tries", "is_doubtful", "said", "due_at", "ended_at")  # how it went, till it goes again
HOW_IT_WENT = [", ".join(f"{row}.{column}" for column in WRITTEN) for row in ("old", "new")]

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="letters_letter_stays", table=TABLE, fires="before delete", says=STAYS),
    never_emptied(TABLE, STAYS),
    readable(TABLE, "made_at", "due_at", "ended_at"),
    refusal(
        name="letters_letter_stays_sent",
        table=TABLE,
        fires="before update of state",
        when="old.state in ('sent', 'dropped') and new.state <> old.state",
        says="a letter that went or was dropped is not taken back",
    ),
    refusal(
        name="letters_letter_keeps_how_it_ended",
        table=TABLE,
        fires="before update",
        when="old.ended_at is not null and new.state not in ('waiting', 'sending')"
        f" and ({HOW_IT_WENT[0]}) is distinct from ({HOW_IT_WENT[1]})",
        says="what became of a letter stays written until it goes again",
    ),
    refusal(
        name="letters_letter_keeps_whom_it_went_to",
        table=TABLE,
        fires="before update",
        when="""old.ended_at is not null and new."to" not in (old."to", '')""",
        says="a letter that ended only loses its address",
    ),
    refusal(
        name="letters_letter_fails_before_it_goes_again",
        table=TABLE,
        fires="before update of state",
        when="old.state = 'failed' and new.state not in ('failed', 'waiting', 'dropped')",
        says="a letter that failed waits before it is sent again",
    ),
    refusal(
        name="letters_letter_is_one_thing",
        table=TABLE,
        fires="before update of id, kind, subject_type, subject_id, message_id, made_at",
        when="(old.id, old.kind, old.subject_type, old.subject_id, old.message_id, old.made_at)"
        " is distinct from (new.id, new.kind, new.subject_type, new.subject_id, new.message_id, new.made_at)",
        says="a letter stays about what it was promised",
    ),
    refusal(
        name="letters_letter_stays_nameless",
        table=TABLE,
        fires='before update of "to"',
        when="""old."to" = '' and new."to" <> ''""",
        says="an address that was erased stays erased",
    ),
)
GRANTS = {TABLE: ADD_AND_CHANGE}
