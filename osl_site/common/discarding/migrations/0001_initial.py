import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Discarding",
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
                ("name", models.CharField(max_length=300, verbose_name="czego dotyczy")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("filed", "Sprawa jest w aktach centrum"),
                            ("consent", "Archiwum zgodziło się na brakowanie"),
                        ],
                        max_length=10,
                        verbose_name="podstawa",
                    ),
                ),
                ("archive", models.CharField(blank=True, max_length=200, verbose_name="kto wydał zgodę")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="znak albo numer zgody")),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="dzień zgody")),
                (
                    "file",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="plik zgody",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["subject_type", "subject_id", "-id"], name="discarding_of_a_record")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_name", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="discarding_keeps_names",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("archive", ""),
                                ("consented_on", None),
                                ("file", None),
                                ("ground", "filed"),
                                ("number", ""),
                            ),
                            models.Q(
                                ("consented_on__isnull", False),
                                ("ground", "consent"),
                                models.Q(("archive", ""), _negated=True),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="discarding_says_which_consent",
                        violation_error_message="Napisz, kto wydał zgodę, jaki ma numer i z którego dnia jest.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Discarded",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "discarding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="done", to="discarding.discarding"
                    ),
                ),
                ("rows", models.JSONField(verbose_name="ile wpisów której tabeli")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
        ),
    ]
