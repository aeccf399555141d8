"""With whom somebody was supported stays said; of a person nothing is promised but words for oneself."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import TABLE as PROMISE
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function, Trigger, refusal
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

SUPPORT = "needs_support"

FUNCTIONS = (
    Function(
        name="needs_person_has_no_promises",
        says="Beside support of a person stands no text that others read: only a word for oneself, gone when done.",
        body="""
begin
    if new.subject_type = 'needs.support' and not new.is_private
        and exists (select from needs_support where id = new.subject_id and kind = 'person') then
        raise exception '% on % refused: of a person only oneself is told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'person_has_no_promises';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_support_keeps_quiet",
        table=PROMISE,
        fires="before insert",
        calls="needs_person_has_no_promises()",
    ),
    refusal(
        name="needs_support_stays_with_whom",
        table=SUPPORT,
        fires="before update of id, kind",
        when="(old.id, old.kind) is distinct from (new.id, new.kind)",
        says="with whom it was stays said",
    ),
    not_chosen_once_withdrawn(SUPPORT, "partner_id", named="partners_partner", kind="partners.partner"),
    not_chosen_once_withdrawn(SUPPORT, "need_id", named="needs_need", kind="needs.need"),
    readable(SUPPORT, "held_on", "created_at", "changed_at"),
    *changes_go_with(SUPPORT, "needs.support"),
    promises_go_with(SUPPORT, "needs.support"),
    *words_go_with(SUPPORT),
)
GRANTS = {SUPPORT: ALL_ROWS}
