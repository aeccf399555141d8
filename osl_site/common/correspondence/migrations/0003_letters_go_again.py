# Written by `manage.py maketriggers` from osl_site.common.correspondence.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0022_answers_covered"),
        ("common", "0008_held_while_cited"),
        ("correspondence", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A letter goes by the function that removes records of cases, and in no other way.
create or replace function correspondence_letter_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('correspondence_discard', tg_relid)
        or osl_is_done_by('correspondence_outgoingletter_gone_again', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: a letter stays as it was numbered', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.correspondence_letter_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if osl_is_done_by('correspondence_discard', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: a letter stays as it was numbered', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a director who said the ground seven days ago or earlier: a letter goes for good; its number stays taken. Returns how many rows went.
create or replace function correspondence_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'correspondence.outgoingletter');
    letter record;
begin
    select * into letter from correspondence_outgoingletter where id = asked for update;
    if not found or letter.sent_on is null then
        raise exception 'only a letter that was sent goes' using errcode = 'integrity_constraint_violation';
    end if;
    if letter.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    delete from correspondence_outgoingletter where id = asked;
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('correspondence_outgoingletter', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at)
        values (discarding, jsonb_build_object('correspondence_outgoingletter', 1), clock_timestamp());
    return 1;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.correspondence_discard(discarding bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    asked bigint := discarding_is_due(discarding, 'correspondence.outgoingletter');
    letter record;
begin
    select * into letter from correspondence_outgoingletter where id = asked for update;
    if not found or letter.sent_on is null then
        raise exception 'only a letter that was sent goes' using errcode = 'integrity_constraint_violation';
    end if;
    if letter.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    delete from correspondence_outgoingletter where id = asked;
    insert into discarding_discarded (discarding_id, rows, at)
        values (discarding, jsonb_build_object('correspondence_outgoingletter', 1), clock_timestamp());
    return 1;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a letter that went after the backup was made goes once more. Returns how many rows went.
create function correspondence_outgoingletter_gone_again(letter text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare gone bigint;
begin
    delete from correspondence_outgoingletter where id = letter::bigint;
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke all on function correspondence_outgoingletter_gone_again from public;
""",
            reverse_sql="""
drop function correspondence_outgoingletter_gone_again;
""",
        ),
    ]
