# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0007_fold"),
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
    if current_setting('transaction_isolation') <> 'read committed' then  -- it would not see what cites it since
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the cited table, the citing column, its key if not id. Before insert or update of that one.
create or replace function osl_hold_cited() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare held boolean;
begin
    execute format('select true from %I where %I = %L for key share',
        tg_argv[0], coalesce(tg_argv[2], 'id'), to_jsonb(new) ->> tg_argv[1]) into held;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'foreign_key_violation';
    end if;
    return new;
end
$$;
revoke all on function osl_hold_cited from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.osl_hold_cited()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare held bigint;
begin
    execute format('select id from %I where id = $1 for key share', tg_argv[0])
        into held using (to_jsonb(new) ->> tg_argv[1])::bigint;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
