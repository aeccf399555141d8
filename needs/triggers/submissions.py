"""Words of residents stay as they were said; a submission stands where its last step says; the author adds one line
between two of the office."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import (
    Function,
    Trigger,
    kept_while_cited,
    never_emptied,
    reads_what_is_there,
    refusal,
    written_at_once,
)
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn, unchanged_while_withdrawn

SUBMISSION = "needs_submission"
STATE, STEP, LINE, CALL = "needs_submissionstate", "needs_submissionstep", "needs_line", "needs_submissioncall"
USING = ("needs_need_submissions", "needs_asset_submissions")
CLAUSE, CONTACT, SAME = "needs_submitterclause", "needs_submittercontact", "needs_samematter"
STAYING = (
    *("language", "channel", "received_at", "due_on", "id", "code_seed", "code_digest"),
    *("entered_by_id", "entered_by_name", "entered_by_position"),
)
STAYS = "a submission stays, whatever became of it"
WORDS = "what a resident said stays as it was said"
STEPS = "where a submission stood stays written"
TALK = "what was said to an author, and by them, stays said"
CLAUSES = "what stood beside a form stays"

FUNCTIONS = (
    Function(
        name="needs_submission_arrives",
        says="A submission begins by waiting to be read.",
        body="""
begin
    if not exists (select from needs_submissionstate where id = new.state_id and type = 'waiting') then
        raise exception '% on % refused: it begins by waiting', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_submission_stands",
        says="The state of a submission is what its last step says, whoever writes it.",
        body="""
declare last bigint;
begin
    select state_id into last from needs_submissionstep where submission_id = new.id order by id desc limit 1;
    if last is distinct from new.state_id then
        raise exception '% on % refused: its last step says another state', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_step_follows",
        says="A step begins where the last one ended; set aside, or with somebody else, it says why and who has it.",
        body="""
declare
    stands bigint;
    kind text;
