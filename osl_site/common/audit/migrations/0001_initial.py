import django.contrib.postgres.fields
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
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=60)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                (
                    "actor",
                    models.CharField(
                        choices=[("person", "osoba"), ("resident", "mieszkaniec"), ("worker", "program")], max_length=10
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
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
                ("at", models.DateTimeField(db_index=True)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="audit.entry"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject_type", "subject_id", "-id"], name="entry_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("actor", "person"), ("by__isnull", False)),
                            models.Q(models.Q(("actor", "person"), _negated=True), ("by__isnull", True)),
                            _connector="OR",
                        ),
                        name="entry_person_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("actor__in", ["person", "resident", "worker"])),
                        name="entry_has_known_actor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="entry_keeps_the_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="audit.entry"
                    ),
                ),
                ("field", models.CharField(max_length=60)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "field"), name="change_field_once_in_entry"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before", models.F("after")), _negated=True),
                            ("before__contains", "▇▇▇"),
                            _connector="OR",
                        ),
                        name="change_changes_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "logowanie"),
                            ("signed_out", "wylogowanie"),
                            ("refused", "odrzucone logowanie"),
                            ("read", "odczyt danych chronionych"),
                            ("exported", "wydruk lub eksport danych chronionych"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
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
                ("what", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["signed_in", "signed_out", "refused", "read", "exported"])),
                        name="access_has_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="access_keeps_the_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=63, verbose_name="tabela")),
                ("row", models.CharField(max_length=64, verbose_name="klucz wiersza")),
                ("column", models.CharField(blank=True, default="", max_length=63, verbose_name="kolumna")),
                ("leaves", models.CharField(blank=True, default="", max_length=20, verbose_name="co zostaje")),
                ("begins", models.PositiveIntegerField(null=True, verbose_name="od znaku")),
                ("ends", models.PositiveIntegerField(null=True, verbose_name="do znaku")),
                ("length", models.PositiveIntegerField(null=True, verbose_name="znaków przedtem")),
                ("at", models.DateTimeField(db_index=True, verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("column__regex", "^[a-z_0-9]*$"), ("table__regex", "^[a-z_0-9]+$")),
                        name="erasure_names_a_column",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leaves__regex", "^(@at|[a-z_]*)$")), name="erasure_is_wordless"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("begins", None), ("ends", None)),
                            models.Q(
                                ("begins__isnull", False),
                                ("ends__gt", models.F("begins")),
                                ("leaves", ""),
                                models.Q(("column", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_range_is_whole",
                    ),
                ],
            },
        ),
    ]
