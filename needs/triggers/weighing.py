"""A weighing that was closed stays as it was: its criteria, its needs, what each person said of them, the dots."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, refusal
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

CRITERION, SESSION, WEIGHED, WEIGHT = (
    *("needs_criterion", "needs_weighingsession"),
    *("needs_weighedneed", "needs_weight"),
)
CLOSED = "what was weighed and closed stays as it was"
WORDED = "criteria, opened_at, by_id, by_name, by_position"

FUNCTIONS = (
    Function(
        name="needs_weighing_is_open",
        says="Needs and weights are written and changed only while their weighing is open; whoever closes it is waited"
        " for. Passages are covered all the same.",
        body="""
declare
    asked bigint[];
    closed timestamptz;
begin
    if tg_op = 'UPDATE' and tg_table_name = 'needs_weight' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - 'why' = to_jsonb(old) - 'why'
    then
        return new;
    end if;
    if tg_table_name = 'needs_weight' then
        select array_agg(session_id) into asked from needs_weighedneed where id in (new.weighed_id, old.weighed_id);
    else
        asked := array[new.session_id, old.session_id];
    end if;
    for closed in select closed_at from needs_weighingsession where id = any (asked) order by id for share loop
        if closed is not null then
            raise exception '% on % refused: this weighing is closed', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'weighing_is_open';
        end if;
    end loop;
    return coalesce(new, old);
end
""",
    ),
)
TRIGGERS = (
    *(
        Trigger(
            name=f"{table}_of_an_open_weighing",
            table=table,
            fires="before insert or update or delete",
            calls="needs_weighing_is_open()",
        )
        for table in (WEIGHED, WEIGHT)
    ),
    refusal(
        name="needs_weighing_stays",
        table=SESSION,
        fires="before update",
        when="old.closed_at is not null or"
        f" ({', '.join(f'old.{name}' for name in WORDED.split(', '))}) is distinct from"
        f" ({', '.join(f'new.{name}' for name in WORDED.split(', '))})",
        says=CLOSED,
    ),
    refusal(
        name="needs_weighing_remains",
        table=SESSION,
        fires="before delete",
        when="old.closed_at is not null",
        says=CLOSED,
    ),
    *(never_emptied(table, CLOSED) for table in (SESSION, WEIGHED, WEIGHT)),
    not_chosen_once_withdrawn(WEIGHED, "need_id", named="needs_need", kind="needs.need"),
    kept_while_cited(name="needs_weighedneed_keeps_its_need", table="needs_need", citing=WEIGHED, column="need_id"),
    kept_while_cited(
        name="needs_weighing_keeps_its_round", table="needs_assessmentround", citing=SESSION, column="round_id"
    ),
    kept_while_cited(name="needs_weight_keeps_its_criterion", table=CRITERION, citing=WEIGHT, column="criterion_id"),
    kept_while_cited(name="needs_weight_keeps_its_need", table=WEIGHED, citing=WEIGHT, column="weighed_id"),
    kept_while_cited(name="needs_weighedneed_keeps_its_session", table=SESSION, citing=WEIGHED, column="session_id"),
    readable(SESSION, "opened_at", "closed_at", "dots_on"),
    readable(WEIGHT, "at"),
    *changes_go_with(SESSION, "needs.weighingsession"),
    *changes_go_with(CRITERION, "needs.criterion"),
)
GRANTS = {CRITERION: "select, update", **dict.fromkeys((SESSION, WEIGHED, WEIGHT), ALL_ROWS)}
