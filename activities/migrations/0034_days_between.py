# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0033_places_and_seals"),
        ("audit", "0009_places_and_seals"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("needs", "0011_places_and_seals"),
        ("partners", "0006_places_and_seals"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False), models.Q(("formerly", []), _negated=True)),
                fields=["id"],
                name="occurrence_with_traces",
            ),
        ),
        migrations.RunSQL(
            sql="""
-- What residents were told only grows. A published meeting that goes elsewhere, or on, says where it was.
create or replace function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_told_stays_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_told_stays_told before update of formerly, venue_id, starts_at on activities_occurrence
    for each row
    execute function activities_told_stays_told();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_told_stays_told BEFORE UPDATE OF formerly, venue_id ON public.activities_occurrence FOR EACH ROW EXECUTE FUNCTION activities_told_stays_told();
""",
        ),
    ]
