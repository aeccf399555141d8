"""Lifting the refusal by hand removes nothing that is not past its two years: the trigger looks at the age, too."""

from django.db import migrations

FUNCTION = """
create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('osl.audit_retention', true) = 'on'{old_enough} then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
"""
OLD_ENOUGH = FUNCTION.replace("{old_enough}", " and old.at < now() - interval '2 years'")
BACK = FUNCTION.replace("{old_enough}", "")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_entries_by_moment")]
    operations = [migrations.RunSQL(OLD_ENOUGH, BACK)]
