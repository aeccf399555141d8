# Written by `manage.py maketriggers` from osl_site.common.backup.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("backup", "0001_initial"),
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger backup_stays before delete on backup_backup
    for each row
    execute function osl_refuse('what was written of a backup stays');
""",
            reverse_sql="""
drop trigger backup_stays on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_stays_as_written before update on backup_backup
    for each row
    when ((old.id, old.started_at, old.ended_at, old.name, old.size, old.sha256, old.keys, old.rows, old.said) is distinct from (new.id, new.started_at, new.ended_at, new.name, new.size, new.sha256, new.keys, new.rows, new.said) or (old.removed_at is not null and new.removed_at is distinct from old.removed_at) or (old.rehearsed_at is not null and new.rehearsed_at is null))
    execute function osl_refuse('what was written of a backup stays');
""",
            reverse_sql="""
drop trigger backup_stays_as_written on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_backup_no_truncate before truncate on backup_backup
    for each statement
    execute function osl_refuse('what was written of a backup stays');
""",
            reverse_sql="""
drop trigger backup_backup_no_truncate on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_backup_ended_at_at_once before insert or update of ended_at on backup_backup
    for each row
    execute function osl_refuse_another_time('ended_at');
""",
            reverse_sql="""
drop trigger backup_backup_ended_at_at_once on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_backup_rehearsed_at_at_once before insert or update of rehearsed_at on backup_backup
    for each row
    execute function osl_refuse_another_time('rehearsed_at');
""",
            reverse_sql="""
drop trigger backup_backup_rehearsed_at_at_once on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_backup_removed_at_at_once before insert or update of removed_at on backup_backup
    for each row
    execute function osl_refuse_another_time('removed_at');
""",
            reverse_sql="""
drop trigger backup_backup_removed_at_at_once on backup_backup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger backup_backup_days_are_read before insert or update of started_at, ended_at, rehearsed_at, removed_at on backup_backup
    for each row
    when (new.started_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.rehearsed_at not between '0001-01-03' and '9999-12-29' or new.removed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger backup_backup_days_are_read on backup_backup;
""",
        ),
    ]
