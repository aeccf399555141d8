"""A published meeting stays under its offer, a registration at its meeting with the words it was given, erased as it is.

Put under a draft, a meeting would be gone from the calendar; given other words, a registration would prove nothing.
"""

from django.db import migrations

STAYS = """
create trigger activities_published_meeting_keeps_its_offer before update of activity_id on activities_occurrence
    for each row when (old.published_at is not null and new.activity_id <> old.activity_id)
    execute function osl_refuse('a published meeting stays under its offer');
create trigger activities_registration_keeps_its_words before update of occurrence_id, clause_id
    on activities_registration for each row
    when ((old.occurrence_id, old.clause_id) is distinct from (new.occurrence_id, new.clause_id))
    execute function osl_refuse('a registration stays at its meeting, with the words that stood beside its form');
create trigger activities_registration_stays_erased before update of erased_at on activities_registration
    for each row when (old.erased_at is not null and new.erased_at is null)
    execute function osl_refuse('what was erased stays erased');
"""
BACK = """
drop trigger activities_registration_stays_erased on activities_registration;
drop trigger activities_registration_keeps_its_words on activities_registration;
drop trigger activities_published_meeting_keeps_its_offer on activities_occurrence;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0060_meetings_last_a_month_at_most"),
        ("common", "0001_polish_order_and_refusal"),
    ]
    operations = [migrations.RunSQL(STAYS, BACK)]
