# Written by `manage.py maketriggers` from osl_site.common.search.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_words"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- After delete: what a row that is gone said, nobody finds any more.
create function search_forget() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from search_indexed where kind = tg_table_name and row = old.id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function search_forget;
""",
        ),
    ]
