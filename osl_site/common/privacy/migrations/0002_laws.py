# Written by `manage.py maketriggers` from osl_site.common.privacy.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("common", "0001_functions"),
        ("privacy", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger privacy_run_stays before update or delete on privacy_retentionrun
    for each row
    execute function osl_refuse('what was removed by the schedule stays written');
""",
            reverse_sql="""
drop trigger privacy_run_stays on privacy_retentionrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger privacy_retentionrun_no_truncate before truncate on privacy_retentionrun
    for each statement
    execute function osl_refuse('what was removed by the schedule stays written');
""",
            reverse_sql="""
drop trigger privacy_retentionrun_no_truncate on privacy_retentionrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger privacy_retentionrun_written_at_once before insert or update of at on privacy_retentionrun
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger privacy_retentionrun_written_at_once on privacy_retentionrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger privacy_retentionrun_days_are_read before insert or update of before on privacy_retentionrun
    for each row
    when (new.before not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger privacy_retentionrun_days_are_read on privacy_retentionrun;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger privacy_period_takes_its_changes after delete or update of id on privacy_period
    for each row
    execute function audit_forget_changes('privacy.period');
""",
            reverse_sql="""
drop trigger privacy_period_takes_its_changes on privacy_period;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger privacy_period_numbered_anew before insert on privacy_period
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger privacy_period_numbered_anew on privacy_period;
""",
        ),
    ]
