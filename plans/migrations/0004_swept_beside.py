from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_laws")]
    operations = swept("plans_answer", "plans_filing", "plans_remark", "plans_signedcopy")
