# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0035_reasons_for_minors"),
        ("audit", "0009_places_and_seals"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("needs", "0011_places_and_seals"),
        ("partners", "0006_places_and_seals"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_removed_lead_stays before update on activities_removedlead
    for each row
    execute function osl_refuse('why somebody leads no longer stays as it was written');
""",
            reverse_sql="""
drop trigger activities_removed_lead_stays on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_no_truncate before truncate on activities_removedlead
    for each statement
    execute function osl_refuse('why somebody leads no longer goes with its person alone');
""",
            reverse_sql="""
drop trigger activities_removedlead_no_truncate on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_not_for_minors_with_reason before update of for_minors on activities_activity
    for each row
    when (old.for_minors and not new.for_minors and new.not_for_minors_reason = '')
    execute function osl_refuse('an offer is for minors no longer only with a reason');
""",
            reverse_sql="""
drop trigger activities_not_for_minors_with_reason on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_takes_its_changes after delete or update of id on activities_removedlead
    for each row
    execute function audit_forget_changes('activities.removedlead');
""",
            reverse_sql="""
drop trigger activities_removedlead_takes_its_changes on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_numbered_anew before insert on activities_removedlead
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_removedlead_numbered_anew on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_days_are_read before insert or update of at on activities_removedlead
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_removedlead_days_are_read on activities_removedlead;
""",
        ),
    ]
