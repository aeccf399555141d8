import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0002_registrations_kept_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="centre",
            name="days_to_decide",
            field=models.PositiveSmallIntegerField(
                default=14,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(90)],
                verbose_name="ile dni ma dyrektor na decyzję o planie",
            ),
        ),
    ]
