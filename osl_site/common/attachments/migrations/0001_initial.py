import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["subject_type", "subject_id", "position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1), ("position__lte", 5)), name="attachment_at_most_5"
                    ),
                    models.UniqueConstraint(
                        fields=("subject_type", "subject_id", "position"), name="attachment_has_its_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_digest", models.CharField(db_index=True, max_length=64)),
                ("content", models.BinaryField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
    ]
