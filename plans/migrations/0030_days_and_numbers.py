# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_days_and_numbers"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0010_days_and_numbers"),
        ("partners", "0005_days_and_numbers"),
        ("plans", "0029_decided_whole"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A version begins as a draft, goes through its states one way, and is frozen from submission on. As it leaves the desk, nothing of it changes but what that act writes.
create or replace function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
        'submitted_by_position}';
    asked text[] := case when new.state = 'approved' then '{number,reason}' else '{due_on}' end;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.state <> 'draft' or exists (select 1 from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was submitted or decided on and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.plan_id, new.attempt) <> (old.plan_id, old.attempt)
        or (new.number <> old.number and new.state <> 'approved') then
        raise exception 'version % keeps its place among the attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'withdrawn' and old.state <> new.state
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn'),
        ('draft', 'approved')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state <> new.state and not exists (
        select 1 from plans_decision where version_id = old.id
            and outcome = case when old.state = 'draft' then 'paper' else new.state end
            and osl_is_being_written(xmin)
    ) then
        raise exception 'version % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'approved'
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'draft'
        and to_jsonb(new) - given - asked <> to_jsonb(old) - given - asked then
        raise exception 'version % leaves the desk as it was typed', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_version_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.state <> 'draft' or exists (select 1 from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was submitted or decided on and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.plan_id, new.attempt) <> (old.plan_id, old.attempt)
        or (new.number <> old.number and new.state <> 'approved') then
        raise exception 'version % keeps its place among the attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'withdrawn' and old.state <> new.state
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn'),
        ('draft', 'approved')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state <> new.state and not exists (
        select 1 from plans_decision where version_id = old.id
            and outcome = case when old.state = 'draft' then 'paper' else new.state end
            and osl_is_being_written(xmin)
    ) then
        raise exception 'version % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and exists (select 1 from plans_decision where version_id = old.id) and (
        new.state <> 'approved'
        or (new.title, new.manner, new.starts_on, new.ends_on)
            is distinct from (old.title, old.manner, old.starts_on, old.ends_on)
    ) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The centre works since no later day than that of the oldest paper: neither before the paper nor after it is any other day said.
create function plans_papers_are_no_older() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.works_since > (select min(decided_on) from plans_decision) then
        raise exception 'a paper that stands here is older' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_papers_are_no_older;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A paper is older than all that was handed over here, and is the first and only version of its plan.
create or replace function plans_refuse_paper(version bigint, person bigint, moment timestamptz, decided date) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state is distinct from 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre for share) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_refuse_paper(version bigint, person bigint, moment timestamp with time zone, decided date)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state is distinct from 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Directors are reminded of what was submitted and waits.
create function plans_reminder_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted'
        or exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'nobody is reminded of what does not wait' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_reminder_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_numbered_anew before insert on plans_version
    for each row
    execute function audit_refuse_old_number('plans.version');
""",
            reverse_sql="""
drop trigger plans_version_numbered_anew on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_numbered_anew before insert on plans_plan
    for each row
    execute function audit_refuse_old_number('plans.plan');
""",
            reverse_sql="""
drop trigger plans_plan_numbered_anew on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_days_are_read before insert or update of starts_on, ends_on, due_on, changed_at on plans_version
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_version_days_are_read on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_days_are_read before insert or update of time_from, time_to on plans_action
    for each row
    when (new.time_from not between '0001-01-03' and '9999-12-29' or new.time_to not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_action_days_are_read on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_days_are_read before insert or update of effective_on, decided_on on plans_decision
    for each row
    when (new.effective_on not between '0001-01-03' and '9999-12-29' or new.decided_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_decision_days_are_read on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_days_are_read before insert or update of day on plans_termdecision
    for each row
    when (new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_termdecision_days_are_read on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_days_are_read before insert or update of at on plans_copyupload
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_copyupload_days_are_read on plans_copyupload;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_papers_are_no_older before insert or update of works_since on centre_centre
    for each row
    execute function plans_papers_are_no_older();
""",
            reverse_sql="""
drop trigger plans_papers_are_no_older on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_due before insert on plans_reminder
    for each row
    execute function plans_reminder_is_due();
""",
            reverse_sql="""
drop trigger plans_reminder_due on plans_reminder;
""",
        ),
    ]
