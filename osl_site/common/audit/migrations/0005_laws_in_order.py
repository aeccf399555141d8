# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_laws"),
        ("common", "0004_laws_in_order"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Argument: the label of the model. On its table after delete, and when a row would take another number.
create or replace function audit_forget_changes() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
begin
    if tg_op = 'UPDATE' then
        if new.id <> old.id then
            raise exception 'a row of % keeps its number, by which the trail knows it', tg_table_name
                using errcode = 'integrity_constraint_violation';
        end if;
        return null;
    end if;
    delete from audit_change where entry_id in (
        select id from audit_entry
            where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint
    );
    return null;
end
$$;
revoke all on function audit_forget_changes from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_forget_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    delete from audit_change where entry_id in (
        select id from audit_entry
            where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint
    );
    return null;
end
$function$;
""",
        ),
    ]
