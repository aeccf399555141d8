import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("common", "0001_functions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=12, unique=True, verbose_name="adres")),
                ("name", models.CharField(max_length=80, verbose_name="nazwa")),
                ("name_uk", models.CharField(blank=True, max_length=80, verbose_name="nazwa po ukraińsku")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="nazwa po angielsku")),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [models.UniqueConstraint(fields=("name",), name="theme_name_once")],
            },
        ),
        migrations.CreateModel(
            name="Method",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=20, unique=True, verbose_name="adres")),
                ("name", models.CharField(max_length=80, verbose_name="nazwa")),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [models.UniqueConstraint(fields=("name",), name="method_name_once")],
            },
        ),
        migrations.CreateModel(
            name="Centre",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="nazwa centrum")),
                ("name_uk", models.CharField(blank=True, max_length=200, verbose_name="nazwa po ukraińsku")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="nazwa po angielsku")),
                ("short_name", models.CharField(max_length=60, verbose_name="nazwa krótka")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adres")),
                ("opening_hours", models.CharField(blank=True, max_length=200, verbose_name="godziny pracy")),
                ("works_since", models.DateField(blank=True, null=True, verbose_name="działa od")),
                ("founding_act", models.CharField(blank=True, max_length=200, verbose_name="uchwała o utworzeniu")),
                (
                    "organiser_name",
                    models.CharField(blank=True, max_length=120, verbose_name="imię i nazwisko organizatora"),
                ),
                ("organiser_room", models.CharField(blank=True, max_length=60, verbose_name="pokój organizatora")),
                ("organiser_phone", models.CharField(blank=True, max_length=20, verbose_name="telefon organizatora")),
                ("organiser_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail organizatora")),
                ("controller", models.TextField(blank=True, verbose_name="administrator danych")),
                (
                    "dpo_contact",
                    models.CharField(blank=True, max_length=200, verbose_name="kontakt do inspektora ochrony danych"),
                ),
                (
                    "registrations_kept_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="ile dni po spotkaniu trzymamy dane z zapisów",
                    ),
                ),
                (
                    "approval_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="podstawa zatwierdzenia planu"),
                ),
                (
                    "file_plan_symbol",
                    models.CharField(blank=True, max_length=20, verbose_name="symbol z wykazu akt (JRWA)"),
                ),
                ("archive_category", models.CharField(blank=True, max_length=10, verbose_name="kategoria archiwalna")),
                ("case_mark_pattern", models.CharField(blank=True, max_length=80, verbose_name="wzór znaku sprawy")),
                (
                    "days_to_decide",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="ile dni ma dyrektor na decyzję o planie",
                    ),
                ),
                (
                    "days_to_read",
                    models.PositiveSmallIntegerField(
                        db_default=7,
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="w ile dni czytamy zgłoszenia",
                    ),
                ),
                (
                    "statement_published_on",
                    models.DateField(blank=True, null=True, verbose_name="data publikacji deklaracji dostępności"),
                ),
                (
                    "statement_reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="data przeglądu deklaracji dostępności"),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="dane przykładowe")),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="centre_is_one_row")],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedClass",
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
                ("symbol", models.CharField(max_length=20, verbose_name="symbol z wykazu akt")),
                ("category", models.CharField(max_length=10, verbose_name="kategoria archiwalna")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("symbol", ""), _negated=True), models.Q(("category", ""), _negated=True)
                        ),
                        name="class_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="class_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commune",
            fields=[
                (
                    "terc",
                    models.CharField(
                        max_length=7, primary_key=True, serialize=False, verbose_name="identyfikator TERC"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="nazwa")),
                ("kind", models.CharField(max_length=40, verbose_name="rodzaj")),
                ("is_served", models.BooleanField(default=True, verbose_name="obsługiwana przez centrum")),
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
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name_key"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("terc__regex", "^\\d{7}$")), name="commune_terc")
                ],
            },
        ),
        migrations.CreateModel(
            name="Village",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="nazwa")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="villages",
                        to="centre.commune",
                        verbose_name="gmina",
                    ),
                ),
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
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name_key"],
                "constraints": [models.UniqueConstraint(fields=("commune", "name"), name="village_once_in_commune")],
            },
        ),
        migrations.CreateModel(
            name="Locality",
            fields=[
                (
                    "simc",
                    models.CharField(
                        max_length=7, primary_key=True, serialize=False, verbose_name="identyfikator SIMC"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="nazwa")),
                ("kind", models.CharField(max_length=40, verbose_name="rodzaj")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="localities",
                        to="centre.commune",
                        verbose_name="gmina",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="localities",
                        to="centre.village",
                        verbose_name="sołectwo",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="centre.locality",
                        verbose_name="część miejscowości",
                    ),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="szerokość geograficzna")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="długość geograficzna")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="adres")),
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
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name_key", "simc"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("simc__regex", "^\\d{7}$")), name="locality_simc"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="locality_coordinates_both_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalityForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forms", to="centre.locality"
                    ),
                ),
                (
                    "case",
                    models.CharField(
                        choices=[
                            ("nominative", "mianownik"),
                            ("genitive", "dopełniacz"),
                            ("dative", "celownik"),
                            ("accusative", "biernik"),
                            ("instrumental", "narzędnik"),
                            ("locative", "miejscownik"),
                        ],
                        max_length=20,
                        verbose_name="przypadek",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "ukraiński")], max_length=2, verbose_name="język"
                    ),
                ),
                ("text", models.CharField(max_length=120, verbose_name="nazwa")),
                (
                    "source",
                    models.CharField(
                        choices=[("office", "z centrum"), ("analogy", "propozycja")], max_length=10, verbose_name="skąd"
                    ),
                ),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.Func(
                                    "text", models.Value("^(w|we|na) "), models.Value(""), function="regexp_replace"
                                ),
                                function="osl_fold",
                            ),
                            models.Value(" "),
                            models.Value(""),
                            function="replace",
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(),
                    ),
                ),
            ],
            options={
                "ordering": ["locality", "language", "case"],
                "indexes": [models.Index(fields=["folded"], name="locality_form_folded")],
                "constraints": [
                    models.UniqueConstraint(fields=("locality", "case", "language"), name="locality_form_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="locality_form_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", "pl"), models.Q(("case", "nominative"), ("language", "uk")), _connector="OR"
                        ),
                        name="locality_form_ukrainian_is_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="nazwa")),
                ("name_uk", models.CharField(blank=True, max_length=80, verbose_name="nazwa po ukraińsku")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="nazwa po angielsku")),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="SocialService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="nazwa usługi")),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("family_policy", "polityka prorodzinna"),
                            ("family_support", "wspieranie rodziny"),
                            ("foster_care", "system pieczy zastępczej"),
                            ("social_assistance", "pomoc społeczna"),
                            ("health", "promocja i ochrona zdrowia"),
                            ("disability", "wspieranie osób niepełnosprawnych"),
                            ("education", "edukacja publiczna"),
                            ("employment", "przeciwdziałanie bezrobociu"),
                            ("culture", "kultura"),
                            ("sport_and_tourism", "kultura fizyczna i turystyka"),
                            ("civic", "pobudzanie aktywności obywatelskiej"),
                            ("housing", "mieszkalnictwo"),
                            ("environment", "ochrona środowiska"),
                            ("reintegration", "reintegracja zawodowa i społeczna"),
                        ],
                        max_length=30,
                        verbose_name="zakres usług",
                    ),
                ),
                ("is_offered", models.BooleanField(default=True, verbose_name="świadczona dziś")),
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
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name_key"],
                "constraints": [models.UniqueConstraint(fields=("name",), name="service_name_once")],
            },
        ),
    ]
