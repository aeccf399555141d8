# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0014_step_free_words"),
        ("audit", "0007_names_of_the_day"),
        ("centre", "0001_initial"),
        ("common", "0006_no_longer_called"),
        ("needs", "0008_what_was_told_stays"),
        ("partners", "0004_withdrawn"),
        ("withdrawal", "0003_names_of_the_day"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Nobody waits for more places than there are, whoever writes the row.
create function activities_refuse_hopeless(occurrence bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare
    places integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if exists (select from activities_registration
               where occurrence_id = occurrence and state = 'waiting' and people > places) then
        raise exception 'meeting % has % places, and more people wait together', occurrence, places
            using errcode = 'check_violation', constraint = 'registration_waits_for_what_is_there';
    end if;
end
$$;
""",
            reverse_sql="""
drop function activities_refuse_hopeless;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A registration takes a place that is there, or waits for one that may be.
create or replace function activities_registration_within_capacity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.state = 'waiting' then
        perform activities_refuse_hopeless(new.occurrence_id);
        return null;
    end if;
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_registration_within_capacity()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The places of an occurrence are not fewer than its people.
create or replace function activities_capacity_of_occurrence() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(new.id);
    perform activities_refuse_hopeless(new.id);
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_capacity_of_occurrence()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform activities_refuse_oversold(new.id);
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What is over keeps whoever came; what counts as over is told by the moment of the change itself.
create or replace function activities_capacity_of_activity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(o.id), activities_refuse_hopeless(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_capacity_of_activity()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform activities_refuse_oversold(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_registration_within_capacity after insert or update of state, people, occurrence_id on activities_registration
    for each row
    when (new.state in ('confirmed', 'offered', 'waiting'))
    execute function activities_registration_within_capacity();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_registration_within_capacity AFTER INSERT OR UPDATE OF state, people, occurrence_id ON public.activities_registration FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['confirmed'::character varying, 'offered'::character varying])::text[]))) EXECUTE FUNCTION activities_registration_within_capacity();
""",
        ),
    ]
