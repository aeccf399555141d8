# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_partnerships_laws"),
        ("centre", "0012_boundary"),
        ("common", "0001_functions"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_boundary_days_are_read before insert or update of at on centre_boundary
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger centre_boundary_days_are_read on centre_boundary;
""",
        ),
    ]
