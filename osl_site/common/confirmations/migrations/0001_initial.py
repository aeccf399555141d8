import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("letters", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("asked_at", models.DateTimeField(verbose_name="zapytano")),
                ("until", models.DateField(verbose_name="odpowiedź do")),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmation",
                        to="letters.letter",
                        verbose_name="list",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="odpowiedziano")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "nadal tak"), ("no", "już nie"), ("dropped", "nie ma już o co pytać")],
                        max_length=8,
                        verbose_name="odpowiedź",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["yes", "no", "dropped", ""])),
                        name="confirmation_has_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="confirmation_says_when_answered",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("subject_type", "subject_id"),
                        name="confirmation_once_at_a_time",
                    ),
                ],
            },
        ),
    ]
