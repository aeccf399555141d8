"""The days on which a plan holds follow from decisions: the database keeps them, and takes them from nobody else."""

from osl_site.common.triggers import Function, Trigger

FUNCTIONS = (
    Function(
        name="plans_span_of",
        says="The days on which a plan holds, as decisions say: the last word on its end counts; null before approval.",
        arguments="asked bigint",
        returns="daterange",
        properties="stable",
        body="""
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    with approved as (
        select id, number, ends_on, lag(ends_on) over (order by number) as before
            from plans_version where plan_id = asked and state = 'approved'
    ), said as (
        select number, 0::bigint as turn, ends_on as last from approved where before is distinct from ends_on
        union all
        select a.number, t.id, case t.kind when 'repealed' then t.day - 1 else t.day end
            from plans_termdecision t join approved a on a.id = t.version_id where t.kind in ('prolonged', 'repealed')
    )
    select last into ends from said order by number desc, turn desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
""",
    ),
    Function(
        name="plans_keep_span",
        says="What was decided is seen at once in the days on which the plan holds.",
        body="""
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    if not found then
        raise exception 'a plan that is not there holds on no day' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="plans_later_decision_is_due",
        says="What was approved is decided on later, by a director who did not hand it over.",
        body="""
declare v record;
begin
    select version.state, version.submitted_by_id, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for share of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only what was approved is decided on later' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_term_is_due",
        says="A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed. One"
        " that holds is paused and taken up again by turns, from days that have come, none before the last one.",
        body="""
declare held daterange;
declare turn record;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if held is null or day_now >= upper(held)
        or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind in ('paused', 'resumed') then
        select t.kind, t.day into turn from plans_version here
            join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind in ('paused', 'resumed') order by t.id desc limit 1;
        if new.kind = coalesce(turn.kind, 'resumed')
            or new.day not between coalesce(turn.day, lower(held)) and day_now then
            raise exception 'a plan is paused and taken up again by turns'
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_repealed_stays",
        says="Nothing of a repealed plan is approved any more, not even while it is being repealed.",
        body="""
begin
    perform 1 from plans_version v join plans_plan p on p.id = v.plan_id where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_span_is_decided",
        says="Nobody writes other days than those that were decided.",
        body="""
begin
    if new.in_force_span is distinct from plans_span_of(new.id) then
        raise exception 'plan % holds on the days that were decided, and on no others', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)

TRIGGERS = (
    Trigger(
        name="plans_plan_span_decided",
        table="plans_plan",
        fires="before insert or update",
        calls="plans_span_is_decided()",
    ),
    Trigger(
        name="plans_version_keeps_span",
        table="plans_version",
        fires="after update",
        when="new.state = 'approved' and old.state <> 'approved'",
        calls="plans_keep_span()",
    ),
    Trigger(
        name="plans_termdecision_keeps_span",
        table="plans_termdecision",
        fires="after insert",
        calls="plans_keep_span()",
    ),
    *(
        Trigger(name=name, table=table, fires="before insert", calls=f"{function}()", when=when)
        for name, table, function, when in (
            ("plans_correction_due", "plans_correction", "plans_later_decision_is_due", ""),
            ("plans_termdecision_due", "plans_termdecision", "plans_later_decision_is_due", ""),
            ("plans_termdecision_days", "plans_termdecision", "plans_term_is_due", ""),
            ("plans_decision_repealed", "plans_decision", "plans_repealed_stays", "new.outcome = 'approved'"),
        )
    ),
)
