# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_laws"),
        ("centre", "0001_initial"),
        ("common", "0003_rights"),
        ("files", "0004_hash_laws"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0019_remark_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A version begins as a draft, goes through its states one way, and is frozen from submission on.
create or replace function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if old.state <> 'draft' and tg_op = 'DELETE' then
        raise exception 'version % was submitted and is never deleted', old.id
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
    ) then
        raise exception 'version % has no such decision', old.id using errcode = 'integrity_constraint_violation';
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
    if old.state <> 'draft' and tg_op = 'DELETE' then
        raise exception 'version % was submitted and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state') <> (to_jsonb(old) - 'state') then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
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
    ) then
        raise exception 'version % has no such decision', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
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
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    if new.outcome = 'paper' then
        perform plans_refuse_paper(new.version_id, new.by_id, new.at, new.decided_on);
        return new;
    end if;
    if v.state is distinct from 'submitted' then
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
    select state, submitted_by_id, submitted_at, starts_on, ends_on into v
        from plans_version where id = new.version_id for share;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    if new.outcome = 'paper' then
        perform plans_refuse_paper(new.version_id, new.by_id, new.at, new.decided_on);
        return new;
    end if;
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
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted is remarked on, and a remark is replaced at its place by whoever wrote it.
create or replace function plans_remark_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_remark_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select state from plans_version where id = new.version_id for share) <> 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A remark is answered once its attempt is closed.
create or replace function plans_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if coalesce((
        select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_answer_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id)
        in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document is read from the day of handing over; it is called approved once its version is.
create or replace function plans_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if coalesce(state_now, 'draft') = 'draft' or (new.kind = 'approved' and state_now <> 'approved') then
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
    if state_now = 'draft' or (new.kind = 'approved' and state_now <> 'approved') then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
