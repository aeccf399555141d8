from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = swept(
        "plans_action",
        "plans_actionlog",
        "plans_chapter",
        "plans_goal",
        "plans_indicator",
        "plans_indicatorentry",
        "plans_version",
    )
