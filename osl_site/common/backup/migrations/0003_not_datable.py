# Written by `manage.py maketriggers` from osl_site.common.backup.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("backup", "0002_laws"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
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
    ]
