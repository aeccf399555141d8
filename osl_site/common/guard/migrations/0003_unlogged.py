from django.db import migrations

from osl_site.common.database.storage import unlogged


class Migration(migrations.Migration):
    dependencies = [("guard", "0002_mailboxes")]
    operations = unlogged("guard_daysecret", "guard_counter", "guard_spentwork")
