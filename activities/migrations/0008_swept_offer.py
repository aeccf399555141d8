from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_tallies_swept")]
    operations = swept("activities_activity", "activities_occurrence", "activities_venue", "activities_wordback")
