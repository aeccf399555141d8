# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0011_notices_laws"),
        ("audit", "0006_titles_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("needs", "0007_terms_stay"),
        ("partners", "0003_laws"),
        ("redaction", "0007_titles_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What residents were told only grows, but for passages of titles that redaction_cover covers. A published meeting that goes elsewhere, or on, says where it was.
create or replace function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
        or (not new.formerly @> old.formerly and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_told_stays_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or not new.formerly @> old.formerly
        or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- In what residents were told before, meetings of an offer bear this title as it is covered now; a restore empties all that they were told.
create function activities_cover_former_title(offer bigint, col text, said text, left_of_it text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare one record;
begin
    for one in
        select id from activities_occurrence where activity_id = offer
            and formerly @> jsonb_build_array(jsonb_build_object('of', 'title', col, said)) order by id
    loop
        update activities_occurrence set formerly = (
            select jsonb_agg(case when told ->> 'of' = 'title' and told ->> col = said
                then covered || jsonb_build_object('said', osl_fold(concat_ws(' ',
                    covered ->> 'title', covered ->> 'title_uk', covered ->> 'title_en')))
                else told end order by place)
            from jsonb_array_elements(formerly) with ordinality as entries (told, place),
                lateral (select told || jsonb_build_object(col, left_of_it) as covered) as made
        ) where id = one.id;
        insert into audit_erasure ("table", "row", "column", leaves, at)
            select 'activities_occurrence', one.id::text, 'formerly', '', now()
            where not exists (select from audit_erasure where "table" = 'activities_occurrence'
                and "row" = one.id::text and "column" = 'formerly' and at = now());
    end loop;
end
$$;
revoke all on function activities_cover_former_title from public;
""",
            reverse_sql="""
drop function activities_cover_former_title;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What an offer is called is covered where its meetings were called so before.
create function activities_title_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if old.title <> new.title then
        perform activities_cover_former_title(new.id, 'title', old.title, new.title);
    end if;
    if old.title_uk <> new.title_uk then
        perform activities_cover_former_title(new.id, 'title_uk', old.title_uk, new.title_uk);
    end if;
    if old.title_en <> new.title_en then
        perform activities_cover_former_title(new.id, 'title_en', old.title_en, new.title_en);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_title_covered;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What an offer was called is covered with the change that tells of it where its meetings were called so.
create function activities_former_title_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare offer bigint;
begin
    select subject_id into offer from audit_entry where id = new.entry_id and subject_type = 'activities.activity';
    if offer is not null and old.before <> new.before then
        perform activities_cover_former_title(offer, new.field, old.before, new.before);
    end if;
    if offer is not null and old.after <> new.after then
        perform activities_cover_former_title(offer, new.field, old.after, new.after);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_former_title_covered;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_title_covered after update on activities_activity
    for each row
    when ((old.title, old.title_uk, old.title_en) is distinct from (new.title, new.title_uk, new.title_en) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_title_covered();
""",
            reverse_sql="""
drop trigger activities_title_covered on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_former_title_covered after update of before, after on audit_change
    for each row
    when (new.field in ('title', 'title_uk', 'title_en'))
    execute function activities_former_title_covered();
""",
            reverse_sql="""
drop trigger activities_former_title_covered on audit_change;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_activity_covered after update on activities_activity
    for each row
    when ((old.title, old.title_uk, old.title_en, old.text, old.text_uk, old.text_en, old.stopped_reason) is distinct from (new.title, new.title_uk, new.title_en, new.text, new.text_uk, new.text_en, new.stopped_reason) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_seen_from_elsewhere('activity');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_activity_covered AFTER UPDATE ON public.activities_activity FOR EACH ROW WHEN ((((((old.text IS DISTINCT FROM new.text) OR (old.text_uk IS DISTINCT FROM new.text_uk)) OR (old.text_en IS DISTINCT FROM new.text_en)) OR ((old.stopped_reason)::text IS DISTINCT FROM (new.stopped_reason)::text)) AND osl_is_done_by('redaction_cover'::text, ('activities_activity'::regclass)::oid))) EXECUTE FUNCTION activities_seen_from_elsewhere('activity');
""",
        ),
    ]
