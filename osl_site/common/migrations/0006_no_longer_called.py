# Written by `manage.py maketriggers` from osl_site.common.triggers, apart: other rooms called it until now

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0006_written_at_once"),
        ("common", "0005_written_at_once"),
        ("files", "0005_written_at_once"),
        ("plans", "0022_written_at_once"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop function osl_refuse_ahead;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.osl_refuse_ahead()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (to_jsonb(new) ->> tg_argv[0])::timestamptz > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
