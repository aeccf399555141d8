"""A submission handed over in the house moves nowhere until its outcome is said; one at a time, never a complaint; what
was said of it stays."""

from osl_site.common.database.grants import ADD
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal, written_at_once

HANDOVER, TAKEN, END, STEP = "needs_handover", "needs_handovertaken", "needs_handoverend", "needs_submissionstep"
STAYS = "to whom a submission was handed over, and what came of it, stays written"

FUNCTIONS = (
    Function(
        name="needs_handover_begins",
        says="It is handed over with its step to somebody else, after it came, one at a time, and no complaint.",
        body="""
declare
    came timestamptz;
    secret boolean;
begin
    select date_trunc('minute', received_at), for_director into came, secret
      from needs_submission where id = new.submission_id for update;
    if secret then
        raise exception '% on % refused: a complaint is handed to nobody', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_of_no_complaint';
    end if;
    if new.consent_at < came then
        raise exception '% on % refused: nobody agrees before it came', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody has it already', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_one_at_a_time';
    end if;
    if not exists (
        select from needs_submissionstep s join needs_submissionstate t on t.id = s.state_id
         where s.id = new.step_id and s.submission_id = new.submission_id and t.type = 'elsewhere'
           and not exists (
            select from needs_submissionstep later where later.submission_id = s.submission_id and later.id > s.id
        )
    ) then
        raise exception '% on % refused: it stands with somebody else by the step beside it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.person_id is not null and not exists (
        select from accounts_user where id = new.person_id and is_active and new."to" = any (roles)
    ) then
        raise exception '% on % refused: this person has another role', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_handover_is_open",
        says="What has an outcome is neither taken over nor ended again; taken, or without contact, is only what was"
        " taken over before.",
        body="""
begin
    perform from needs_submission where id = (select submission_id from needs_handover where id = new.handover_id)
        for update;
    if exists (select from needs_handoverend where handover_id = new.handover_id) then
        raise exception '% on % refused: its outcome was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if to_jsonb(new) ->> 'outcome' in ('taken', 'no_contact')
        and not exists (select from needs_handovertaken where handover_id = new.handover_id)
    then
        raise exception '% on % refused: nobody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_step_of_nothing_handed_over",
        says="While somebody of the house has it, a submission moves nowhere: first the outcome is said.",
        body="""
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody of the house has it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handed_over_moves_nowhere';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="needs_handover_begins", table=HANDOVER, fires="before insert", calls="needs_handover_begins()"),
    *(
        Trigger(name=f"{table}_of_open", table=table, fires="before insert", calls="needs_handover_is_open()")
        for table in (TAKEN, END)
    ),
    Trigger(
        name="needs_step_of_nothing_handed_over",
        table=STEP,
        fires="before insert",
        calls="needs_step_of_nothing_handed_over()",
    ),
    *(reads_what_is_there(table) for table in (HANDOVER, TAKEN, END)),
    *(
        refusal(name=f"{table}_stays", table=table, fires="before update or delete", says=STAYS)
        for table in (HANDOVER, TAKEN, END)
    ),
    *(never_emptied(table, STAYS) for table in (HANDOVER, TAKEN, END)),
    *(written_at_once(table) for table in (HANDOVER, TAKEN, END)),
    readable(HANDOVER, "consent_at"),
)
GRANTS = dict.fromkeys((HANDOVER, TAKEN, END), ADD)
