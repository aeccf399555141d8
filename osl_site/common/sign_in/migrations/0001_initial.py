import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import osl_site.common.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("password", "hasło"),
                            ("factor", "drugi krok"),
                            ("confirmation", "potwierdzenie czynności"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("passed", "przyjęte"),
                            ("wrong", "błędne hasło albo kod"),
                            ("unknown", "nie ma takiego konta"),
                            ("closed", "konto wyłączone"),
                            ("locked", "za dużo prób, nie sprawdzono"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=64)),
                ("line", models.CharField(blank=True, max_length=64)),
                ("network", models.CharField(blank=True, max_length=45)),
                ("counts", models.BooleanField(default=True)),
                ("number", models.PositiveIntegerField(db_default=1, default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "-at"], name="attempt_name"),
                    models.Index(fields=["line", "-at"], name="attempt_line"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["password", "factor", "confirmation"])),
                        name="attempt_has_known_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["passed", "wrong", "unknown", "closed", "locked"])),
                        name="attempt_has_known_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("line", models.CharField(max_length=64)),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "line"), name="known_line_once")],
            },
        ),
        migrations.CreateModel(
            name="Authenticator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("secret", models.CharField(max_length=400)),
                ("last_step", models.BigIntegerField()),
                ("created_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("credential_id", models.BinaryField(unique=True)),
                ("public_key", models.BinaryField()),
                ("sign_count", models.BigIntegerField()),
                ("is_backed_up", models.BooleanField()),
                ("name", models.CharField(max_length=60, verbose_name="nazwa klucza")),
                ("created_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="passkey_names_differ"),
                    models.CheckConstraint(condition=models.Q(("sign_count__gte", 0)), name="passkey_counts_up"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SignInPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("idle_minutes", models.PositiveSmallIntegerField(db_default=60, default=60)),
                ("longest_hours", models.PositiveSmallIntegerField(db_default=12, default=12)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="sign_in_policy_is_one"),
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
                            )
                        ),
                        name="sign_in_policy_has_known_roles",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("roles", []), ("since__isnull", False), _connector="OR"),
                        name="sign_in_policy_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("idle_minutes__range", (15, 120))), name="sign_in_policy_idle_within_bounds"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("longest_hours__range", (4, 24))),
                        name="sign_in_policy_longest_within_bounds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("browser", models.CharField(blank=True, db_default="", default="", max_length=60)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=osl_site.common.clock.now
                    ),
                ),
                (
                    "seen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=osl_site.common.clock.now
                    ),
                ),
                (
                    "idle_for",
                    models.DurationField(
                        db_default=datetime.timedelta(seconds=3600), default=datetime.timedelta(seconds=3600)
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seen_at__gte", models.F("created_at"))), name="session_seen_after_it_began"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expire_date__gt", models.F("created_at"))),
                        name="session_ends_after_it_began",
                    ),
                ],
            },
        ),
    ]