begin
    select state_id into stands from needs_submission where id = new.submission_id for update;
    select type into kind from needs_submissionstate where id = new.state_id;
    if stands is distinct from new.was_id then
        raise exception '% on % refused: it does not stand there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if (kind = 'aside' and new.reason = '') or (kind in ('aside', 'elsewhere') and new.responsible = '') then
        raise exception '% on % refused: why, and who is responsible instead', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_step_moves",
        says="With a step the submission stands in its state.",
        body="""
begin
    update needs_submission set state_id = new.state_id where id = new.submission_id;
    return null;
end
""",
    ),
    Function(
        name="needs_complaint_is_used_by_nothing",
        says="What the director alone reads is shown beside no need and no asset.",
        body="""
begin
    if exists (select from needs_submission where id = new.submission_id and for_director) then
        raise exception '% on % refused: a complaint is linked to nothing', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'complaint_is_used_by_nothing';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_line_in_turn",
        says="The author adds one line between two of the office.",
        body="""
declare last text;
begin
    perform from needs_submission where id = new.submission_id for update;
    select side into last from needs_line where submission_id = new.submission_id order by id desc limit 1;
    if last = 'author' then
        raise exception '% on % refused: the office has not answered yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'line_in_turn';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_words_stay",
        says="What a resident said stays as it was said, under the code that they were given, with who wrote it down"
        " and the day until which they were told that it is read; passages are covered by redaction_cover alone.",
        body=f"""
begin
    if ({", ".join(f"old.{name}" for name in STAYING)})
        is distinct from ({", ".join(f"new.{name}" for name in STAYING)})
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_call_stays",
        says="What was to be read out stays, and a talk that took place stays so.",
        body="""
begin
    if tg_op = 'DELETE' or (new.id, new.line_id, new.made_at) is distinct from (old.id, old.line_id, old.made_at)
        or (old.state = 'called' and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
            is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_submission_arrives", table=SUBMISSION, fires="before insert", calls="needs_submission_arrives()"
    ),
    Trigger(
        name="needs_submission_stands",
        table=SUBMISSION,
        fires="before update of state_id",
        when="new.state_id <> old.state_id",
        calls="needs_submission_stands()",
    ),
    Trigger(
        name="needs_submission_words_stay",
        table=SUBMISSION,
        fires=f"before update of words, {', '.join(STAYING)}",
        when=f"({', '.join(f'old.{name}' for name in ('words', *STAYING))}) is distinct from"
        f" ({', '.join(f'new.{name}' for name in ('words', *STAYING))})",
        calls="needs_words_stay()",
        says=WORDS,
    ),
    refusal(
        name="needs_submission_stays_marked",
        table=SUBMISSION,
        fires="before update of for_director",
        when="old.for_director and not new.for_director",
        says="a complaint that the director alone reads stays one",
    ),
    refusal(name="needs_submission_stays", table=SUBMISSION, fires="before delete", says=STAYS),
    never_emptied(SUBMISSION, STAYS),
    readable(CONTACT, "given_at"),
    readable(CALL, "made_at"),
    readable(SUBMISSION, "received_at", "due_on", "helped_at", "created_at", "changed_at"),
    *changes_go_with(SUBMISSION, "needs.submission", may_be_tried=True),
    *words_go_with(SUBMISSION),
    Trigger(name="needs_step_follows", table=STEP, fires="before insert", calls="needs_step_follows()"),
    Trigger(name="needs_step_moves", table=STEP, fires="after insert", calls="needs_step_moves()"),
    reads_what_is_there(STEP),
    stays_but_for_cover(name="needs_step_stays", table=STEP, says=STEPS, columns=("reason", "responsible")),
    never_emptied(STEP, STEPS),
    written_at_once(STEP),
    not_chosen_once_withdrawn(STEP, "state_id", named=STATE, kind="needs.submissionstate"),
    Trigger(
        name="needs_line_in_turn",
        table=LINE,
        fires="before insert",
        when="new.side = 'author'",
        calls="needs_line_in_turn()",
    ),
    reads_what_is_there(LINE),
    stays_but_for_cover(name="needs_line_stays", table=LINE, says=TALK, columns=("text",)),
    never_emptied(LINE, TALK),
    written_at_once(LINE),
    Trigger(name="needs_call_stays", table=CALL, fires="before update or delete", calls="needs_call_stays()"),
    never_emptied(CALL, TALK),
    written_at_once(CALL, "done_at", name="needs_call_done_at_once"),
    refusal(name="needs_clause_stays", table=CLAUSE, fires="before update or delete", says=CLAUSES),
    never_emptied(CLAUSE, CLAUSES),
    written_at_once(CLAUSE, "kept_at"),
    refusal(
        name="needs_contact_of_its_submission",
        table=CONTACT,
        fires="before update of submission_id",
        when="old.submission_id <> new.submission_id",
        says="a contact is of the submission beside which it was given",
    ),
    refusal(name="needs_same_matter_stays", table=SAME, fires="before update", says="what is the same matter"),
    written_at_once(SAME),
    *(
        Trigger(
            name=f"{table}_no_complaint",
            table=table,
            fires="before insert or update of submission_id",
            calls="needs_complaint_is_used_by_nothing()",
        )
        for table in USING
    ),
    refusal(
        name="needs_state_keeps_its_type",
        table=STATE,
        fires="before update of type",
        when="old.type <> new.type",
        says="a state goes on meaning what it means",
    ),
    kept_while_cited(name="needs_state_of_step_stays", table=STATE, citing=STEP, column="state_id"),
    kept_while_cited(name="needs_state_of_submission_stays", table=STATE, citing=SUBMISSION, column="state_id"),
    unchanged_while_withdrawn(STATE, "needs.submissionstate"),
    *changes_go_with(STATE, "needs.submissionstate"),
)
GRANTS = {
    SUBMISSION: ADD_AND_CHANGE,
    STATE: ALL_ROWS,
    STEP: ADD,
    LINE: ADD,
    CALL: ADD_AND_CHANGE,
    CLAUSE: ADD,
    CONTACT: ALL_ROWS,
    SAME: ADD_AND_REMOVE,
    "needs_need_submissions": ALL_ROWS,
    "needs_asset_submissions": ALL_ROWS,
}
