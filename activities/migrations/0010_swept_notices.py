from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("activities", "0009_offer_laws")]
    operations = swept("activities_notice")
