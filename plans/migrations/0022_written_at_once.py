# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0006_written_at_once"),
        ("centre", "0001_initial"),
        ("common", "0005_written_at_once"),
        ("files", "0005_written_at_once"),
        ("needs", "0005_laws_in_order"),
        ("partners", "0003_laws_in_order"),
        ("plans", "0021_laws_in_order"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop trigger plans_version_not_ahead on plans_version;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_version_not_ahead BEFORE INSERT OR UPDATE OF submitted_at ON public.plans_version FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('submitted_at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_termdecision_not_ahead on plans_termdecision;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_termdecision_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_termdecision FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_signedcopy_not_ahead on plans_signedcopy;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_signedcopy_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_signedcopy FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_reminder_not_ahead on plans_reminder;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_reminder_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_reminder FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_remark_not_ahead on plans_remark;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_remark_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_remark FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_publication_not_ahead on plans_publication;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_publication_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_publication FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_document_not_ahead on plans_document;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_document_not_ahead BEFORE INSERT OR UPDATE OF made_at ON public.plans_document FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('made_at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_decision_not_ahead on plans_decision;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_decision_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_decision FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_correction_not_ahead on plans_correction;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_correction_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_correction FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_copypublication_not_ahead on plans_copypublication;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_copypublication_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_copypublication FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_answer_not_ahead on plans_answer;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_answer_not_ahead BEFORE INSERT OR UPDATE OF at ON public.plans_answer FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
-- The row of the version is held until the transaction ends, so that no submission slips in between.
create or replace function plans_refuse_frozen(version bigint, what text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now <> 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_refuse_frozen(version bigint, what text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now <> 'draft' then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$function$;
""",
        ),
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
    if old.state = 'draft' and exists (select 1 from plans_decision where version_id = old.id) and (
        new.state <> 'approved'
        or (new.title, new.manner, new.starts_on, new.ends_on)
            is distinct from (old.title, old.manner, old.starts_on, old.ends_on)
        or not (select osl_is_being_written(xmin) from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
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
$function$;
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
    if v.state <> 'draft' or v.attempt <> 1 or exists (
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
    if v.state <> 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
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
create trigger plans_version_written_at_once before insert or update of submitted_at on plans_version
    for each row
    execute function osl_refuse_another_time('submitted_at');
""",
            reverse_sql="""
drop trigger plans_version_written_at_once on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_written_at_once before insert or update of made_at on plans_document
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger plans_document_written_at_once on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_written_at_once before insert or update of at on plans_remark
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_remark_written_at_once on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_written_at_once before insert or update of at on plans_answer
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_answer_written_at_once on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_written_at_once before insert or update of at on plans_decision
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_decision_written_at_once on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_written_at_once before insert or update of at on plans_reminder
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reminder_written_at_once on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_written_at_once before insert or update of at on plans_publication
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_publication_written_at_once on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_written_at_once before insert or update of at on plans_signedcopy
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_signedcopy_written_at_once on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_written_at_once before insert or update of at on plans_termdecision
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_termdecision_written_at_once on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_written_at_once before insert or update of at on plans_correction
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_correction_written_at_once on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_written_at_once before insert or update of at on plans_copypublication
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_copypublication_written_at_once on plans_copypublication;
""",
        ),
    ]
