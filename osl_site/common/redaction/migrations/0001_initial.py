import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.PositiveBigIntegerField()),
                ("whole_type", models.CharField(max_length=60)),
                ("whole_id", models.PositiveBigIntegerField()),
                ("column", models.CharField(max_length=63, verbose_name="pole")),
                ("begins", models.PositiveIntegerField(verbose_name="od znaku")),
                ("ends", models.PositiveIntegerField(verbose_name="do znaku")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("other", "To dane innej osoby"),
                            ("author", "Prosi o to osoba, o której to jest"),
                            ("care", "To słowa o zdrowiu, nałogu albo przemocy"),
                            ("needless", "Te dane nie są nam potrzebne"),
                        ],
                        max_length=8,
                        verbose_name="powód",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["whole_type", "whole_id"], name="redaction_of_a_row")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ["other", "author", "care", "needless"])),
                        name="redaction_has_known_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="redaction_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("begins"), "+", models.Value(3)
                                ),
                            )
                        ),
                        name="redaction_covers_a_passage",
                    ),
                ],
            },
        ),
    ]
