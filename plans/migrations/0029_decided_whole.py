# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("centre", "0005_name_laws"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0009_held_while_cited"),
        ("partners", "0004_withdrawn"),
        ("plans", "0028_nothing_before_what_it_is_of"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A decision and the state that it gives its version come together: at commit neither stands alone.
create function plans_decision_is_carried_out() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id);
begin
    if state_now is distinct from (case new.outcome when 'paper' then 'approved' else new.outcome end) then
        raise exception 'version % is decided on, and still %', new.version_id, state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_decision_is_carried_out;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What leaves the draft's desk says its own words, and asks for a day of the year to come; what was decided on paper asks for none, is a number of two digits, and is handed over by who wrote it down.
create function plans_handed_over_is_whole() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare handed date := (new.submitted_at at time zone 'Europe/Warsaw')::date;
begin
    if new.snapshot ->> 'title' is distinct from new.title then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.due_on not between handed and handed + 366 or (new.state = 'approved' and new.due_on is not null) then
        raise exception 'version % asks for no such day', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'approved' and (new.number > 99 or (new.number = 0 and new.reason <> '') or not exists (
        select 1 from plans_decision d where d.version_id = new.id and d.by_id = new.submitted_by_id
    )) then
        raise exception 'version % is not what was written down', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_handed_over_is_whole;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document is read from the day of handing over; it is called approved once its version is. Of what was decided on paper nothing was read here.
create or replace function plans_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if coalesce(state_now, 'draft') = 'draft' or (new.kind = 'approved' and state_now <> 'approved')
        or (new.kind = 'read' and exists (
            select 1 from plans_decision where version_id = new.version_id and outcome = 'paper'
        )) then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_document_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if coalesce(state_now, 'draft') = 'draft' or (new.kind = 'approved' and state_now <> 'approved') then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists plans_decision_carried_out on plans_decision;
create constraint trigger plans_decision_carried_out after insert on plans_decision deferrable initially deferred
    for each row
    execute function plans_decision_is_carried_out();
""",
            reverse_sql="""
drop trigger plans_decision_carried_out on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_whole before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_whole();
""",
            reverse_sql="""
drop trigger plans_version_whole on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_begun_at_once before insert or update of created_at on plans_plan
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger plans_plan_begun_at_once on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_begun_at_once before insert or update of created_at on plans_version
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger plans_version_begun_at_once on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_holds_its_plan before insert or update of plan_id on plans_version
    for each row
    execute function osl_hold_cited('plans_plan', 'plan_id', 'id');
""",
            reverse_sql="""
drop trigger plans_version_holds_its_plan on plans_version;
""",
        ),
    ]
