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
            name="FormKey",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("subject_type", models.CharField(blank=True, max_length=60)),
                ("subject_id", models.BigIntegerField(null=True)),
                ("count", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject_id", None), ("subject_type", "")),
                            models.Q(models.Q(("subject_type", ""), _negated=True), ("subject_id__isnull", False)),
                            _connector="OR",
                        ),
                        name="form_key_subject_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("path", models.CharField(max_length=500)),
                ("query", models.TextField(blank=True)),
                ("key", models.UUIDField()),
                ("fields", models.JSONField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("by", "path", "key"), name="one_draft_a_page"),
                    models.CheckConstraint(
                        condition=models.Q(("path__startswith", "/")), name="draft_is_of_an_address"
                    ),
                ],
            },
        ),
    ]
