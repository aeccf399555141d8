from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]
    operations = swept("promises_promise")
