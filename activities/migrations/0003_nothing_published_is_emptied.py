"""A table emptied at once passes no row trigger, and a hidden offer hides its meetings: both are refused as well."""

from django.db import migrations

STAYS = """
create trigger activities_occurrence_no_truncate before truncate on activities_occurrence
    for each statement execute function osl_refuse('a published meeting stays');
create trigger activities_published_offer_stays before update of published_at on activities_activity
    for each row when (old.published_at is not null and new.published_at is null)
    execute function osl_refuse('a published offer stays');
"""
BACK = """
drop trigger activities_published_offer_stays on activities_activity;
drop trigger activities_occurrence_no_truncate on activities_occurrence;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0002_published_meetings_stay"),
        ("common", "0001_polish_order_and_refusal"),
    ]
    operations = [migrations.RunSQL(STAYS, BACK)]
