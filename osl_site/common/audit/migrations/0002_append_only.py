"""The trail is append-only: the database refuses UPDATE, DELETE and TRUNCATE. One function, for the schedule, removes
accesses past their retention; it lifts the refusal for its own transaction alone."""

from django.db import migrations

APPEND_ONLY = """
create function audit_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('osl.audit_retention', true) = 'on' then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function osl_refuse('the trail is append-only');
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function osl_refuse('the trail is append-only');
create trigger audit_access_append_only before update or delete on audit_access
    for each row execute function audit_refuse();
create trigger audit_access_no_truncate before truncate on audit_access
    for each statement execute function osl_refuse('the trail is append-only');
create function audit_remove_old_access(older_than timestamptz) returns bigint language plpgsql as $$
declare removed bigint;
begin
    if older_than > now() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    set local osl.audit_retention = 'on';
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    set local osl.audit_retention = 'off';
    return removed;
end $$;
"""
BACK = """
drop function audit_remove_old_access(timestamptz);
drop trigger audit_access_no_truncate on audit_access;
drop trigger audit_access_append_only on audit_access;
drop trigger audit_entry_no_truncate on audit_entry;
drop trigger audit_entry_append_only on audit_entry;
drop function audit_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("common", "0001_polish_order_and_refusal")]
    operations = [migrations.RunSQL(APPEND_ONLY, BACK)]
