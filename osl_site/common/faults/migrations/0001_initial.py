import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                ("failed_jobs", models.PositiveIntegerField(db_default=0, default=0, verbose_name="nieudane zadania")),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Fault",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                ("request", models.CharField(blank=True, max_length=64, verbose_name="numer w dzienniku")),
                ("view", models.CharField(blank=True, max_length=100, verbose_name="strona")),
                ("kind", models.CharField(max_length=100, verbose_name="rodzaj")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="miejsce w kodzie")),
                (
                    "digest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="faults",
                        to="faults.digest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(condition=models.Q(("digest", None)), fields=["at"], name="fault_untold")],
            },
        ),
    ]
