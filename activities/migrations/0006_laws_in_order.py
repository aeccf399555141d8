# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0005_title_length"),
        ("audit", "0005_laws_in_order"),
        ("centre", "0001_initial"),
        ("common", "0004_laws_in_order"),
        ("partners", "0003_laws_in_order"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger activities_activity_takes_its_changes after delete or update of id on activities_activity
    for each row
    execute function audit_forget_changes('activities.activity');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_activity_takes_its_changes AFTER DELETE ON public.activities_activity FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('activities.activity');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_occurrence_takes_its_changes after delete or update of id on activities_occurrence
    for each row
    execute function audit_forget_changes('activities.occurrence');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_occurrence_takes_its_changes AFTER DELETE ON public.activities_occurrence FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('activities.occurrence');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_venue_takes_its_changes after delete or update of id on activities_venue
    for each row
    execute function audit_forget_changes('activities.venue');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_venue_takes_its_changes AFTER DELETE ON public.activities_venue FOR EACH ROW EXECUTE FUNCTION audit_forget_changes('activities.venue');
""",
        ),
    ]
