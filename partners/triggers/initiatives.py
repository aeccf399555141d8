"""How an initiative stood stays said; days are read on pages; promises and changes go with their rows."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

INITIATIVE, STAGE, LEAD = "partners_initiative", "partners_initiativestage", "partners_initiativelead"
LACK, FUNDING = "partners_lack", "partners_funding"
STAGES_STAY = "how an initiative stood stays said"
LEADS_STAY = "who led an initiative stays said"

FUNCTIONS = (
    Function(
        name="partners_initiative_stands",
        says="An initiative stands somewhere, and somebody leads it, when the transaction that made it ends.",
        body="""
begin
    if not exists (select from partners_initiativestage where initiative_id = new.id)
        or not exists (select from partners_initiativelead where initiative_id = new.id) then
        raise exception '% on % refused: it stands nowhere', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_stands_somewhere';
    end if;
    return null;
end
""",
    ),
    Function(
        name="partners_initiative_goes_on",
        says="Argument: the column with the day. What is said next of an initiative is not of an earlier day.",
        body="""
declare before date;
begin
    execute format('select max(%I) from %I where initiative_id = $1', tg_argv[0], tg_table_name)
        into before using new.initiative_id;
    if (to_jsonb(new) ->> tg_argv[0])::date < before then
        raise exception '% on % refused: days go on', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_goes_on';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="partners_initiative_stands",
        table=INITIATIVE,
        fires="after insert",
        calls="partners_initiative_stands()",
        at_commit=True,
    ),
    Trigger(
        name="partners_stage_goes_on", table=STAGE, fires="before insert", calls="partners_initiative_goes_on('since')"
    ),
    Trigger(
        name="partners_lead_goes_on", table=LEAD, fires="before insert", calls="partners_initiative_goes_on('since')"
    ),
    stays_but_for_cover(name="partners_stage_stays", table=STAGE, says=STAGES_STAY, columns=("reason",)),
    refusal(name="partners_lead_stays", table=LEAD, fires="before update or delete", says=LEADS_STAY),
    never_emptied(STAGE, STAGES_STAY),
    never_emptied(LEAD, LEADS_STAY),
    written_at_once(STAGE),
    written_at_once(LEAD),
    readable(INITIATIVE, "created_at", "changed_at"),
    readable(STAGE, "since"),
    readable(LEAD, "since"),
    readable(LACK, "met_on", "created_at", "changed_at"),
    readable(FUNDING, "due", "filed_on", "decided_on", "created_at", "changed_at"),
    not_chosen_once_withdrawn(INITIATIVE, "group_id", named="partners_partner", kind="partners.partner"),
    *changes_go_with(INITIATIVE, "partners.initiative"),
    *changes_go_with(LACK, "partners.lack"),
    *changes_go_with(FUNDING, "partners.funding"),
    promises_go_with(INITIATIVE, "partners.initiative"),
    *words_go_with(INITIATIVE),
)
GRANTS = {INITIATIVE: ADD_AND_CHANGE, STAGE: ADD, LEAD: ADD, LACK: ALL_ROWS, FUNDING: ALL_ROWS}
