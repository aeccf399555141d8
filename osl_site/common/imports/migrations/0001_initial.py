import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("spec", models.CharField(max_length=40, verbose_name="rodzaj")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("scope", models.JSONField(default=list, verbose_name="której części dotyczy")),
                ("mapping", models.JSONField(default=dict, verbose_name="nagłówki kolumn")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("taken", "plik odebrany"),
                            ("looking", "trwa sprawdzanie"),
                            ("looked", "sprawdzony"),
                            ("refused", "odrzucony"),
                            ("importing", "trwa wczytywanie"),
                            ("done", "wczytany"),
                        ],
                        default="taken",
                        max_length=9,
                        verbose_name="stan",
                    ),
                ),
                ("errors", models.JSONField(default=list, verbose_name="dlaczego odrzucony")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="odebrany")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="wczytany")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["taken", "looking", "looked", "refused", "importing", "done"])
                        ),
                        name="import_has_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("ended_at", None)),
                            _connector="OR",
                        ),
                        name="import_ended_is_done",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "done")),
                        fields=("spec", "sha256", "scope"),
                        name="import_of_a_file_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="imports.importrun"
                    ),
                ),
                ("role", models.CharField(max_length=20, verbose_name="który")),
                ("name", models.CharField(max_length=200, verbose_name="nazwa")),
                ("content", models.BinaryField(verbose_name="zawartość")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("run", "role"), name="import_file_once")],
            },
        ),
        migrations.CreateModel(
            name="ImportProgress",
            fields=[
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="progress",
                        serialize=False,
                        to="imports.importrun",
                    ),
                ),
                ("seen", models.PositiveIntegerField(default=0, verbose_name="ile wierszy")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="z ilu")),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="imports.importrun"
                    ),
                ),
                ("line", models.PositiveIntegerField(null=True, verbose_name="wiersz")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("added", "nowe"),
                            ("changed", "zmienione"),
                            ("same", "bez zmian"),
                            ("gone", "nie ma ich w pliku"),
                        ],
                        max_length=7,
                        verbose_name="co z nim",
                    ),
                ),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200, verbose_name="nazwa")),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["run", "outcome"], name="import_row_outcome")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["added", "changed", "same", "gone"])),
                        name="import_row_has_known_outcome",
                    )
                ],
            },
        ),
    ]
