from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_first_rows")]
    operations = swept("activities_result")
