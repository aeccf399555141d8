import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import osl_site.common.accounts.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="adres e-mail")),
                ("name", models.CharField(max_length=120, verbose_name="imię i nazwisko")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="stanowisko")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("organiser", "organizator społeczności lokalnej"),
                                ("director", "dyrektor"),
                                ("coworker", "współpracownik"),
                                ("administrator", "administrator"),
                                ("service_organiser", "organizator usług społecznych"),
                                ("ipus_coordinator", "koordynator indywidualnych planów usług społecznych"),
                                ("social_worker", "pracownik socjalny"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="role",
                    ),
                ),
                (
                    "roles_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kiedy zmieniono role"),
                ),
                (
                    "roles_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto nadał role",
                    ),
                ),
                (
                    "invited_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kiedy zaproszono"),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto zaprosił",
                    ),
                ),
                (
                    "new_email",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        editable=False,
                        max_length=254,
                        verbose_name="nowy adres, niepotwierdzony",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="konto czynne")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="kiedy zamknięto"),
                ),
                (
                    "closed_why",
                    models.CharField(blank=True, db_default="", max_length=300, verbose_name="powód zamknięcia"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="osoba przykładowa")),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
                ("revision", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_is_lowercase",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "roles__contained_by",
                                [
                                    "organiser",
                                    "director",
                                    "coworker",
                                    "administrator",
                                    "service_organiser",
                                    "ipus_coordinator",
                                    "social_worker",
                                ],
                            ),
                            models.Q(("roles", []), _negated=True),
                        ),
                        name="user_has_known_roles",
                        violation_error_message="Wskaż co najmniej jedną rolę z listy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_active", False), models.Q(("closed_at", None), ("closed_why", "")), _connector="OR"
                        ),
                        name="user_open_is_not_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("organiser", "organizator społeczności lokalnej"),
                            ("director", "dyrektor"),
                            ("coworker", "współpracownik"),
                            ("administrator", "administrator"),
                            ("service_organiser", "organizator usług społecznych"),
                            ("ipus_coordinator", "koordynator indywidualnych planów usług społecznych"),
                            ("social_worker", "pracownik socjalny"),
                        ],
                        max_length=20,
                        verbose_name="rola",
                    ),
                ),
                ("from_at", models.DateTimeField(verbose_name="od")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                ("until_at", models.DateTimeField(blank=True, null=True, verbose_name="do")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "ended_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "organiser",
                                    "director",
                                    "coworker",
                                    "administrator",
                                    "service_organiser",
                                    "ipus_coordinator",
                                    "social_worker",
                                ],
                            )
                        ),
                        name="grant_has_known_role",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_at", None)), fields=("user", "role"), name="grant_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_at", None), ("until_at__gte", models.F("from_at")), _connector="OR"),
                        name="grant_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="grant_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by__isnull", True), ("ended_by_name", "")),
                            models.Q(("ended_by__isnull", False), models.Q(("ended_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="grant_end_keeps_the_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Substitution",
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
                (
                    "away",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kogo nie ma",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto zastępuje",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="od")),
                ("until_on", models.DateField(verbose_name="do")),
                ("at", models.DateTimeField(verbose_name="kiedy ustalono")),
                ("called_off_at", models.DateTimeField(blank=True, null=True, verbose_name="kiedy odwołano")),
                (
                    "called_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "called_off_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "called_off_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("away", models.F("substitute")), _negated=True),
                        name="substitution_by_another",
                        violation_error_message="Nikt nie zastępuje sam siebie. Wybierz inną osobę.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__gte", models.F("from_on")), ("until_on__lte", datetime.date(2100, 12, 31))
                        ),
                        name="substitution_ends_after_it_begins",
                        violation_error_message="Ostatni dzień nie może być przed pierwszym. Popraw jedną z dat.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("called_off_at", None)),
                        expressions=[
                            (
                                osl_site.common.accounts.models.OneNumber(
                                    "away_id",
                                    "away_id",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                                ),
                                "&&",
                            ),
                            (
                                osl_site.common.accounts.models.Days(
                                    django.db.models.functions.comparison.Least("from_on", "until_on"),
                                    django.db.models.functions.comparison.Greatest("from_on", "until_on"),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                                ),
                                "&&",
                            ),
                        ],
                        name="substitution_one_at_a_time",
                        violation_error_message="W tych dniach tę osobę już ktoś zastępuje. Wybierz inne dni.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_off_by__isnull", True), ("called_off_by_name", "")),
                            models.Q(
                                ("called_off_by__isnull", False), models.Q(("called_off_by_name", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="substitution_end_keeps_the_name",
                    ),
                ],
            },
        ),
    ]
