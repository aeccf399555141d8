from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("plans", "0011_communes_are_frozen")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="prośba o decyzję do"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=Q(("due_on", None), Q(("state", "draft"), _negated=True), _connector="OR"),
                name="version_due_day_comes_with_submission",
            ),
        ),
        # Of answers written before this column all that is known is that something was said.
        migrations.AddField(
            model_name="answer",
            name="outcome",
            field=models.CharField(
                choices=[("adopted", "Uwzględniona"), ("explained", "Wyjaśniona")],
                default="explained",
                max_length=10,
                verbose_name="co zrobiono",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=Q(("outcome__in", ["adopted", "explained"])),
                name="answer_has_known_outcome",
                violation_error_message="Wybierz, co zrobiono z uwagą.",
            ),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("ahead", "przed terminem"), ("due", "w terminie")],
                        max_length=5,
                        verbose_name="rodzaj",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "version",
                    models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="reminders", to="plans.version"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "kind"), name="reminder_kind_once"),
                ],
            },
        ),
    ]
