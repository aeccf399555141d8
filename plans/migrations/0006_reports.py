import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_laws"),
        ("plans", "0005_beside_laws"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="tytuł")),
                ("starts_on", models.DateField(verbose_name="od dnia")),
                ("ends_on", models.DateField(verbose_name="do dnia")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Wersja robocza"),
                            ("submitted", "Czeka na przyjęcie"),
                            ("accepted", "Przyjęte"),
                            ("returned", "Zwrócone do poprawy"),
                            ("withdrawn", "Wycofane"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="stan",
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="podejście")),
                (
                    "figures",
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="liczby z zapisów"),
                ),
                ("figures_at", models.DateTimeField(editable=False, verbose_name="stan liczb na")),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="przekazano")),
                (
                    "submitted_by_name",
                    models.CharField(blank=True, max_length=120, verbose_name="kto przekazał, w tym dniu"),
                ),
                (
                    "submitted_by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="jako kto przekazał, w tym dniu"),
                ),
                ("snapshot", models.JSONField(blank=True, null=True, verbose_name="wszystko, co będzie wydrukowane")),
                (
                    "snapshot_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 treści"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "follows",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_attempt",
                        to="plans.report",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto przekazał",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("accepted", "Przyjęte"), ("returned", "Zwrócone do poprawy")],
                        max_length=10,
                        verbose_name="decyzja",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="treść decyzji")),
                ("case_mark", models.CharField(blank=True, max_length=80, verbose_name="znak sprawy")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="plans.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(verbose_name="sporządzono")),
                (
                    "text_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 tekstu"),
                ),
                ("seal", models.CharField(blank=True, editable=False, max_length=64, verbose_name="pieczęć")),
                (
                    "kind",
                    models.CharField(
                        choices=[("read", "PROJEKT przekazany dyrektorowi"), ("accepted", "przyjęte sprawozdanie")],
                        max_length=8,
                        verbose_name="rodzaj",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="plans.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportInBip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="adres w BIP")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="dlaczego nie publikujemy")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="in_bip", to="plans.report"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ReportRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                ("key", models.CharField(blank=True, max_length=40, verbose_name="część")),
                ("text", models.TextField(max_length=4000, verbose_name="uwaga")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="plans.report"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ReportAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="odpowiedź")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "remark",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="plans.reportremark"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(editable=False, max_length=40, verbose_name="co to za część")),
                ("position", models.PositiveSmallIntegerField(editable=False, verbose_name="kolejność")),
                ("title", models.CharField(max_length=200, verbose_name="tytuł części")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="tekst")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="plans.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="report_ends_after_start",
                violation_error_message="Ostatni dzień jest wcześniejszy niż pierwszy. Zamień je miejscami.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__lte", datetime.date(2100, 12, 31)), ("starts_on__gte", datetime.date(2000, 1, 1))
                ),
                name="report_of_this_century",
                violation_error_message="Wpisz rok od 2000 do 2100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("snapshot", None),
                        ("state", "draft"),
                        ("submitted_at", None),
                        ("submitted_by", None),
                        ("submitted_by_name", ""),
                    ),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True),
                        ("snapshot__isnull", False),
                        ("submitted_at__isnull", False),
                        ("submitted_by__isnull", False),
                        models.Q(("submitted_by_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="report_submitted_has_snapshot",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attempt", 1), ("follows", None)),
                    models.Q(("attempt__gt", 1), ("follows__isnull", False)),
                    _connector="OR",
                ),
                name="report_attempt_follows_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "submitted", "accepted", "returned", "withdrawn"])),
                name="report_has_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="reportdecision_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["accepted", "returned"])), name="reportdecision_has_known_outcome"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdocument",
            constraint=models.UniqueConstraint(fields=("report", "kind", "seal"), name="reportdocument_of_a_text_once"),
        ),
        migrations.AddConstraint(
            model_name="reportdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["read", "accepted"])), name="reportdocument_has_known_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinbip",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="reportinbip_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinbip",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), ("reason", ""), _connector="XOR"),
                name="reportinbip_where_or_why_not",
                violation_error_message="Podaj adres w BIP albo napisz, dlaczego sprawozdania tam nie będzie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportremark",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="reportremark_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportremark",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="reportremark_has_text",
                violation_error_message="Napisz treść uwagi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="reportanswer_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="reportanswer_has_text",
                violation_error_message="Napisz odpowiedź na uwagę.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsection",
            constraint=models.UniqueConstraint(
                fields=("report", "key"),
                name="reportsection_key_once",
                violation_error_message="Ta część już jest w sprawozdaniu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsection",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="reportsection_has_a_title",
                violation_error_message="Wpisz tytuł części.",
            ),
        ),
        *swept("plans_report", "plans_reportsection", "plans_reportremark", "plans_reportanswer", "plans_reportinbip"),
    ]
