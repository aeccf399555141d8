# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0032_once_however_spelled"),
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
create or replace trigger activities_check_numbered_anew before insert on activities_check
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_check_numbered_anew BEFORE INSERT ON public.activities_check FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('activities.check');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_removedcheck_numbered_anew before insert on activities_removedcheck
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_removedcheck_numbered_anew BEFORE INSERT ON public.activities_removedcheck FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('activities.removedcheck');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_activity_numbered_anew before insert on activities_activity
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_activity_numbered_anew BEFORE INSERT ON public.activities_activity FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('activities.activity');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_occurrence_numbered_anew before insert on activities_occurrence
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_occurrence_numbered_anew BEFORE INSERT ON public.activities_occurrence FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('activities.occurrence');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_venue_numbered_anew before insert on activities_venue
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_venue_numbered_anew BEFORE INSERT ON public.activities_venue FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number('activities.venue');
""",
        ),
    ]
