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
        ("plans", "0018_remark_replaced"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- No attempt is handed over while a remark on an earlier one at the same number waits for an answer.
create or replace function plans_remarks_are_answered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null and remark.text <> ''
            and not exists (select 1 from plans_remark later where later.replaces_id = remark.id)
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_remarks_are_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
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
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document is read from the day of handing over; it is called approved once its version is.
create function plans_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if state_now = 'draft' or (new.kind = 'approved' and state_now <> 'approved') then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_document_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_due before insert on plans_document
    for each row
    execute function plans_document_is_due();
""",
            reverse_sql="""
drop trigger plans_document_due on plans_document;
""",
        ),
    ]
