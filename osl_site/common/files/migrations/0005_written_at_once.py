# Written by `manage.py maketriggers` from osl_site.common.files.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0005_written_at_once"),
        ("files", "0004_hash_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop trigger files_hashcheck_not_ahead on files_hashcheck;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER files_hashcheck_not_ahead BEFORE INSERT OR UPDATE OF at ON public.files_hashcheck FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
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
