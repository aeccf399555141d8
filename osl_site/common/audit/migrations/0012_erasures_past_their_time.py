# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0011_what_was_erased"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Lines of what was erased go by audit_remove_old_erasures alone, and only past thirteen months.
create function audit_erasure_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '13 months'
        and osl_is_done_by('audit_remove_old_erasures', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: what was erased stays erased, and the line that says so', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function audit_erasure_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For the schedule: what was erased is told as long as a backup may be older. Returns how many lines went.
create function audit_remove_old_erasures(older_than timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '13 months' then
        raise exception 'what was erased is told for thirteen months';
    end if;
    delete from audit_erasure where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$$;
""",
            reverse_sql="""
drop function audit_remove_old_erasures;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger audit_erasure_stays before update or delete on audit_erasure
    for each row
    execute function audit_erasure_stays();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER audit_erasure_stays BEFORE DELETE OR UPDATE ON public.audit_erasure FOR EACH ROW EXECUTE FUNCTION osl_refuse('what was erased stays erased, and the line that says so');
""",
        ),
    ]
