import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import osl_site.common.files.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="nazwa pliku")),
                ("content_type", models.CharField(max_length=100, verbose_name="rodzaj")),
                ("content", models.BinaryField(verbose_name="zawartość")),
                ("size", models.PositiveIntegerField(verbose_name="rozmiar w bajtach")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), ("size__lte", 10485760)), name="file_at_most_10_mb"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="file_has_sha256"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sha256", osl_site.common.files.models.Sha256("content")),
                            ("size", django.db.models.functions.text.Length("content")),
                        ),
                        name="file_is_what_its_sha256_says",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HashCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                ("seen", models.PositiveIntegerField(verbose_name="ile sprawdzono")),
                (
                    "wrong",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), default=list, size=None, verbose_name="niezgodne"
                    ),
                ),
            ],
        ),
    ]
