# Written by `manage.py maketriggers` from osl_site.common.imports.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("imports", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger imports_run_stays before delete on imports_importrun
    for each row
    execute function osl_refuse('what was read in stays written');
""",
            reverse_sql="""
drop trigger imports_run_stays on imports_importrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger imports_importrun_no_truncate before truncate on imports_importrun
    for each statement
    execute function osl_refuse('what was read in stays written');
""",
            reverse_sql="""
drop trigger imports_importrun_no_truncate on imports_importrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger imports_run_stays_done before update on imports_importrun
    for each row
    when (old.state = 'done')
    execute function osl_refuse('a file that was read in stays so');
""",
            reverse_sql="""
drop trigger imports_run_stays_done on imports_importrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger imports_importrun_days_are_read before insert or update of made_at, ended_at on imports_importrun
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger imports_importrun_days_are_read on imports_importrun;
""",
        ),
    ]
