# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0028_check_retired_with_reason"),
        ("audit", "0008_days_and_numbers"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("needs", "0010_days_and_numbers"),
        ("partners", "0005_days_and_numbers"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_removed_check_stays before update on activities_removedcheck
    for each row
    execute function osl_refuse('why a recorded check was removed stays as it was written');
""",
            reverse_sql="""
drop trigger activities_removed_check_stays on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_no_truncate before truncate on activities_removedcheck
    for each statement
    execute function osl_refuse('why a recorded check was removed goes with its person alone');
""",
            reverse_sql="""
drop trigger activities_removedcheck_no_truncate on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_takes_its_changes after delete or update of id on activities_check
    for each row
    execute function audit_forget_changes('activities.check');
""",
            reverse_sql="""
drop trigger activities_check_takes_its_changes on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_numbered_anew before insert on activities_check
    for each row
    execute function audit_refuse_old_number('activities.check');
""",
            reverse_sql="""
drop trigger activities_check_numbered_anew on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_takes_its_changes after delete or update of id on activities_removedcheck
    for each row
    execute function audit_forget_changes('activities.removedcheck');
""",
            reverse_sql="""
drop trigger activities_removedcheck_takes_its_changes on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_numbered_anew before insert on activities_removedcheck
    for each row
    execute function audit_refuse_old_number('activities.removedcheck');
""",
            reverse_sql="""
drop trigger activities_removedcheck_numbered_anew on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_days_are_read before insert or update of checked_on, at on activities_removedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_removedcheck_days_are_read on activities_removedcheck;
""",
        ),
    ]
