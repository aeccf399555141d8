# Written by `manage.py maketriggers` from osl_site.common.search.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("search", "0002_words_go"),
    ]

    operations = [
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
