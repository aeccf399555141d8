# Written by `manage.py maketriggers` from osl_site.common.files.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger files_written_once before update on files_storedfile
    for each row
    execute function osl_refuse('a stored file is written once');
""",
            reverse_sql="""
drop trigger files_written_once on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger files_storedfile_no_truncate before truncate on files_storedfile
    for each statement
    execute function osl_refuse('a stored file is written once');
""",
            reverse_sql="""
drop trigger files_storedfile_no_truncate on files_storedfile;
""",
        ),
    ]
