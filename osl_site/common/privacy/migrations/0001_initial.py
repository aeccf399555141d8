from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(editable=False, max_length=40, unique=True, verbose_name="co")),
                ("days", models.PositiveSmallIntegerField(verbose_name="ile dni")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("days__gte", 1)), name="period_is_a_day_at_least")
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, verbose_name="co")),
                ("days", models.PositiveSmallIntegerField(verbose_name="okres w dniach")),
                ("before", models.DateTimeField(verbose_name="starsze niż")),
                ("seen", models.PositiveIntegerField(verbose_name="ile było do usunięcia")),
                ("removed", models.PositiveIntegerField(verbose_name="ile usunięto")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["key", "-id"], name="retention_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before__lte", models.F("at"))), name="retention_looks_back"
                    )
                ],
            },
        ),
    ]
