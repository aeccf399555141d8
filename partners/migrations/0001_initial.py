import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("common", "0001_functions"),
        ("centre", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="nazwa")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rural_women", "koło gospodyń wiejskich"),
                            ("fire_brigade", "ochotnicza straż pożarna"),
                            ("parish", "parafia"),
                            ("library", "biblioteka"),
                            ("school", "szkoła"),
                            ("village_council", "rada sołecka"),
                            ("local_action_group", "lokalna grupa działania"),
                            ("ngo", "organizacja pozarządowa"),
                            ("informal", "grupa nieformalna"),
                            ("company", "firma"),
                            ("public", "instytucja publiczna"),
                            ("other", "inny partner"),
                        ],
                        max_length=20,
                        verbose_name="typ",
                    ),
                ),
                (
                    "animation",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="animacja lokalna lub inna praca środowiskowa"
                    ),
                ),
                ("offers", models.TextField(blank=True, verbose_name="co daje")),
                ("is_public", models.BooleanField(default=False, verbose_name="pokaż mieszkańcom")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="dane potwierdzono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "name_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "name", function="pl_key", output_field=models.TextField(db_collation="C")
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="partners", to="centre.locality", verbose_name="miejscowości"
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, related_name="partners", to="centre.commune", verbose_name="całe gminy"
                    ),
                ),
            ],
            options={
                "ordering": ["name_key"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="partner_has_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="partners.partner"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="imię i nazwisko")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("is_public", models.BooleanField(default=False, verbose_name="publiczna")),
            ],
        ),
    ]
