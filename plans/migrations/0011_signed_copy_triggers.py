# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0001_initial"),
        ("common", "0002_laws"),
        ("files", "0002_triggers"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0010_signed_copies"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- An approved version has copies; one that is called signed begins with its document, byte for byte.
create or replace function plans_signed_copy_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'signed' and not exists (
        select 1 from plans_document document
            join files_storedfile approved on approved.id = document.file_id
            join files_storedfile copy on copy.id = new.file_id
            where document.version_id = new.version_id and document.kind = 'approved'
            and copy.size > approved.size
            and substring(copy.content from 1 for length(approved.content)) = approved.content
    ) then
        raise exception 'a signed copy begins with the approved document'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_signedcopy where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'a copy takes the place of another one of its version'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_signed_copy_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Residents are shown signed copies of published versions that no later copy took the place of.
create function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
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
$$;
""",
            reverse_sql="""
drop function plans_copy_publication_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_written_once before update or delete on plans_copypublication
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_copypublication_written_once on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_no_truncate before truncate on plans_copypublication
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_copypublication_no_truncate on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_copyupload', 'file_id');
""",
            reverse_sql="""
drop trigger plans_copyupload_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_due before insert on plans_copypublication
    for each row
    execute function plans_copy_publication_is_due();
""",
            reverse_sql="""
drop trigger plans_copypublication_due on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_not_ahead before insert or update of at on plans_copypublication
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_copypublication_not_ahead on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_holds_its_file before insert on plans_copyupload
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id');
""",
            reverse_sql="""
drop trigger plans_copyupload_holds_its_file on plans_copyupload;
""",
        ),
    ]
