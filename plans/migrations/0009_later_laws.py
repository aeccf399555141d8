# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0001_initial"),
        ("common", "0002_laws"),
        ("files", "0002_triggers"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0008_later_decisions"),
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
            from plans_termdecision t join approved a on a.id = t.version_id
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
    select ends_on into ends from plans_version
        where plan_id = asked and state = 'approved' order by number desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was decided is seen at once in the days on which the plan holds.
create or replace function plans_keep_span() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_keep_span()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = new.plan_id;
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was approved is decided on later, by a director who did not hand it over.
create function plans_later_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_later_decision_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed.
create function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    if day_now >= upper(held) or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_term_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nothing of a repealed plan is approved any more.
create function plans_repealed_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_repealed_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_written_once before update or delete on plans_termdecision
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_termdecision_written_once on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_written_once before update or delete on plans_correction
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_correction_written_once on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_no_truncate before truncate on plans_termdecision
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_termdecision_no_truncate on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_no_truncate before truncate on plans_correction
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_correction_no_truncate on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_keeps_span after insert on plans_termdecision
    for each row
    execute function plans_keep_span();
""",
            reverse_sql="""
drop trigger plans_termdecision_keeps_span on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_due before insert on plans_correction
    for each row
    execute function plans_later_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_correction_due on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_due before insert on plans_termdecision
    for each row
    execute function plans_later_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_termdecision_due on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_days before insert on plans_termdecision
    for each row
    execute function plans_term_is_due();
""",
            reverse_sql="""
drop trigger plans_termdecision_days on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_repealed before insert on plans_decision
    for each row
    when (new.outcome = 'approved')
    execute function plans_repealed_stays();
""",
            reverse_sql="""
drop trigger plans_decision_repealed on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_not_ahead before insert or update of at on plans_termdecision
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_termdecision_not_ahead on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_not_ahead before insert or update of at on plans_correction
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_correction_not_ahead on plans_correction;
""",
        ),
    ]
