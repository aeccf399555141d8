"""What was measured and logged is written once: entries of a key, each for days of their own that are over and in the
plan, corrected in a chain without forks; parts add up to the whole."""

from osl_site.common.database.grants import ADD
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import (
    Function,
    Trigger,
    comes_with,
    never_emptied,
    reads_what_is_there,
    refusal,
    written_at_once,
)

ENTRY, PART, LOG = "plans_indicatorentry", "plans_indicatorpart", "plans_actionlog"
SAYS = "what was measured stays, and is corrected by a row that says why"

TABLES = (ENTRY, PART, LOG)

FUNCTIONS = (
    Function(
        name="plans_entry_is_lawful",
        says="One entry of a key at a time. A correction is of the newest row of its key, period and measure. Days are"
        " over, lie in an approved text that has the indicator as one that is typed, and in no other entry.",
        body="""
declare corrected plans_indicatorentry;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.key::text, 14));
    if upper(new.period) > (new.at at time zone 'Europe/Warsaw')::date + 1 then
        raise exception 'an entry tells of days that are over'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_is_not_ahead';
    end if;
    if exists (select from plans_indicatorentry where key = new.key and aggregate <> new.aggregate) then
        raise exception 'an indicator is measured as before'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_measured_as_before';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_indicatorentry where id = new.corrects_id;
        if (corrected.key, corrected.period) is distinct from (new.key, new.period) then
            raise exception 'a correction is of the same indicator and period'
                using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_corrects_its_own';
        end if;
        return new;
    end if;
    if exists (select from plans_indicatorentry where key = new.key and period && new.period) then
        raise exception 'periods of an indicator do not overlap'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_periods_apart';
    end if;
    if not exists (
        select from plans_indicator i left join plans_action a on a.id = i.action_id
            join plans_goal g on g.id = coalesce(i.goal_id, a.goal_id) join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where i.key = new.key and v.state = 'approved' and i.source = 'typed'
            and new.period <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'an entry is of an approved indicator that is typed, in the days of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_in_the_plan';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_parts_add_up",
        says="Whatever parts an entry has by group add up to its value, and so do those by place.",
        body="""
declare entry plans_indicatorentry;
begin
    select * into entry from plans_indicatorentry where id = new.entry_id;
    if entry.aggregate not in ('sum', 'last', 'highest') or exists (
        select from plans_indicatorpart where entry_id = entry.id group by axis
            having sum(value) is distinct from entry.value
    ) then
        raise exception 'parts of entry % do not add up to the whole', entry.id
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorpart_adds_up';
    end if;
    return null;
end
""",
    ),
    Function(
        name="plans_log_is_lawful",
        says="A line tells of a day of its plan that has come, and of an action of an approved text. A correction is of"
        " its kind.",
        body="""
declare corrected plans_actionlog;
begin
    if new.happened_on > (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'a line tells of a day that has come'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_is_not_ahead';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_actionlog where id = new.corrects_id;
        if (corrected.action_key, corrected.kind) is distinct from (new.action_key, new.kind) then
            raise exception 'a correction is of the same action and kind'
                using errcode = 'integrity_constraint_violation', constraint = 'actionlog_corrects_its_own';
        end if;
    elsif not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            where a.key = new.action_key and v.state = 'approved'
    ) then
        raise exception 'a line is of an action that was approved'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_of_an_approved_action';
    end if;
    if new.happened_on is distinct from corrected.happened_on and not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where a.key = new.action_key and v.state = 'approved'
            and new.happened_on <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'a line tells of a day of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_in_the_plan';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="plans_entry_lawful", table=ENTRY, fires="before insert", calls="plans_entry_is_lawful()"),
    Trigger(name="plans_log_lawful", table=LOG, fires="before insert", calls="plans_log_is_lawful()"),
    Trigger(name="plans_parts_add_up", table=PART, fires="after insert", calls="plans_parts_add_up()", at_commit=True),
    comes_with(name="plans_part_comes_with_its_entry", table=PART, column="entry_id", whole=ENTRY),
    stays_but_for_cover(
        name="plans_entry_stays", table=ENTRY, says=SAYS, columns=("not_counted", "source", "comment", "reason")
    ),
    stays_but_for_cover(name="plans_log_stays", table=LOG, says=SAYS, columns=("text", "reason")),
    refusal(name="plans_part_stays", table=PART, fires="before update or delete", says=SAYS),
    readable(LOG, "happened_on"),
    *(never_emptied(table, "what was decided on stays") for table in TABLES),
    *(reads_what_is_there(table) for table in TABLES),
    *(written_at_once(table) for table in (ENTRY, LOG)),
)
GRANTS = dict.fromkeys(TABLES, ADD)
