"""What was retired before a reason was asked for says that none was written down."""

from django.db import migrations


def say_why(apps, schema_editor):
    retired = apps.get_model("activities", "Check").objects.filter(retired_on__isnull=False, retired_reason="")
    retired.update(retired_reason="Powodu nie zapisano.")


class Migration(migrations.Migration):
    dependencies = [("activities", "0026_reasons_of_removed_checks")]
    operations = [migrations.RunPython(say_why, migrations.RunPython.noop, elidable=True)]
