from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0027_retired_checks_say_why")]
    operations = [
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retired_on", None), ("retired_reason", "")),
                    models.Q(("retired_on__isnull", False), models.Q(("retired_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="check_retired_with_reason",
            ),
        ),
    ]
