# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_days_and_numbers"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Before insert: the trail tells of one row by a number, so that a new one bears what its table gave just now. Whom the trail tells of is not asked: whoever may write it could take up numbers to come.
create or replace function audit_refuse_old_number() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not osl_is_owner(tg_relid) and new.id is distinct from currval(pg_get_serial_sequence(tg_table_name, 'id')) then
        raise exception '% on % refused: another number than the next one', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_refuse_old_number()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (
        select 1 from audit_entry
            where subject_type = tg_argv[0] and subject_id = (to_jsonb(new) ->> 'id')::bigint
    ) then
        raise exception '% on % refused: the trail tells of another row by this number', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
