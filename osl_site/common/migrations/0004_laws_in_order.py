# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0003_rights"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- In a transaction that keeps seeing what was there at its beginning, a law would judge by what is gone.
create function osl_read_what_is_there() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function osl_read_what_is_there;
""",
        ),
    ]
