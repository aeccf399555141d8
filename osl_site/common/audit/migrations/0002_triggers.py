# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Accesses are removed by audit_remove_old_access alone, and only past their two years.
create function audit_access_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function audit_access_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For the schedule: accesses are kept for two years. Returns how many were removed.
create function audit_remove_old_access(older_than timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > now() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$$;
""",
            reverse_sql="""
drop function audit_remove_old_access;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What a change said goes with its row alone.
create function audit_change_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and osl_is_done_by('audit_forget_changes', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function audit_change_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the label of the model. After delete on its table; on no table but the owner's.
create function audit_forget_changes() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
begin
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
drop function audit_forget_changes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row
    execute function osl_refuse('the trail is append-only');
""",
            reverse_sql="""
drop trigger audit_entry_append_only on audit_entry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement
    execute function osl_refuse('the trail is append-only');
""",
            reverse_sql="""
drop trigger audit_entry_no_truncate on audit_entry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_access_append_only before update or delete on audit_access
    for each row
    execute function audit_access_stays();
""",
            reverse_sql="""
drop trigger audit_access_append_only on audit_access;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_access_no_truncate before truncate on audit_access
    for each statement
    execute function osl_refuse('the trail is append-only');
""",
            reverse_sql="""
drop trigger audit_access_no_truncate on audit_access;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_change_append_only before update or delete on audit_change
    for each row
    execute function audit_change_stays();
""",
            reverse_sql="""
drop trigger audit_change_append_only on audit_change;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_change_no_truncate before truncate on audit_change
    for each statement
    execute function osl_refuse('the trail is append-only');
""",
            reverse_sql="""
drop trigger audit_change_no_truncate on audit_change;
""",
        ),
    ]
