# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0036_reasons_for_minors_stay"),
        ("audit", "0009_places_and_seals"),
        ("centre", "0008_dictionaries"),
        ("common", "0008_held_while_cited"),
        ("needs", "0012_dictionaries"),
        ("partners", "0006_places_and_seals"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_activity_groups_targetgroup_stands before insert or update of targetgroup_id on activities_activity_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger activities_activity_groups_targetgroup_stands on activities_activity_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_services_socialservice_stands before insert or update of socialservice_id on activities_activity_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id');
""",
            reverse_sql="""
drop trigger activities_activity_services_socialservice_stands on activities_activity_services;
""",
        ),
    ]
