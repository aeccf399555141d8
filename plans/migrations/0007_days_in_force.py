# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0001_initial"),
        ("common", "0002_laws"),
        ("files", "0002_triggers"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0006_version_title"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A plan of which anything was submitted stays, and nothing of it changes but the days it holds on.
create or replace function plans_plan_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - 'in_force_span') = (to_jsonb(old) - 'in_force_span') then
        return new;
    end if;
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_plan_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted is decided on, then, by a director who did not, from a day in the period.
create or replace function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select state, submitted_by_id, submitted_at, starts_on, ends_on into v
        from plans_version where id = new.version_id for share;
    if v.state <> 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_decision_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
begin
    select version.state, version.submitted_by_id, version.submitted_at, plan.starts_on, plan.ends_on into v
        from plans_version version join plans_plan plan on plan.id = version.plan_id where version.id = new.version_id
        for share of version;
    if v.state <> 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The days on which a plan holds, as decisions say: null before number 0 is approved.
create function plans_span_of(asked bigint) returns daterange
    language plpgsql stable set search_path = public, pg_temp
as $$
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    select ends_on into ends from plans_version
        where plan_id = asked and state = 'approved' order by number desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$$;
""",
            reverse_sql="""
drop function plans_span_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was decided is seen at once in the days on which the plan holds.
create function plans_keep_span() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = new.plan_id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_keep_span;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nobody writes other days than those that were decided.
create function plans_span_is_decided() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.in_force_span is distinct from plans_span_of(new.id) then
        raise exception 'plan % holds on the days that were decided, and on no others', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_span_is_decided;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_span_decided before insert or update on plans_plan
    for each row
    execute function plans_span_is_decided();
""",
            reverse_sql="""
drop trigger plans_plan_span_decided on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_keeps_span after update on plans_version
    for each row
    when (new.state = 'approved' and old.state <> 'approved')
    execute function plans_keep_span();
""",
            reverse_sql="""
drop trigger plans_version_keeps_span on plans_version;
""",
        ),
    ]
