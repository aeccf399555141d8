# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0004_no_columns_of_cases"),
        ("common", "0007_fold"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_localityform_office_stays before update on centre_localityform
    for each row
    when (old.source = 'office' and new.source <> 'office')
    execute function osl_refuse('no proposal replaces how the office says a name');
""",
            reverse_sql="""
drop trigger centre_localityform_office_stays on centre_localityform;
""",
        ),
    ]
