"""What came of each meeting; who leads an offer, and what was checked before it is for minors."""

from decimal import Decimal

import django.db.models.expressions
import django.db.models.functions.math
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0032_moved_and_changed_are_found"),
        ("needs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityLead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="co się sprawdza")),
                ("basis", models.CharField(blank=True, max_length=120, verbose_name="podstawa")),
                (
                    "retired_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="nie jest wymagane od"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="imię i nazwisko")),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="RecordedCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_on", models.DateField(verbose_name="data sprawdzenia")),
                ("place_in_files", models.CharField(max_length=200, verbose_name="gdzie w aktach jest wydruk")),
                ("created_at", models.DateTimeField(verbose_name="wpisano")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("children", models.PositiveSmallIntegerField(default=0, verbose_name="dzieci")),
                ("youth", models.PositiveSmallIntegerField(default=0, verbose_name="młodzież")),
                ("adults", models.PositiveSmallIntegerField(default=0, verbose_name="dorośli")),
                ("older", models.PositiveSmallIntegerField(default=0, verbose_name="osoby starsze")),
                ("nobody_came", models.BooleanField(default=False, verbose_name="nikt nie przyszedł")),
                (
                    "volunteer_hours",
                    models.DecimalField(
                        decimal_places=1, default=0, max_digits=5, verbose_name="godziny wolontariuszy"
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="poniesiony koszt"
                    ),
                ),
                ("learnt", models.TextField(blank=True, max_length=2000, verbose_name="czego się dowiedzieliśmy")),
                (
                    "deviations",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="co poszło inaczej, niż było zaplanowane"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="wpisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="activity",
            name="activity_for_minors_waits_for_checks",
        ),
        migrations.AddField(
            model_name="activitylead",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="activity_leads", to="activities.activity"
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(
                fields=("name",), name="check_once", violation_error_message="Takie sprawdzenie już jest na liście."
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="check_has_name",
                violation_error_message="Napisz, co się sprawdza.",
            ),
        ),
        migrations.AddField(
            model_name="lead",
            name="activities",
            field=models.ManyToManyField(
                related_name="leads", through="activities.ActivityLead", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="lead",
            name="user",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="osoba z biura",
            ),
        ),
        migrations.AddField(
            model_name="activitylead",
            name="lead",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="activity_leads", to="activities.lead"
            ),
        ),
        migrations.AddField(
            model_name="recordedcheck",
            name="kind",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recorded",
                to="activities.check",
            ),
        ),
        migrations.AddField(
            model_name="recordedcheck",
            name="lead",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recorded",
                to="activities.lead",
            ),
        ),
        migrations.AddField(
            model_name="recordedcheck",
            name="recorded_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="entered_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="note",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="needs.fieldnote",
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="occurrence",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="result", to="activities.occurrence"
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), ("user__isnull", False)),
                    models.Q(("user", None), models.Q(("name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="lead_of_the_office_or_named",
                violation_error_message="Wskaż osobę z biura albo wpisz imię i nazwisko.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitylead",
            constraint=models.UniqueConstraint(fields=("activity", "lead"), name="activity_lead_once"),
        ),
        migrations.AddConstraint(
            model_name="recordedcheck",
            constraint=models.UniqueConstraint(
                fields=("lead", "kind"),
                name="recorded_check_once",
                violation_error_message="To sprawdzenie jest już wpisane.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordedcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("place_in_files", ""), _negated=True),
                name="recorded_check_has_place",
                violation_error_message="Wpisz, gdzie w aktach jest wydruk.",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("nobody_came", False),
                        models.Q(
                            ("children__gt", 0), ("youth__gt", 0), ("adults__gt", 0), ("older__gt", 0), _connector="OR"
                        ),
                    ),
                    models.Q(("adults", 0), ("children", 0), ("nobody_came", True), ("older", 0), ("youth", 0)),
                    _connector="OR",
                ),
                name="result_somebody_or_nobody",
                violation_error_message="Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł.",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("adults__lte", 9999), ("children__lte", 9999), ("older__lte", 9999), ("youth__lte", 9999)
                ),
                name="result_people_sensible",
                violation_error_message="Wpisz najwyżej 9999 osób z jednej grupy.",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("volunteer_hours__gte", 0),
                    ("volunteer_hours__lte", Decimal("2000")),
                    django.db.models.lookups.Exact(
                        django.db.models.functions.math.Mod(
                            django.db.models.expressions.CombinedExpression(
                                models.F("volunteer_hours"), "*", models.Value(2)
                            ),
                            1,
                        ),
                        0,
                    ),
                ),
                name="result_hours_in_halves",
                violation_error_message="Wpisz godziny od 0 do 2000, z dokładnością do pół godziny.",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                name="result_cost_not_negative",
                violation_error_message="Wpisz koszt w złotych: zero albo więcej.",
            ),
        ),
    ]
