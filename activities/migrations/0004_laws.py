# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_checks_of_the_act"),
        ("audit", "0004_laws"),
        ("centre", "0001_initial"),
        ("common", "0002_laws"),
        ("partners", "0002_triggers"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger activities_lead_with_checks_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_recordedcheck', 'lead_id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_lead_with_checks_stays BEFORE DELETE ON public.activities_lead FOR EACH ROW EXECUTE FUNCTION osl_refuse_cited('activities_recordedcheck', 'lead_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_lead_of_activity_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_activitylead', 'lead_id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_lead_of_activity_stays BEFORE DELETE ON public.activities_lead FOR EACH ROW EXECUTE FUNCTION osl_refuse_cited('activities_activitylead', 'lead_id');
""",
        ),
    ]
