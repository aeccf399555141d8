"""Marks that something residents can see has changed; what they are for stands at the model."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0024_a_calling_off_may_be_taken_back")]
    operations = [
        migrations.CreateModel(
            name="CalendarChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={"ordering": ["id"]},
        ),
    ]
