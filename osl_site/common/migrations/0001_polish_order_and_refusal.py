"""Polish alphabetical order on every server alike, and the trigger function with which tables refuse a change."""

from django.db import migrations

PL_KEY = r"""
create function pl_key(t text) returns text language sql immutable strict parallel safe
return replace(normalize(lower(t), NFD), 'ł', U&'l\0335') collate "C";
"""

REFUSE = """
create function osl_refuse() returns trigger language plpgsql as $$
begin
    raise exception '% on % refused: %', tg_op, tg_table_name, coalesce(tg_argv[0], 'rows of this table never change')
        using errcode = 'integrity_constraint_violation';
end $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(PL_KEY, "drop function pl_key(text)"),
        migrations.RunSQL(REFUSE, "drop function osl_refuse()"),
    ]
