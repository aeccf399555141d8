"""A letter that went stays sent, and goes under one Message-ID for ever."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.triggers import Function, never_emptied, refusal

TABLE = "letters_letter"
STAYS = "a letter loses its address, and is never deleted"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="letters_letter_stays", table=TABLE, fires="before delete", says=STAYS),
    never_emptied(TABLE, STAYS),
    refusal(
        name="letters_letter_stays_sent",
        table=TABLE,
        fires="before update of state",
        when="old.state = 'sent' and new.state <> 'sent'",
        says="a letter that went is not taken back",
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
