import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("centre", "0001_initial"),
        ("files", "0001_initial"),
        ("needs", "0001_initial"),
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "in_force_span",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True, editable=False, null=True, verbose_name="dni, w które obowiązuje"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("in_force_span", "&&")],
                        name="plan_days_in_force_do_not_overlap",
                        violation_error_message="W tym czasie obowiązuje już inny plan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="numer")),
                ("attempt", models.PositiveSmallIntegerField(default=1, verbose_name="podejście")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Wersja robocza"),
                            ("submitted", "Czeka na decyzję dyrektora"),
                            ("approved", "Zatwierdzona"),
                            ("returned", "Zwrócona do poprawy"),
                            ("withdrawn", "Wycofana"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="stan",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tytuł")),
                ("starts_on", models.DateField(verbose_name="początek okresu")),
                ("ends_on", models.DateField(verbose_name="koniec okresu")),
                ("reason", models.TextField(blank=True, verbose_name="przyczyna aktualizacji")),
                ("manner", models.TextField(blank=True, verbose_name="sposób realizacji wspólny dla całego planu")),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="przekazano")),
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
                (
                    "submitted_by_name",
                    models.CharField(blank=True, max_length=120, verbose_name="kto przekazał, w tym dniu"),
                ),
                (
                    "submitted_by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="jako kto przekazał, w tym dniu"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="prośba o decyzję do")),
                ("snapshot", models.JSONField(blank=True, null=True, verbose_name="wszystko, co będzie wydrukowane")),
                (
                    "snapshot_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 treści"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "changed_conclusions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="updates",
                        to="needs.conclusion",
                        verbose_name="zmienione wnioski z rozeznania",
                    ),
                ),
            ],
            options={
                "ordering": ["plan_id", "number", "attempt"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number", "attempt"), name="version_number_and_attempt_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "submitted"))),
                        fields=("plan",),
                        name="version_one_open_per_plan",
                        violation_error_message="Ten plan ma już otwartą wersję. Dokończ ją, usuń albo wycofaj.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("plan", "number"),
                        name="version_one_approved_per_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="version_ends_after_start",
                        violation_error_message="Koniec okresu musi być późniejszy niż początek. Popraw jedną z dat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__lte", datetime.date(2100, 12, 31)), ("starts_on__gte", datetime.date(2000, 1, 1))
                        ),
                        name="version_period_of_this_century",
                        violation_error_message="Wpisz rok od 2000 do 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("snapshot", None), ("state", "draft"), ("submitted_at", None), ("submitted_by", None)
                            ),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("snapshot__isnull", False),
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="version_submitted_has_snapshot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "draft"), ("submitted_by_name", "")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                models.Q(("submitted_by_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="version_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None), models.Q(("state", "draft"), _negated=True), _connector="OR"
                        ),
                        name="version_due_day_comes_with_submission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", 0), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="version_update_has_reason",
                        violation_error_message="Napisz, z jakiej przyczyny plan jest aktualizowany.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "approved", "returned", "withdrawn"])),
                        name="version_has_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Chapter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chapters", to="plans.version"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("title", models.CharField(max_length=200, verbose_name="tytuł rozdziału")),
                ("guidance", models.TextField(blank=True, max_length=2000, verbose_name="wskazówki do pisania")),
                ("text", models.TextField(blank=True, max_length=100000, verbose_name="treść")),
                (
                    "holds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("goals", "cele i działania"),
                                ("schedule", "terminy i koszty"),
                                ("indicators", "wskaźniki"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="co stoi pod tekstem",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="chapter_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("holds__contained_by", ["goals", "schedule", "indicators"])),
                        name="chapter_holds_known_pieces",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.version"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="cel")),
                ("is_main", models.BooleanField(default=False, verbose_name="cel główny")),
                (
                    "main",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="detailed",
                        to="plans.goal",
                        verbose_name="należy do celu głównego",
                    ),
                ),
                (
                    "no_conclusion_reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="dlaczego cel nie ma wniosku z rozeznania"
                    ),
                ),
                ("manner", models.TextField(blank=True, verbose_name="sposób realizacji wspólny dla celu")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "conclusions",
                    models.ManyToManyField(
                        blank=True, related_name="goals", to="needs.conclusion", verbose_name="wnioski z rozeznania"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="goal_key_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("text", "")),
                        fields=("version",),
                        name="goal_without_words_once",
                        violation_error_message="Ten plan ma już tabelę działań bez celu. Napisz, jaki to jest cel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_main", False),
                            models.Q(("main", None), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="goal_main_has_words_and_stands_above",
                        violation_error_message="Cel główny ma treść i nie należy do innego celu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="plans.goal"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("title", models.CharField(max_length=600, verbose_name="nazwa działania")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self_help", "samopomocowe"),
                            ("volunteer", "wolontaryjne"),
                            ("neighbourly", "sąsiedzkie"),
                            ("activation", "aktywizacja"),
                            ("bonds", "więzi i integracja"),
                            ("cooperation", "współpraca z partnerami"),
                            ("recognition", "rozeznanie"),
                        ],
                        max_length=12,
                        verbose_name="rodzaj",
                    ),
                ),
                (
                    "further_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("self_help", "samopomocowe"),
                                ("volunteer", "wolontaryjne"),
                                ("neighbourly", "sąsiedzkie"),
                                ("activation", "aktywizacja"),
                                ("bonds", "więzi i integracja"),
                                ("cooperation", "współpraca z partnerami"),
                                ("recognition", "rozeznanie"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="rodzaje dodatkowe",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="opis")),
                ("time_words", models.CharField(blank=True, max_length=300, verbose_name="termin realizacji")),
                (
                    "time_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("date", "jeden dzień"),
                            ("range", "od dnia do dnia"),
                            ("month", "miesiąc albo kilka miesięcy"),
                            ("quarter", "kwartał albo kilka kwartałów"),
                            ("year", "rok albo kilka lat"),
                            ("recurring", "powtarza się"),
                            ("ongoing", "na bieżąco"),
                            ("words", "tylko w słowach"),
                        ],
                        max_length=10,
                        verbose_name="jak rozumiemy termin",
                    ),
                ),
                ("time_from", models.DateField(blank=True, null=True, verbose_name="początek terminu")),
                ("time_to", models.DateField(blank=True, null=True, verbose_name="koniec terminu")),
                ("time_text", models.CharField(blank=True, max_length=300, verbose_name="dopisek do terminu")),
                ("manner", models.TextField(blank=True, verbose_name="sposób realizacji")),
                ("addressees", models.CharField(blank=True, max_length=300, verbose_name="adresaci")),
                ("place_note", models.CharField(blank=True, max_length=200, verbose_name="informacja o miejscach")),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="kto odpowiada")),
                ("resources", models.CharField(blank=True, max_length=300, verbose_name="zasoby")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="koszt w złotych"
                    ),
                ),
                ("costs", models.JSONField(blank=True, default=list, verbose_name="koszt, źródło i rok")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="centre.targetgroup", verbose_name="grupy"
                    ),
                ),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="centre.locality", verbose_name="miejscowości"
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="centre.commune", verbose_name="całe gminy"
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="partners.partner", verbose_name="partnerzy"
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True,
                        related_name="actions",
                        to="centre.socialservice",
                        verbose_name="uzupełniane usługi społeczne",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("goal", "key"), name="action_key_once"),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="action_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("time_to__isnull", True),
                            ("time_from__isnull", True),
                            ("time_to__gte", models.F("time_from")),
                            _connector="OR",
                        ),
                        name="action_time_runs_forward",
                        violation_error_message="Koniec terminu jest wcześniejszy niż początek. Popraw jedną z dat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("time_from__isnull", True),
                                ("time_from__range", (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))),
                                _connector="OR",
                            ),
                            models.Q(
                                ("time_to__isnull", True),
                                ("time_to__range", (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))),
                                _connector="OR",
                            ),
                        ),
                        name="action_time_of_this_century",
                        violation_error_message="Wpisz rok od 2000 do 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="action_cost_not_negative",
                        violation_error_message="Wpisz zero albo liczbę większą od zera.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "self_help",
                                    "volunteer",
                                    "neighbourly",
                                    "activation",
                                    "bonds",
                                    "cooperation",
                                    "recognition",
                                    "",
                                ],
                            )
                        ),
                        name="action_has_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "further_kinds__contained_by",
                                [
                                    "self_help",
                                    "volunteer",
                                    "neighbourly",
                                    "activation",
                                    "bonds",
                                    "cooperation",
                                    "recognition",
                                ],
                            )
                        ),
                        name="action_has_known_further_kinds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_kind__in",
                                ["date", "range", "month", "quarter", "year", "recurring", "ongoing", "words", ""],
                            )
                        ),
                        name="action_has_known_time_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="plans.action",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="plans.goal",
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("name", models.CharField(max_length=200, verbose_name="wskaźnik")),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="stan początkowy"),
                ),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="wartość docelowa")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="jednostka")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("typed", "wpisuje ją biuro"),
                            ("participants", "liczy aplikacja: udziały w spotkaniach"),
                            ("children", "liczy aplikacja: udziały dzieci w spotkaniach"),
                            ("youth", "liczy aplikacja: udziały młodzieży w spotkaniach"),
                            ("adults", "liczy aplikacja: udziały dorosłych w spotkaniach"),
                            ("older", "liczy aplikacja: udziały osób starszych w spotkaniach"),
                            ("meetings", "liczy aplikacja: spotkania, które się odbyły"),
                            ("volunteer_hours", "liczy aplikacja: godziny wolontariuszy"),
                            ("tally", "liczy aplikacja: stała pomoc w liczbach"),
                        ],
                        default="typed",
                        max_length=15,
                        verbose_name="skąd wartość",
                    ),
                ),
                (
                    "aggregate",
                    models.CharField(
                        choices=[
                            ("sum", "suma"),
                            ("last", "ostatnia wartość"),
                            ("highest", "najwyższa wartość"),
                            ("share", "odsetek"),
                            ("yes_no", "tak albo nie"),
                        ],
                        db_default="sum",
                        default="sum",
                        max_length=7,
                        verbose_name="jak się liczy",
                    ),
                ),
                (
                    "counts_different",
                    models.BooleanField(db_default=False, default=False, verbose_name="to różne osoby albo rodziny"),
                ),
                (
                    "milestones",
                    models.JSONField(blank=True, db_default=[], default=list, verbose_name="cele pośrednie"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("action", "key"), name="indicator_key_once"),
                    models.UniqueConstraint(fields=("goal", "key"), name="indicator_key_once_of_a_goal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action__isnull", True), ("goal__isnull", False)),
                            models.Q(("action__isnull", False), ("goal__isnull", True)),
                            _connector="OR",
                        ),
                        name="indicator_of_a_goal_or_an_action",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "source__in",
                                [
                                    "typed",
                                    "participants",
                                    "children",
                                    "youth",
                                    "adults",
                                    "older",
                                    "meetings",
                                    "volunteer_hours",
                                    "tally",
                                ],
                            )
                        ),
                        name="indicator_has_known_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aggregate__in", ["sum", "last", "highest", "share", "yes_no"])),
                        name="indicator_has_known_aggregate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", "typed"),
                            models.Q(("aggregate", "sum"), ("counts_different", False)),
                            _connector="OR",
                        ),
                        name="indicator_that_is_counted_is_a_sum",
                        violation_error_message="Co liczy aplikacja, to dodaje. Wybierz sumę i nie zaznaczaj różnych osób.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("counts_different", False), ("aggregate__in", ("last", "highest")), _connector="OR"
                        ),
                        name="indicator_of_different_people_is_not_added",
                        violation_error_message="Różnych osób nie dodajemy, bo ta sama liczyłaby się wiele razy. Wybierz najwyższą albo ostatnią.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aggregate", "share"), _negated=True),
                            models.Q(("baseline__range", (0, 100)), ("target__range", (0, 100))),
                            _connector="OR",
                        ),
                        name="indicator_share_of_a_hundred",
                        violation_error_message="Odsetek ma od 0 do 100. Popraw stan początkowy i wartość docelową.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aggregate", "yes_no"), _negated=True),
                            models.Q(("baseline__in", (0, 1)), ("target__in", (0, 1))),
                            _connector="OR",
                        ),
                        name="indicator_yes_or_no_is_one_or_none",
                        violation_error_message="Przy „tak albo nie” wpisz 1, co znaczy „tak”, albo 0, co znaczy „nie”.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="plans.version"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("version", "całość"),
                            ("chapter", "rozdział"),
                            ("goal", "cel"),
                            ("action", "działanie"),
                        ],
                        max_length=8,
                        verbose_name="miejsce",
                    ),
                ),
                ("key", models.UUIDField(blank=True, null=True, verbose_name="klucz miejsca")),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="uwaga")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="plans.remark",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="remark_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), ("replaces__isnull", False), _connector="OR"
                        ),
                        name="remark_has_text",
                        violation_error_message="Napisz treść uwagi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", None), ("place", "version")),
                            models.Q(models.Q(("place", "version"), _negated=True), ("key__isnull", False)),
                            _connector="OR",
                        ),
                        name="remark_names_its_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", ["version", "chapter", "goal", "action"])),
                        name="remark_has_known_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                    "remark",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="plans.remark"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("adopted", "Uwzględniona"), ("explained", "Wyjaśniona")],
                        max_length=10,
                        verbose_name="co zrobiono",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="odpowiedź")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="answer_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="answer_has_text",
                        violation_error_message="Napisz odpowiedź na uwagę.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["adopted", "explained"])),
                        name="answer_has_known_outcome",
                        violation_error_message="Wybierz, co zrobiono z uwagą.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="plans.version"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "Zatwierdzona"),
                            ("returned", "Zwrócona do poprawy"),
                            ("paper", "Przyjęta na papierze"),
                        ],
                        max_length=10,
                        verbose_name="decyzja",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="treść decyzji")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="obowiązuje od")),
                ("case_mark", models.CharField(blank=True, max_length=80, verbose_name="znak sprawy")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="podstawa zatwierdzenia")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="dzień decyzji na papierze")),
                (
                    "scan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="skan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="decision_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("effective_on__isnull", False), ("outcome__in", ["approved", "paper"])),
                            models.Q(("effective_on", None), ("outcome", "returned")),
                            _connector="OR",
                        ),
                        name="decision_approval_has_effective_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", False), ("outcome", "paper"), ("scan__isnull", False)),
                            models.Q(
                                models.Q(("outcome", "paper"), _negated=True), ("decided_on", None), ("scan", None)
                            ),
                            _connector="OR",
                        ),
                        name="decision_on_paper_has_day_and_scan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["approved", "returned", "paper"])),
                        name="decision_has_known_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="plans.version"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("ahead", "przed terminem"), ("due", "w terminie")],
                        max_length=5,
                        verbose_name="rodzaj",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "kind"), name="reminder_kind_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ahead", "due"])), name="reminder_has_known_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="sporządzono")),
                (
                    "text_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 tekstu"),
                ),
                ("seal", models.CharField(blank=True, editable=False, max_length=64, verbose_name="pieczęć")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="plans.version"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("read", "PROJEKT przekazany dyrektorowi"), ("approved", "dokument zatwierdzony")],
                        max_length=8,
                        verbose_name="rodzaj",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "kind", "seal"), name="document_of_a_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["read", "approved"])), name="document_has_known_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermDecision",
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
                ("text", models.TextField(max_length=4000, verbose_name="treść decyzji")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="podstawa")),
                ("case_mark", models.CharField(blank=True, max_length=80, verbose_name="znak sprawy")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="term_decisions", to="plans.version"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("prolonged", "Plan przedłużono"), ("repealed", "Plan uchylono")],
                        max_length=9,
                        verbose_name="rodzaj",
                    ),
                ),
                ("day", models.DateField(verbose_name="dzień")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="term_decision_says_why",
                        violation_error_message="Napisz treść decyzji.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="term_decision_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["prolonged", "repealed"])), name="term_decision_has_known_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                ("text", models.TextField(max_length=4000, verbose_name="treść decyzji")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="podstawa")),
                ("case_mark", models.CharField(blank=True, max_length=80, verbose_name="znak sprawy")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="plans.version"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("version", "całość"),
                            ("chapter", "rozdział"),
                            ("goal", "cel"),
                            ("action", "działanie"),
                        ],
                        max_length=8,
                        verbose_name="miejsce",
                    ),
                ),
                ("key", models.UUIDField(blank=True, null=True, verbose_name="klucz miejsca")),
                ("place_name", models.CharField(max_length=400, verbose_name="nazwa miejsca")),
                ("was", models.TextField(max_length=1000, verbose_name="jest napisane")),
                ("becomes", models.TextField(max_length=1000, verbose_name="powinno być")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="correction_says_why",
                        violation_error_message="Napisz, na czym polega omyłka.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="correction_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("was", ""), _negated=True), models.Q(("becomes", ""), _negated=True)
                        ),
                        name="correction_says_what_was_and_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("was", models.F("becomes")), _negated=True),
                        name="correction_changes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", None), ("place", "version")),
                            models.Q(models.Q(("place", "version"), _negated=True), ("key__isnull", False)),
                            _connector="OR",
                        ),
                        name="correction_names_its_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", ["version", "chapter", "goal", "action"])),
                        name="correction_has_known_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEntry",
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
                ("key", models.UUIDField(verbose_name="wskaźnik")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="okres")),
                (
                    "aggregate",
                    models.CharField(
                        choices=[
                            ("sum", "suma"),
                            ("last", "ostatnia wartość"),
                            ("highest", "najwyższa wartość"),
                            ("share", "odsetek"),
                            ("yes_no", "tak albo nie"),
                        ],
                        max_length=7,
                        verbose_name="jak się liczy",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="wartość"),
                ),
                (
                    "out_of",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="z ilu"),
                ),
                ("not_counted", models.CharField(blank=True, max_length=300, verbose_name="dlaczego nie liczono")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="źródło")),
                ("comment", models.CharField(blank=True, max_length=1000, verbose_name="komentarz")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="plans.indicatorentry",
                        verbose_name="poprawia",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="dlaczego poprawka")),
                ("at", models.DateTimeField(verbose_name="wpisano")),
            ],
            options={
                "ordering": ["period", "id"],
                "indexes": [models.Index(fields=["key", "period"], name="indicatorentry_of_a_key")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="indicatorentry_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aggregate__in", ["sum", "last", "highest", "share", "yes_no"])),
                        name="indicatorentry_has_known_aggregate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__isempty", False),
                            ("period__startswith__gte", datetime.date(2000, 1, 1)),
                            ("period__endswith__lte", datetime.date(2101, 1, 1)),
                        ),
                        name="indicatorentry_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("not_counted", ""), ("value__isnull", False), models.Q(("source", ""), _negated=True)
                            ),
                            models.Q(("out_of", None), ("value", None), models.Q(("not_counted", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="indicatorentry_counted_or_not",
                        violation_error_message="Wpisz wartość i jej źródło albo napisz, dlaczego nie liczono.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", None), ("value__gte", 0), _connector="OR"),
                        name="indicatorentry_value_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None),
                            models.Q(models.Q(("aggregate", "share"), _negated=True), ("out_of", None)),
                            models.Q(("aggregate", "share"), ("out_of__gt", 0), ("value__lte", models.F("out_of"))),
                            _connector="OR",
                        ),
                        name="indicatorentry_share_is_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None),
                            models.Q(("aggregate", "yes_no"), _negated=True),
                            ("value__in", (0, 1)),
                            _connector="OR",
                        ),
                        name="indicatorentry_yes_or_no",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects", None), ("reason", "")),
                            models.Q(("corrects__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="indicatorentry_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="plans.indicatorentry"
                    ),
                ),
                (
                    "axis",
                    models.CharField(choices=[("group", "według grup"), ("place", "według miejsc")], max_length=5),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.targetgroup",
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.locality",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="wartość")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("axis__in", ["group", "place"])), name="indicatorpart_has_known_axis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("axis", "group"), ("locality", None)),
                            models.Q(("axis", "place"), ("group", None)),
                            _connector="OR",
                        ),
                        name="indicatorpart_of_a_group_or_a_place",
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="indicatorpart_not_negative"),
                    models.UniqueConstraint(
                        fields=("entry", "axis", "group", "locality"), name="indicatorpart_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionLog",
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
                ("action_key", models.UUIDField(verbose_name="działanie")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "wpis"),
                            ("deviation", "odchylenie od planu"),
                            ("spent", "wydatek"),
                            ("state", "stan ustawiony ręcznie"),
                        ],
                        max_length=9,
                        verbose_name="rodzaj",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="kiedy")),
                ("text", models.CharField(max_length=2000, verbose_name="treść")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="kwota w złotych"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_time", "w terminie"),
                            ("paused", "wstrzymane"),
                            ("done", "wykonane"),
                            ("abandoned", "zaniechane"),
                            ("facts", "według faktów"),
                        ],
                        max_length=9,
                        verbose_name="stan",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="plans.actionlog",
                        verbose_name="poprawia",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="dlaczego poprawka")),
                ("at", models.DateTimeField(verbose_name="wpisano")),
            ],
            options={
                "ordering": ["-happened_on", "-id"],
                "indexes": [models.Index(fields=["action_key", "happened_on"], name="actionlog_of_an_action")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="actionlog_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="actionlog_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["note", "deviation", "spent", "state"])),
                        name="actionlog_has_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["on_time", "paused", "done", "abandoned", "facts", ""])),
                        name="actionlog_has_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gte", 0), ("kind", "spent")),
                            models.Q(models.Q(("kind", "spent"), _negated=True), ("amount", None)),
                            _connector="OR",
                        ),
                        name="actionlog_spent_has_an_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "state"), models.Q(("state", ""), _negated=True)),
                            models.Q(models.Q(("kind", "state"), _negated=True), ("state", "")),
                            _connector="OR",
                        ),
                        name="actionlog_state_is_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_on__range", (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)))
                        ),
                        name="actionlog_of_this_century",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects", None), ("reason", "")),
                            models.Q(("corrects__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="actionlog_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exclusions", to="plans.version"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="numer przypisu w planie")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("version", "całość"),
                            ("chapter", "rozdział"),
                            ("goal", "cel"),
                            ("action", "działanie"),
                        ],
                        max_length=8,
                        verbose_name="miejsce",
                    ),
                ),
                ("key", models.UUIDField(blank=True, null=True, verbose_name="klucz miejsca")),
                (
                    "covers",
                    models.CharField(
                        choices=[
                            ("words", "słowa, które przepiszesz"),
                            ("cost", "cały koszt"),
                            ("time", "cały termin"),
                            ("numbers", "wszystkie liczby wskaźników"),
                        ],
                        default="words",
                        max_length=7,
                        verbose_name="co jest wyłączone",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="wyłączone słowa")),
                ("scope", models.CharField(max_length=300, verbose_name="zakres wyłączenia")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("privacy", "prywatność osoby fizycznej"),
                            ("business", "tajemnica przedsiębiorcy"),
                            ("statutory", "informacja niejawna albo inna tajemnica ustawowa"),
                        ],
                        max_length=9,
                        verbose_name="co jest chronione",
                    ),
                ),
                ("basis", models.CharField(max_length=300, verbose_name="podstawa prawna")),
                ("interest", models.CharField(blank=True, max_length=300, verbose_name="w czyim interesie")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="exclusion_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope", ""), _negated=True),
                            models.Q(("basis", ""), _negated=True),
                            models.Q(
                                models.Q(("covers", "words"), models.Q(("words", ""), _negated=True)),
                                models.Q(models.Q(("covers", "words"), _negated=True), ("words", "")),
                                _connector="OR",
                            ),
                        ),
                        name="exclusion_says_what_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("privacy", "business")), models.Q(("interest", ""), _negated=True)),
                            models.Q(models.Q(("kind__in", ("privacy", "business")), _negated=True), ("interest", "")),
                            _connector="OR",
                        ),
                        name="exclusion_says_for_whose_good",
                        violation_error_message="Napisz, w czyim interesie wyłączasz jawność.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", None), ("place", "version")),
                            models.Q(models.Q(("place", "version"), _negated=True), ("key__isnull", False)),
                            _connector="OR",
                        ),
                        name="exclusion_names_its_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", ["version", "chapter", "goal", "action"])),
                        name="exclusion_has_known_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("covers__in", ["words", "cost", "time", "numbers"])),
                        name="exclusion_covers_what_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["privacy", "business", "statutory"])),
                        name="exclusion_has_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExclusionEnd",
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
                    "exclusion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="plans.exclusion"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="powód cofnięcia")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="exclusion_end_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="exclusion_end_says_why",
                        violation_error_message="Napisz, dlaczego te słowa mają być znów jawne.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="sporządzono")),
                (
                    "text_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256 tekstu"),
                ),
                ("seal", models.CharField(blank=True, editable=False, max_length=64, verbose_name="pieczęć")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="public_documents", to="plans.version"
                    ),
                ),
                ("kind", models.CharField(max_length=1000, verbose_name="numery przypisów")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "kind", "seal"), name="public_document_of_a_text_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Filing",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="filings", to="plans.version"
                    ),
                ),
                ("case_mark", models.CharField(max_length=80, verbose_name="znak sprawy")),
                ("archive_category", models.CharField(max_length=10, verbose_name="kategoria archiwalna")),
                ("place", models.CharField(max_length=200, verbose_name="miejsce w aktach")),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="plans.filing",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="co poprawia")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes", None)),
                        fields=("version",),
                        name="filing_first_once",
                        violation_error_message="Tę wersję już odnotowano w aktach.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="filing_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case_mark", ""), _negated=True),
                            models.Q(("archive_category", ""), _negated=True),
                            models.Q(("place", ""), _negated=True),
                        ),
                        name="filing_says_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("supersedes", None)),
                            models.Q(("supersedes__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="filing_says_what_it_corrects",
                        violation_error_message="Napisz, co poprawia ten wpis.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="plans.version"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="plans.document"
                    ),
                ),
                ("metryka", models.TextField(verbose_name="metryka do BIP")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("metryka", ""), _negated=True), name="publication_has_metryka"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="publication_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedCopy",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signed_copies", to="plans.version"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed", "egzemplarz z podpisem elektronicznym"),
                            ("scan", "skan, podpisu nie sprawdzono"),
                        ],
                        default="scan",
                        max_length=6,
                        verbose_name="rodzaj",
                    ),
                ),
                ("seals", models.JSONField(blank=True, default=list, verbose_name="podpisy")),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="plans.signedcopy",
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="dlaczego zastępuje poprzedni plik"),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="signed_copy_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["signed", "scan"])), name="signed_copy_has_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "signed"), models.Q(("seals", []), _negated=True)),
                            models.Q(("kind", "scan"), ("seals", [])),
                            _connector="OR",
                        ),
                        name="signed_copy_says_who_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("supersedes", None)),
                            models.Q(("supersedes__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="signed_copy_says_why_it_replaces",
                        violation_error_message="Napisz, dlaczego ten plik zastępuje poprzedni.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopyUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copy_uploads", to="plans.version"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CopyPublication",
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
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="plans.signedcopy"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="copy_publication_keeps_the_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateChapter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("title", models.CharField(max_length=200, verbose_name="tytuł rozdziału")),
                ("guidance", models.TextField(blank=True, max_length=2000, verbose_name="wskazówki do pisania")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="template_chapter_has_title"
                    )
                ],
            },
        ),
    ]
