"""A question depends on one earlier question of its own survey, and so never on itself in a circle."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger

SURVEY, QUESTION = "needs_survey", "needs_question"
OPTION, CONDITION = "needs_questionoption", "needs_questioncondition"

FUNCTIONS = (
    Function(
        name="needs_conditions_look_back",
        says="What a question depends on is one earlier question of the same survey. Argument: the column of it.",
        body="""
declare asked bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
    if exists (
        select from needs_questioncondition
        join needs_question later on later.id = question_id
        join needs_questionoption chosen on chosen.id = option_id
        join needs_question earlier on earlier.id = chosen.question_id
        where asked in (later.id, earlier.id)
        and (earlier.survey_id <> later.survey_id or earlier.position >= later.position)
    ) or (
        select count(distinct chosen.question_id) > 1 from needs_questioncondition
        join needs_questionoption chosen on chosen.id = option_id
        where needs_questioncondition.question_id = asked
    ) then
        raise exception '% on % refused: a question depends on one earlier question', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'condition_looks_back';
    end if;
    return null;
end
""",
    ),
    Function(
        name="needs_option_stays_with_question",
        says="An answer belongs to its question for ever, as a question does to its survey.",
        body="""
begin
    raise exception '% on % refused: it stays where it is', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_condition_looks_back",
        table=CONDITION,
        fires="after insert or update",
        calls="needs_conditions_look_back('question_id')",
        at_commit=True,
    ),
    Trigger(
        name="needs_question_after_its_condition",
        table=QUESTION,
        fires="after update of position",
        calls="needs_conditions_look_back('id')",
        at_commit=True,
    ),
    Trigger(
        name="needs_option_stays_with_question",
        table=OPTION,
        fires="before update of question_id, key",
        calls="needs_option_stays_with_question()",
        when="new.question_id <> old.question_id or new.key <> old.key",
    ),
    Trigger(
        name="needs_question_stays_with_survey",
        table=QUESTION,
        fires="before update of survey_id, key",
        calls="needs_option_stays_with_question()",
        when="new.survey_id <> old.survey_id or new.key <> old.key",
    ),
    readable(SURVEY, "created_at", "changed_at"),
    *changes_go_with(SURVEY, "needs.survey"),
    *changes_go_with(QUESTION, "needs.question"),
)
GRANTS = dict.fromkeys((SURVEY, QUESTION, OPTION, CONDITION), ALL_ROWS)
