from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_tallies_laws")]
    operations = swept("activities_tally")
