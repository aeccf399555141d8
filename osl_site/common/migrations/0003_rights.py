# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Arguments: the cited table and the column that cites it. Before insert on the citing table.
create or replace function osl_hold_cited() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
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
$$;
revoke all on function osl_hold_cited from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.osl_hold_cited()
 RETURNS trigger
 LANGUAGE plpgsql
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
