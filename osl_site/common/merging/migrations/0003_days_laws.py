# Written by `manage.py maketriggers` from osl_site.common.merging.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("merging", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger merging_merge_days_are_read before insert or update of at, undone_at on merging_merge
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29' or new.undone_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger merging_merge_days_are_read on merging_merge;
""",
        ),
    ]
