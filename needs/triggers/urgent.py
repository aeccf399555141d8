"""Of an urgent submission everything stays written, the police or the prosecutor is told first, and its author is told
nothing but that it was read: the code may be in the wrong hands."""

from osl_site.common.database.grants import ADD
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal, written_at_once

NOTICE, TAKEOVER, LINE, SUBMISSION = "needs_urgentnotice", "needs_urgenttakeover", "needs_line", "needs_submission"
STAYS = "who was told of an urgent submission, and who took it over, stays written"

FUNCTIONS = (
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
        select from needs_urgentnotice where submission_id = new.submission_id and "to" in ('police', 'prosecutor')
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
        select from needs_urgentnotice
         where submission_id = new.submission_id and "to" = new."to" and told_at <= new.taken_at
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
    if exists (select from needs_urgentnotice where submission_id = new.submission_id) then
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
    if exists (select from needs_urgentnotice where submission_id = new.id) then
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
    *(reads_what_is_there(table) for table in (NOTICE, TAKEOVER)),
    *(
        refusal(name=f"{table}_stays", table=table, fires="before update or delete", says=STAYS)
        for table in (NOTICE, TAKEOVER)
    ),
    *(never_emptied(table, STAYS) for table in (NOTICE, TAKEOVER)),
    *(written_at_once(table) for table in (NOTICE, TAKEOVER)),
    readable(NOTICE, "told_at"),
    readable(TAKEOVER, "taken_at"),
)
GRANTS = dict.fromkeys((NOTICE, TAKEOVER), ADD)
