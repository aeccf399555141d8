"""An entry of the log always names with whom; what follows from it goes with it."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function, Trigger
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

LOG, WITH = "partners_logentry", "partners_logentry_partners"

FUNCTIONS = (
    Function(
        name="partners_log_names_somebody",
        says="An entry of the log is about one partner at least.",
        body="""
declare entry bigint;
begin
    if tg_op = 'INSERT' then
        entry := new.id;
    else
        entry := old.logentry_id;
    end if;
    if exists (select from partners_logentry where id = entry)
        and not exists (select from partners_logentry_partners where logentry_id = entry) then
        raise exception '% on % refused: an entry of the log names a partner', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'log_names_somebody';
    end if;
    return null;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="partners_log_is_with_somebody",
        table=LOG,
        fires="after insert",
        calls="partners_log_names_somebody()",
        at_commit=True,
    ),
    Trigger(
        name="partners_log_stays_with_somebody",
        table=WITH,
        fires="after update or delete",
        calls="partners_log_names_somebody()",
        at_commit=True,
    ),
    not_chosen_once_withdrawn(WITH, "partner_id", named="partners_partner", kind="partners.partner"),
    readable(LOG, "held_on", "created_at", "changed_at"),
    *changes_go_with(LOG, "partners.logentry"),
    promises_go_with(LOG, "partners.logentry"),
    *words_go_with(LOG),
)
GRANTS = dict.fromkeys((LOG, WITH), ALL_ROWS)
