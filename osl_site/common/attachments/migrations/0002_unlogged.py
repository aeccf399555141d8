from django.db import migrations

from osl_site.common.database.storage import unlogged


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial")]
    operations = unlogged("attachments_heldphoto")
