# Written by `manage.py maketriggers` from osl_site.common.files.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0003_rights"),
        ("files", "0003_hashes"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger files_hashcheck_stays before update or delete on files_hashcheck
    for each row
    execute function osl_refuse('what a night found stays found');
""",
            reverse_sql="""
drop trigger files_hashcheck_stays on files_hashcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger files_hashcheck_no_truncate before truncate on files_hashcheck
    for each statement
    execute function osl_refuse('what a night found stays found');
""",
            reverse_sql="""
drop trigger files_hashcheck_no_truncate on files_hashcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger files_hashcheck_not_ahead before insert or update of at on files_hashcheck
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger files_hashcheck_not_ahead on files_hashcheck;
""",
        ),
    ]
