"""Whether a meeting was moved on its own, so that a change of its whole series leaves it where it was put."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0021_what_readers_see_from_elsewhere")]
    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="moved_alone",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="przeniesione osobno, nie z całym cyklem"
            ),
        ),
    ]
