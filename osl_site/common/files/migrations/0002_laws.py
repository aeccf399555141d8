# Written by `manage.py maketriggers` from osl_site.common.files.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("files", "0001_initial"),
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
create trigger files_hashcheck_written_at_once before insert or update of at on files_hashcheck
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger files_hashcheck_written_at_once on files_hashcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger files_storedfile_written_at_once before insert or update of created_at on files_storedfile
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger files_storedfile_written_at_once on files_storedfile;
""",
        ),
    ]
