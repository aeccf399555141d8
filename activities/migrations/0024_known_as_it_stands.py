from django.db import migrations

# Whoever knows the beginning that holds was told of the end and the place with it; of others only the beginning is known.
KNOWN = """
update activities_registration as registration
   set knows_end = occurrence.ends_at, knows_open = occurrence.open_ended, knows_venue_id = occurrence.venue_id
  from activities_occurrence as occurrence
 where occurrence.id = registration.occurrence_id and registration.knows_start = occurrence.starts_at;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0023_what_each_person_knows"),
    ]

    operations = [migrations.RunSQL(sql=KNOWN, reverse_sql=migrations.RunSQL.noop)]
