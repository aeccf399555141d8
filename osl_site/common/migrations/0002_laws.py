# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Arguments: the citing table, its column, the key if not id. Before delete or update on the cited table.
create or replace function osl_refuse_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    key_column text := coalesce(tg_argv[2], 'id');
    key text := to_jsonb(old) ->> key_column;
    cited boolean;
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) ->> key_column) = key then
        return new;
    end if;
    execute format('select exists (select 1 from %I where %I = %L)', tg_argv[0], tg_argv[1], key) into cited;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, key, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.osl_refuse_cited()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare cited boolean;
begin
    execute format('select exists (select 1 from %I where %I = $1)', tg_argv[0], tg_argv[1]) into cited using old.id;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, old.id, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The moment, for what must not lie ahead. Tests set their clock: their databases know no end of time.
create function osl_now() returns timestamptz
    language sql stable
return clock_timestamp();
""",
            reverse_sql="""
drop function osl_now;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with a moment. Nothing lies ahead, but for a minute by which clocks differ.
create function osl_refuse_ahead() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (to_jsonb(new) ->> tg_argv[0])::timestamptz > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_ahead;
""",
        ),
    ]
