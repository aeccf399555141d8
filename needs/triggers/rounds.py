"""Days of rounds are read on pages; what their changes said goes with them; a round follows one that began before."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger

ROUND, VISIT = "needs_assessmentround", "needs_roundvisit"

FUNCTIONS = (
    Function(
        name="needs_round_follows_earlier",
        says="A round follows one that began before it, so that rounds stand in one order.",
        body="""
begin
    if exists (select from needs_assessmentround where id = new.follows_id and begins_on >= new.begins_on)
        or exists (select from needs_assessmentround where follows_id = new.id and begins_on <= new.begins_on)
    then
        raise exception '% on % refused: a round follows one that began before it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'round_follows_an_earlier';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_round_follows_earlier",
        table=ROUND,
        fires="before insert or update of follows_id, begins_on",
        calls="needs_round_follows_earlier()",
    ),
    readable(ROUND, "begins_on", "ends_on", "created_at", "changed_at"),
    readable(VISIT, "planned_on", "done_on"),
    *changes_go_with(ROUND, "needs.assessmentround"),
)
GRANTS = dict.fromkeys((ROUND, "needs_assessmentround_methods", VISIT), ALL_ROWS)
