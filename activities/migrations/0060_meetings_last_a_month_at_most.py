"""No meeting lasts longer than a month: what is not over is found by its start, without reading all there ever were."""

from datetime import timedelta

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("activities", "0053_results_after_the_meeting")]
    operations = [
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(ends_at__lte=F("starts_at") + timedelta(days=31)),
                name="occurrence_lasts_a_month_at_most",
                violation_error_message="Spotkanie może trwać najwyżej 31 dni. Popraw godzinę końca.",
            ),
        )
    ]
