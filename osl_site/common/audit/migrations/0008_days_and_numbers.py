# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Accesses are removed by audit_remove_old_access alone, and only past their two years.
create or replace function audit_access_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_access_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For the schedule: accesses are kept for two years. Returns how many were removed.
create or replace function audit_remove_old_access(older_than timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_remove_old_access(older_than timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare removed bigint;
begin
    if older_than > now() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the label of the model. On its table before insert: the trail tells of one row by a number.
create function audit_refuse_old_number() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
""",
            reverse_sql="""
drop function audit_refuse_old_number;
""",
        ),
    ]
