"""Deleted and put in again under the same id, an offer would hide its published meetings and forget its sign-ups, and
a lead would be another person with the first one's checks: both are refused."""

from django.db import migrations

STAYS = """
create trigger activities_published_offer_is_kept before delete on activities_activity
    for each row when (old.published_at is not null) execute function osl_refuse('a published offer stays');
create trigger activities_lead_with_checks_stays before delete on activities_lead
    for each row execute function osl_refuse_cited('activities_recordedcheck', 'lead_id');
create trigger activities_lead_of_offer_stays before delete on activities_lead
    for each row execute function osl_refuse_cited('activities_activitylead', 'lead_id');
"""
BACK = """
drop trigger activities_lead_of_offer_stays on activities_lead;
drop trigger activities_lead_with_checks_stays on activities_lead;
drop trigger activities_published_offer_is_kept on activities_activity;
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0063_meetings_are_held_in_order"), ("common", "0002_what_is_cited_stays")]
    operations = [migrations.RunSQL(STAYS, BACK)]
