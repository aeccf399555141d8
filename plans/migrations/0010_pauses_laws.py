# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_ipus_laws"),
        ("centre", "0006_ipus_summaries"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0010_ipus_summaries_laws"),
        ("partners", "0003_laws"),
        ("plans", "0009_pauses"),
        ("redaction", "0009_ipus_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The days on which a plan holds, as decisions say: the last word on its end counts; null before approval.
create or replace function plans_span_of(asked bigint) returns daterange
    language plpgsql stable set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_span_of(asked bigint)
 RETURNS daterange
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
            from plans_termdecision t join approved a on a.id = t.version_id
    )
    select last into ends from said order by number desc, turn desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed. One that holds is paused and taken up again by turns, from days that have come, none before the last one.
create or replace function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_term_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare held daterange;
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
    return new;
end
$function$;
""",
        ),
    ]
