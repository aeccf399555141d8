"""Who a helper is stands beside a helper who may be rung, and goes with the end of that; nobody comes back."""

from osl_site.common.audit.numbers import numbered_anew
from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.confirmations.triggers import confirmations_go_with
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

HELPER, CONTACT, CLAUSE = "needs_helper", "needs_helpercontact", "needs_helperclause"
CLAUSES = "what stood beside a form stays"

FUNCTIONS = (
    Function(
        name="needs_contact_of_a_standing_helper",
        says="Nobody is written down again beside a helper who has gone.",
        body="""
begin
    if exists (select from needs_helper where id = new.helper_id and ended_at is not null) then
        raise exception '% on % refused: they have gone', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_has_gone';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_helper_goes_nameless",
        says="Whoever has gone left no name: it is erased before.",
        body="""
begin
    if exists (select from needs_helpercontact where helper_id = new.id) then
        raise exception '% on % refused: their contact is there still', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_goes_nameless';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_helper_contact_stands",
        table=CONTACT,
        fires="before insert or update of helper_id",
        calls="needs_contact_of_a_standing_helper()",
    ),
    Trigger(
        name="needs_helper_ends_nameless",
        table=HELPER,
        fires="before update of ended_at",
        when="new.ended_at is not null",
        calls="needs_helper_goes_nameless()",
    ),
    refusal(
        name="needs_helper_has_gone",
        table=HELPER,
        fires="before update",
        when="old.ended_at is not null",
        says="who has gone does not come back",
    ),
    refusal(name="needs_helper_stays_counted", table=HELPER, fires="before delete", says="a nameless helper stays"),
    refusal(name="needs_helperclause_stays", table=CLAUSE, fires="before update or delete", says=CLAUSES),
    never_emptied(CLAUSE, CLAUSES),
    written_at_once(CLAUSE, "kept_at"),
    numbered_anew(CONTACT),
    readable(HELPER, "since", "confirmed_at", "ended_at", "created_at", "changed_at"),
    *changes_go_with(HELPER, "needs.helper"),
    confirmations_go_with(HELPER, "needs.helper"),
)
GRANTS = {HELPER: ADD_AND_CHANGE, "needs_helper_localities": ALL_ROWS, CONTACT: ALL_ROWS, CLAUSE: ADD}
