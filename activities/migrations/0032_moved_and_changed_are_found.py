"""What was moved away from a day, and what changed last, is found without reading every meeting there ever was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0031_changes_leave_a_mark")]
    operations = [
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                fields=["moved_from"],
                condition=models.Q(moved_from__isnull=False, published_at__isnull=False),
                name="occurrence_by_moved_from",
            ),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                fields=["-changed_at", "-id"],
                condition=models.Q(published_at__isnull=False),
                name="occurrence_by_change",
            ),
        ),
    ]
