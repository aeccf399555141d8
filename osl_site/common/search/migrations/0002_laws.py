# Written by `manage.py maketriggers` from osl_site.common.search.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("search", "0001_initial"),
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
        migrations.RunSQL(
            sql="""
create trigger search_searchindex_days_are_read before insert or update of at on search_searchindex
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger search_searchindex_days_are_read on search_searchindex;
""",
        ),
    ]
