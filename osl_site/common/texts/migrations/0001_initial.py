from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="TextTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(editable=False, max_length=60, verbose_name="rodzaj")),
                (
                    "name",
                    models.CharField(blank=True, default="", editable=False, max_length=120, verbose_name="nazwa"),
                ),
                ("body", models.TextField(blank=True, default="", max_length=6000, verbose_name="tekst")),
                (
                    "body_uk",
                    models.TextField(blank=True, default="", max_length=6000, verbose_name="tekst po ukraińsku"),
                ),
                (
                    "body_en",
                    models.TextField(blank=True, default="", max_length=6000, verbose_name="tekst po angielsku"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "name"), name="text_once_of_kind_and_name"),
                    models.CheckConstraint(condition=models.Q(("kind", ""), _negated=True), name="text_has_kind"),
                ],
            },
        ),
    ]
