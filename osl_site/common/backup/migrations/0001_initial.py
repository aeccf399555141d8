import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(verbose_name="początek")),
                ("ended_at", models.DateTimeField(db_index=True, verbose_name="koniec")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="plik")),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="rozmiar w bajtach")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="klucze publiczne",
                    ),
                ),
                ("rows", models.JSONField(blank=True, default=dict, verbose_name="wierszy w tabelach")),
                ("said", models.CharField(blank=True, max_length=500, verbose_name="dlaczego się nie udało")),
                ("rehearsed_at", models.DateTimeField(blank=True, null=True, verbose_name="odtworzono na próbę")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="usunięto z folderu")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("said", ""),
                                ("sha256__regex", "^[0-9a-f]{64}$"),
                                ("size__gt", 0),
                                models.Q(("name", ""), _negated=True),
                            ),
                            models.Q(models.Q(("said", ""), _negated=True), ("name", ""), ("sha256", ""), ("size", 0)),
                            _connector="OR",
                        ),
                        name="backup_is_an_archive_or_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__gte", models.F("started_at"))), name="backup_ends_after_it_began"
                    ),
                ],
            },
        ),
    ]
