from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0031_repeated_rows"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                models.Func(models.F("email"), function="osl_mailbox", output_field=models.TextField()),
                condition=models.Q(("email", ""), _negated=True),
                name="registration_by_mailbox",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "repeated"), _negated=True),
                    models.Q(("repeats__isnull", False), ("told_state__in", ["confirmed", "waiting"])),
                    _connector="OR",
                ),
                name="registration_repeats_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("occurrence"),
                models.Func(models.F("name"), function="osl_fold", output_field=models.TextField()),
                models.F("phone"),
                models.Func(models.F("email"), function="osl_mailbox", output_field=models.TextField()),
                condition=models.Q(
                    ("erased_at", None), ("repeats", None), ("state__in", ("confirmed", "offered", "waiting"))
                ),
                name="registration_once",
                violation_error_message="Ten zapis już mamy.",
            ),
        ),
    ]
