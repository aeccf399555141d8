"""Of an urgent submission everything stays written, the police or the prosecutor is told first, and its author is told
nothing but that it was read: the code may be in the wrong hands."""

from osl_site.common.database.grants import ADD
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal, written_at_once

NOTICE, TAKEOVER, MISTAKE = "needs_urgentnotice", "needs_urgenttakeover", "needs_urgentmistake"
LINE, SUBMISSION = "needs_line", "needs_submission"
STAYS = "who was told of an urgent submission, and who took it over, stays written"

FUNCTIONS = (
    Function(
        name="needs_urgent_notices",
        says="Who was told of a submission, but for what was a mistake.",
        arguments="asked bigint",
        returns="setof needs_urgentnotice",
        properties="stable",
        body="""
begin
    return query select * from needs_urgentnotice n where n.submission_id = asked and not exists (
        select from needs_urgentmistake m where m.submission_id = asked and m.last_id >= n.id
    );
end
""",
    ),
    Function(
        name="needs_urgent_by_mistake",
        says="All that was said so far is the mistake, and nobody took it over.",
        body="""
begin
    perform from needs_submission where id = new.submission_id for update;
    if new.last_id is distinct from (select max(id) from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is about all that was said of this submission', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from needs_urgenttakeover where submission_id = new.submission_id) then
        raise exception '% on % refused: somebody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_mistake_of_what_nobody_took';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_urgent_is_told",
        says="The team against violence is told besides the police or the prosecutor, never instead; nobody is told"
        " before it came.",
        body="""
declare came timestamptz;
begin
    select date_trunc('minute', received_at) into came from needs_submission where id = new.submission_id for update;
    if new.told_at < came then
        raise exception '% on % refused: nobody is told of what has not come yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new."to" = 'team' and not exists (
        select from needs_urgent_notices(new.submission_id) where "to" in ('police', 'prosecutor')
    ) then
        raise exception '% on % refused: the police or the prosecutor first', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_team_is_never_instead';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_urgent_is_taken_over",
        says="Only who was told takes it over, and not before.",
        body="""
begin
    if not exists (
        select from needs_urgent_notices(new.submission_id) where "to" = new."to" and told_at <= new.taken_at
    ) then
        raise exception '% on % refused: they were not told by then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_taken_over_by_who_was_told';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_urgent_says_nothing_more",
        says="The author of an urgent submission is told nothing but that it was read, and is asked nothing.",
        body="""
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
""",
    ),
    Function(
        name="needs_urgent_is_not_judged",
        says="Of an urgent submission nobody says whether it helped: the page never asks.",
        body="""
begin
    if exists (select from needs_urgent_notices(new.id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="needs_urgent_is_told", table=NOTICE, fires="before insert", calls="needs_urgent_is_told()"),
    Trigger(
        name="needs_urgent_is_taken_over", table=TAKEOVER, fires="before insert", calls="needs_urgent_is_taken_over()"
    ),
    Trigger(name="needs_urgent_by_mistake", table=MISTAKE, fires="before insert", calls="needs_urgent_by_mistake()"),
    Trigger(
        name="needs_line_of_what_is_not_urgent",
        table=LINE,
        fires="before insert",
        when="new.side = 'office'",
        calls="needs_urgent_says_nothing_more()",
    ),
    Trigger(
        name="needs_urgent_is_not_judged",
        table=SUBMISSION,
        fires="before update of helped",
        when="new.helped <> old.helped",
        calls="needs_urgent_is_not_judged()",
    ),
    *(reads_what_is_there(table) for table in (NOTICE, TAKEOVER, MISTAKE)),
    *(
        refusal(name=f"{table}_stays", table=table, fires="before update or delete", says=STAYS)
        for table in (NOTICE, TAKEOVER, MISTAKE)
    ),
    *(never_emptied(table, STAYS) for table in (NOTICE, TAKEOVER, MISTAKE)),
    *(written_at_once(table) for table in (NOTICE, TAKEOVER, MISTAKE)),
    readable(NOTICE, "told_at"),
    readable(TAKEOVER, "taken_at"),
)
GRANTS = dict.fromkeys((NOTICE, TAKEOVER, MISTAKE), ADD)
