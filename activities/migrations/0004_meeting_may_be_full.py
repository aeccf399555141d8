"""Whether a meeting has no seat left, as residents read it: a stored word, so that the calendar counts nobody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_nothing_published_is_emptied")]
    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="is_full",
            field=models.BooleanField(default=False, editable=False, verbose_name="brak wolnych miejsc"),
        ),
    ]
