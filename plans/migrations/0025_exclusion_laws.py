# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0006_written_at_once"),
        ("centre", "0001_initial"),
        ("common", "0006_no_longer_called"),
        ("files", "0005_written_at_once"),
        ("needs", "0006_withdrawn"),
        ("partners", "0004_withdrawn"),
        ("plans", "0024_exclusions"),
        ("withdrawal", "0002_withdrawn"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Residents are shown signed copies, not replaced, of published versions of which no word is excluded.
create or replace function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
            and not exists (
                select 1 from plans_exclusion e where e.version_id = copy.version_id
                and not exists (select 1 from plans_exclusionend where exclusion_id = e.id)
            )
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_copy_publication_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words of an approved version are excluded by a director, under the next number of its plan.
create function plans_exclusion_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare next_number int;
begin
    select version.plan_id, version.state, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for update of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only of what was approved is anything excluded'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from plans_plan where id = v.plan_id for update;
    select coalesce(max(e.number), 0) + 1 into next_number from plans_exclusion e
        join plans_version here on here.id = e.version_id where here.plan_id = v.plan_id;
    if new.number <> next_number then
        raise exception 'the next exclusion of this plan is number %', next_number
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_exclusion_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words are public again once a director says so, and not before they were excluded.
create function plans_exclusion_end_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.at < (select at from plans_exclusion where id = new.exclusion_id) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_exclusion_end_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document without words is of an approved version, and names notes of its plan that stand.
create function plans_public_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare plan_here bigint;
declare known int[];
begin
    select plan_id into plan_here from plans_version where id = new.version_id and state = 'approved' for share;
    select array_agg(e.number) into known from plans_exclusion e join plans_version v on v.id = e.version_id
        where v.plan_id = plan_here and not exists (select 1 from plans_exclusionend where exclusion_id = e.id);
    if new.kind !~ '^[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*$' or known is null
        or not string_to_array(new.kind, ',')::int[] <@ known then
        raise exception 'no such words are excluded from this plan' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_public_document_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_written_once before update or delete on plans_exclusion
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_exclusion_written_once on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_written_once before update or delete on plans_exclusionend
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_exclusionend_written_once on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_written_once before update or delete on plans_publicdocument
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_publicdocument_written_once on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_no_truncate before truncate on plans_exclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_exclusion_no_truncate on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_no_truncate before truncate on plans_exclusionend
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_exclusionend_no_truncate on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_no_truncate before truncate on plans_publicdocument
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_publicdocument_no_truncate on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_reads_what_is_there before insert or update or delete on plans_exclusion
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_exclusion_reads_what_is_there on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_reads_what_is_there before insert or update or delete on plans_exclusionend
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_exclusionend_reads_what_is_there on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_reads_what_is_there before insert or update or delete on plans_publicdocument
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_publicdocument_reads_what_is_there on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_publicdocument', 'file_id');
""",
            reverse_sql="""
drop trigger plans_publicdocument_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_due before insert on plans_exclusion
    for each row
    execute function plans_exclusion_is_due();
""",
            reverse_sql="""
drop trigger plans_exclusion_due on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_due before insert on plans_exclusionend
    for each row
    execute function plans_exclusion_end_is_due();
""",
            reverse_sql="""
drop trigger plans_exclusionend_due on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_due before insert on plans_publicdocument
    for each row
    execute function plans_public_document_is_due();
""",
            reverse_sql="""
drop trigger plans_publicdocument_due on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_written_at_once before insert or update of made_at on plans_publicdocument
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger plans_publicdocument_written_at_once on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_written_at_once before insert or update of at on plans_exclusion
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_exclusion_written_at_once on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_written_at_once before insert or update of at on plans_exclusionend
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_exclusionend_written_at_once on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_holds_its_file before insert on plans_publicdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id');
""",
            reverse_sql="""
drop trigger plans_publicdocument_holds_its_file on plans_publicdocument;
""",
        ),
    ]
