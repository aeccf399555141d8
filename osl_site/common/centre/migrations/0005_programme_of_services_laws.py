# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_tallies_laws"),
        ("centre", "0004_programme_of_services"),
        ("common", "0001_functions"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_socialservice_days_are_read before insert or update of starts_on, ends_on on centre_socialservice
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger centre_socialservice_days_are_read on centre_socialservice;
""",
        ),
    ]
