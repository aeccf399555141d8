# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_notices_by_letter"),
        ("audit", "0005_laws_in_order"),
        ("centre", "0001_initial"),
        ("common", "0004_laws_in_order"),
        ("partners", "0004_withdrawn"),
        ("withdrawal", "0002_withdrawn"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_venue_not_while_withdrawn before update on activities_venue
    for each row
    execute function withdrawal_refuse_change('activities.venue');
""",
            reverse_sql="""
drop trigger activities_venue_not_while_withdrawn on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_venue_stands before insert or update of venue_id on activities_activity
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id');
""",
            reverse_sql="""
drop trigger activities_activity_venue_stands on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_venue_stands before insert or update of venue_id on activities_occurrence
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id', 'select venue_id = ($1 ->> ''venue_id'')::bigint from activities_activity where id = ($1 ->> ''activity_id'')::bigint');
""",
            reverse_sql="""
drop trigger activities_occurrence_venue_stands on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activitypartner_partner_stands before insert or update of partner_id on activities_activitypartner
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger activities_activitypartner_partner_stands on activities_activitypartner;
""",
        ),
    ]
