import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("centre", "0001_initial"),
        ("letters", "0001_initial"),
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HelperClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "українська"), ("en", "English")],
                        max_length=2,
                        verbose_name="język",
                    ),
                ),
                ("text", models.TextField(verbose_name="treść")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="skrót treści")),
                ("kept_at", models.DateTimeField(verbose_name="pierwszy raz przy zapisie")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Helper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "українська"), ("en", "English")],
                        default="pl",
                        max_length=2,
                        verbose_name="język",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="od kiedy")),
                ("confirmed_at", models.DateTimeField(verbose_name="potwierdzono")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="wypisano")),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "entered_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        blank=True, editable=False, null=True, unique=True, verbose_name="klucz formularza"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="helpers", to="centre.locality", verbose_name="w których wsiach"
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by__isnull", True), ("entered_by_name", "")),
                            models.Q(("entered_by__isnull", False), models.Q(("entered_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="helper_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("since")), _connector="OR"),
                        name="helper_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelperContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "helper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contact", to="needs.helper"
                    ),
                ),
                ("called", models.CharField(max_length=80, verbose_name="jak się zwracać")),
                ("phone", models.CharField(max_length=16, verbose_name="telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("what", models.CharField(max_length=500, verbose_name="w czym pomoże")),
                ("when", models.CharField(blank=True, max_length=200, verbose_name="kiedy dzwonić")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.helperclause"
                    ),
                ),
                (
                    "was_read_out",
                    models.BooleanField(default=False, verbose_name="zdanie o danych przeczytano na głos"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("called", ""), _negated=True), name="helper_is_called"),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="helper_does_something",
                        violation_error_message="Napisz, w czym pomożesz.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone__regex", "^([1-9][0-9]{8}|[+][0-9]{8,15})$")),
                        name="helper_phone_is_dialled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="nazwa")),
                ("begins_on", models.DateField(verbose_name="od")),
                ("ends_on", models.DateField(verbose_name="do")),
                (
                    "follows",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="needs.assessmentround",
                        verbose_name="po której rundzie",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "methods",
                    models.ManyToManyField(blank=True, related_name="+", to="centre.method", verbose_name="metody"),
                ),
            ],
            options={
                "ordering": ["-begins_on", "-id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="round_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="round_runs_forward",
                        violation_error_message="Koniec jest wcześniejszy niż początek. Popraw jedną z dat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows", models.F("id")), _negated=True), name="round_follows_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="needs.assessmentround"
                    ),
                ),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.locality",
                        verbose_name="miejscowość",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planowano")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="byliśmy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("round", "locality"), name="round_goes_there_once")],
            },
        ),
        migrations.CreateModel(
            name="FieldNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noted_on", models.DateField(verbose_name="kiedy")),
                (
                    "method",
                    models.ForeignKey(
                        db_column="method",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.method",
                        to_field="slug",
                        verbose_name="metoda",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.commune",
                        verbose_name="cała gmina",
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
                        verbose_name="miejscowość",
                    ),
                ),
                ("place_unknown", models.BooleanField(default=False, verbose_name="nie wiadomo gdzie")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="kto mówił")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.targetgroup",
                        verbose_name="kogo dotyczy",
                    ),
                ),
                ("people_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="ile osób")),
                (
                    "finding",
                    models.CharField(
                        choices=[("need", "potrzeba"), ("potential", "potencjał"), ("both", "potrzeba i potencjał")],
                        max_length=10,
                        verbose_name="co to jest",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="treść")),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="needs.assessmentround",
                        verbose_name="runda rozeznania",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "written_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "written_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["-noted_on", "-id"],
                "indexes": [models.Index(fields=["-noted_on", "-id"], name="note_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("written_by__isnull", True), ("written_by_name", "")),
                            models.Q(("written_by__isnull", False), models.Q(("written_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="note_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="note_has_text",
                        violation_error_message="Napisz, co usłyszano lub widziano.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commune", None), ("locality__isnull", False), ("place_unknown", False)),
                            models.Q(("commune__isnull", False), ("locality", None), ("place_unknown", False)),
                            models.Q(("commune", None), ("locality", None), ("place_unknown", True)),
                            _connector="OR",
                        ),
                        name="note_has_one_place_or_none_known",
                        violation_error_message="Wskaż miejscowość albo całą gminę, albo zaznacz, że nie wiadomo gdzie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people_count__isnull", True), ("people_count__gt", 0), _connector="OR"),
                        name="note_people_positive",
                        violation_error_message="Wpisz liczbę osób większą od zera albo zostaw pole puste.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("waiting", "czeka na przeczytanie"),
                            ("ours", "u nas"),
                            ("elsewhere", "u kogoś innego"),
                            ("done", "załatwione"),
                            ("aside", "odłożone"),
                        ],
                        max_length=10,
                        verbose_name="co znaczy",
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="nazwa")),
                ("name_uk", models.CharField(blank=True, max_length=60, verbose_name="nazwa po ukraińsku")),
                ("name_en", models.CharField(blank=True, max_length=60, verbose_name="nazwa po angielsku")),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("type__in", ["waiting", "ours", "elsewhere", "done", "aside"])),
                        name="submission_state_has_known_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="submission_state_has_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lack", "Czegoś brakuje"),
                            ("idea", "Pomysł"),
                            ("offer", "Ktoś może pomóc"),
                            ("matter", "Sprawa dla urzędu"),
                        ],
                        max_length=6,
                        verbose_name="co to jest",
                    ),
                ),
                ("words", models.TextField(max_length=4000, verbose_name="treść")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.commune",
                        verbose_name="cała gmina",
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
                        verbose_name="miejscowość",
                    ),
                ),
                ("place_unknown", models.BooleanField(default=False, verbose_name="nie wiadomo gdzie")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "Strona"),
                            ("phone", "Telefon"),
                            ("talk", "Rozmowa"),
                            ("box", "Skrzynka"),
                            ("letter", "List"),
                        ],
                        max_length=6,
                        verbose_name="jak przyszło",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "українська"), ("en", "English")],
                        default="pl",
                        max_length=2,
                        verbose_name="język",
                    ),
                ),
                ("for_director", models.BooleanField(default=False, verbose_name="skarga, którą czyta tylko dyrektor")),
                ("received_at", models.DateTimeField(verbose_name="przyszło")),
                ("due_on", models.DateField(verbose_name="przeczytać do")),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="needs.submissionstate",
                        verbose_name="stan",
                    ),
                ),
                ("in_polish", models.TextField(blank=True, max_length=4000, verbose_name="po polsku")),
                (
                    "in_polish_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "in_polish_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "in_polish_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="needs.assessmentround",
                        verbose_name="runda rozeznania",
                    ),
                ),
                (
                    "helped",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "pomogło"), ("a_little", "trochę pomogło"), ("no", "nie pomogło")],
                        max_length=8,
                        verbose_name="czy to pomogło",
                    ),
                ),
                ("helped_at", models.DateTimeField(blank=True, null=True, verbose_name="kiedy to powiedziano")),
                ("code_seed", models.CharField(max_length=32, verbose_name="z czego powstaje kod")),
                ("code_digest", models.CharField(max_length=64, unique=True, verbose_name="skrót kodu")),
                ("key", models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="formularz")),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "entered_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["-received_at", "-id"],
                "indexes": [
                    models.Index(fields=["state", "received_at", "id"], name="submission_oldest"),
                    models.Index(fields=["-received_at", "-id"], name="submission_newest"),
                    models.Index(fields=["locality"], name="submission_by_locality"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by__isnull", True), ("entered_by_name", "")),
                            models.Q(("entered_by__isnull", False), models.Q(("entered_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="submission_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("in_polish_by__isnull", True), ("in_polish_by_name", "")),
                            models.Q(
                                ("in_polish_by__isnull", False), models.Q(("in_polish_by_name", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="submission_translator_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["lack", "idea", "offer", "matter"])),
                        name="submission_has_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["form", "phone", "talk", "box", "letter"])),
                        name="submission_has_known_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("helped__in", ["yes", "a_little", "no", ""])),
                        name="submission_has_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="submission_has_words",
                        violation_error_message="Napisz, o co chodzi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commune", None), ("locality__isnull", False), ("place_unknown", False)),
                            models.Q(("commune__isnull", False), ("locality", None), ("place_unknown", False)),
                            models.Q(("commune", None), ("locality", None), ("place_unknown", True)),
                            _connector="OR",
                        ),
                        name="submission_has_one_place_or_none_known",
                        violation_error_message="Wskaż miejscowość albo całą gminę, albo zaznacz, że nie wiadomo gdzie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "form"), ("entered_by", None)),
                            models.Q(models.Q(("channel", "form"), _negated=True), ("entered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="submission_by_form_or_entered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("in_polish", ""), ("in_polish_by", None)),
                            models.Q(models.Q(("in_polish", ""), _negated=True), ("in_polish_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="submission_translation_says_whose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("helped", ""), ("helped_at", None)),
                            models.Q(models.Q(("helped", ""), _negated=True), ("helped_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="submission_outcome_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmitterClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "українська"), ("en", "English")],
                        max_length=2,
                        verbose_name="język",
                    ),
                ),
                ("text", models.TextField(verbose_name="treść")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="skrót treści")),
                ("kept_at", models.DateTimeField(verbose_name="pierwszy raz przy zapisie")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubmitterContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contact", to="needs.submission"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.submitterclause"
                    ),
                ),
                (
                    "was_read_out",
                    models.BooleanField(default=False, verbose_name="zdanie o danych przeczytano na głos"),
                ),
                ("given_at", models.DateTimeField(verbose_name="podano")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submitter_has_a_contact",
                        violation_error_message="Wpisz telefon albo e-mail.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone__regex", "^([1-9][0-9]{8}|[+][0-9]{8,15})?$")),
                        name="submitter_phone_is_dialled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Asset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="zasób")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("public", "instytucjonalny publiczny"),
                            ("ngo", "instytucjonalny, organizacja"),
                            ("business", "instytucjonalny, firma"),
                            ("material", "materialny"),
                            ("human", "ludzki"),
                            ("cultural", "kulturowy"),
                            ("financial", "finansowy"),
                        ],
                        max_length=12,
                        verbose_name="rodzaj zasobu",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=200, verbose_name="czyj")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="needs.helper",
                        verbose_name="osoba chętna",
                    ),
                ),
                ("available", models.CharField(blank=True, max_length=200, verbose_name="kiedy dostępny")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("available", "Dostępny"),
                            ("on_agreement", "Po uzgodnieniu"),
                            ("unavailable", "Chwilowo niedostępny"),
                        ],
                        default="available",
                        max_length=12,
                        verbose_name="stan",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="potwierdzono")),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="assets", to="centre.locality", verbose_name="miejscowości"
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, related_name="assets", to="centre.commune", verbose_name="całe gminy"
                    ),
                ),
                (
                    "notes",
                    models.ManyToManyField(
                        blank=True, related_name="assets", to="needs.fieldnote", verbose_name="notatki"
                    ),
                ),
                (
                    "submissions",
                    models.ManyToManyField(
                        blank=True, related_name="assets", to="needs.submission", verbose_name="zgłoszenia"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="asset_has_title")
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="potrzeba")),
                ("description", models.TextField(blank=True, verbose_name="opis")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "Zgłoszona"),
                            ("confirmed", "Potwierdzona"),
                            ("planned", "W planie"),
                            ("answered", "Jest odpowiedź"),
                            ("passed_on", "Przekazana innej instytucji"),
                            ("declined", "Nie podejmujemy"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="stan",
                    ),
                ),
                (
                    "state_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="komu przekazana albo dlaczego nie podejmujemy"
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[("high", "wysoki"), ("normal", "zwykły"), ("low", "niski")],
                        default="normal",
                        max_length=8,
                        verbose_name="priorytet",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "localities",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="centre.locality", verbose_name="miejscowości"
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="centre.commune", verbose_name="całe gminy"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="centre.targetgroup", verbose_name="grupy"
                    ),
                ),
                (
                    "notes",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="needs.fieldnote", verbose_name="notatki"
                    ),
                ),
                (
                    "submissions",
                    models.ManyToManyField(
                        blank=True, related_name="needs", to="needs.submission", verbose_name="zgłoszenia"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="need_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["passed_on", "declined"]), _negated=True),
                            models.Q(("state_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="need_refusal_has_reason",
                        violation_error_message="Napisz, komu ją przekazano albo dlaczego jej nie podejmujemy.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=2000, verbose_name="treść wniosku")),
                (
                    "about",
                    models.CharField(
                        choices=[("needs", "potrzeby"), ("potential", "potencjał")],
                        max_length=10,
                        verbose_name="o czym mówi",
                    ),
                ),
                (
                    "scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("supporting", "działania wspierające"), ("services", "usługi społeczne")],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="zakres",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="ważny od")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="needs.conclusion",
                        verbose_name="zastępuje",
                    ),
                ),
                ("material_change", models.TextField(blank=True, verbose_name="dlaczego zmiana jest istotna")),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "needs",
                    models.ManyToManyField(
                        blank=True, related_name="conclusions", to="needs.need", verbose_name="potrzeby"
                    ),
                ),
                (
                    "assets",
                    models.ManyToManyField(
                        blank=True, related_name="conclusions", to="needs.asset", verbose_name="zasoby"
                    ),
                ),
                (
                    "notes",
                    models.ManyToManyField(
                        blank=True, related_name="conclusions", to="needs.fieldnote", verbose_name="notatki"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="conclusion_has_text",
                        violation_error_message="Napisz treść wniosku.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scope__contained_by", ["supporting", "services"]), models.Q(("scope", []), _negated=True)
                        ),
                        name="conclusion_has_scope",
                        violation_error_message="Wskaż zakres: działania wspierające, usługi społeczne albo oba.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="conclusion_does_not_replace_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("material_change", ""), ("replaces__isnull", False), _connector="OR"),
                        name="conclusion_material_change_replaces",
                        violation_error_message="Istotna zmiana dotyczy wniosku, który zastępuje wcześniejszy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about__in", ["needs", "potential"])), name="conclusion_has_known_about"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="needs.submission"
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.submissionstate",
                        verbose_name="z",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.submissionstate",
                        verbose_name="na",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="powód")),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="kto odpowiada")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefon do tego, kto odpowiada")),
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
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("was", models.F("state")), _negated=True), name="submission_step_moves"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="submission_step_keeps_the_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="needs.submission"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("author", "autor"), ("office", "centrum")], max_length=6, verbose_name="kto"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="treść")),
                ("is_question", models.BooleanField(default=False, verbose_name="pytanie do autora")),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submission_line",
                        to="letters.letter",
                    ),
                ),
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
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["author", "office"])), name="line_has_known_side"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="line_keeps_the_name",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="line_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", False), ("side", "office")),
                            models.Q(("by", None), ("is_question", False), ("letter", None), ("side", "author")),
                            _connector="OR",
                        ),
                        name="line_of_its_side",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call", to="needs.line"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_call", "Zadzwonić"),
                            ("called", "Rozmowa odbyta"),
                            ("not_reached", "Nie odebrano"),
                            ("dropped", "Nieaktualne"),
                        ],
                        max_length=11,
                        verbose_name="stan",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="powstało")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="załatwiono")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "done_by_position",
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
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_call", "called", "not_reached", "dropped"])),
                        name="submission_call_has_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_by_name", "")),
                            models.Q(("done_by__isnull", False), models.Q(("done_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="submission_call_keeps_the_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SameMatter",
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
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="same_after", to="needs.submission"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="same_before", to="needs.submission"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("a__lt", models.F("b"))), name="same_matter_in_order"),
                    models.UniqueConstraint(fields=("a", "b"), name="same_matter_once"),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="same_matter_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="needs.submission"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handover", to="needs.submissionstep"
                    ),
                ),
                (
                    "to",
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
                        verbose_name="komu",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consent_way",
                    models.CharField(
                        choices=[
                            ("phone", "przez telefon"),
                            ("talk", "w rozmowie"),
                            ("code", "na stronie z kodem"),
                            ("paper", "na piśmie"),
                        ],
                        max_length=5,
                        verbose_name="jak autor się zgodził",
                    ),
                ),
                ("consent_at", models.DateTimeField(verbose_name="kiedy autor się zgodził")),
                ("with_contact", models.BooleanField(default=False, verbose_name="z kontaktem")),
                ("at", models.DateTimeField(verbose_name="kiedy przekazano")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to__in", ("service_organiser", "ipus_coordinator", "social_worker"))),
                        name="handover_to_a_role_that_takes_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_way__in", ["phone", "talk", "code", "paper"])),
                        name="handover_has_known_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_at__lte", models.F("at"))), name="handover_after_the_consent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="handover_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverTaken",
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
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="needs.handover"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="handover_taken_keeps_the_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                (
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ended", to="needs.handover"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("taken", "przejęte"),
                            ("not_ours", "to nie u nas"),
                            ("no_contact", "brak kontaktu"),
                            ("withdrawn", "cofnięte"),
                        ],
                        max_length=10,
                        verbose_name="wynik",
                    ),
                ),
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
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["taken", "not_ours", "no_contact", "withdrawn"])),
                        name="handover_has_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="handover_end_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by__isnull", False), ("outcome", "withdrawn"), _connector="OR"),
                        name="handover_end_by_the_author_withdraws",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("matter", "sprawa"),
                            ("complaint", "skarga"),
                            ("proposal", "wniosek"),
                            ("petition", "petycja"),
                            ("information", "informacja publiczna"),
                        ],
                        editable=False,
                        max_length=12,
                        unique=True,
                        verbose_name="co znaczy",
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="nazwa")),
                ("basis", models.CharField(max_length=200, verbose_name="przepis")),
                (
                    "pass_on_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="dni na przekazanie",
                    ),
                ),
                (
                    "handle_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="dni na odpowiedź",
                    ),
                ),
                (
                    "handle_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="miesięcy na odpowiedź",
                    ),
                ),
                (
                    "longest_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="najdłużej miesięcy po zawiadomieniu",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(editable=False, verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("type__in", ["matter", "complaint", "proposal", "petition", "information"])
                        ),
                        name="legal_kind_has_known_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("basis", ""), _negated=True)
                        ),
                        name="legal_kind_says_its_law",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handle_days", None), ("handle_months", None), _connector="OR"),
                        name="legal_kind_counts_days_or_months",
                        violation_error_message="Wpisz dni albo miesiące, nie jedno i drugie.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalMark",
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
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="legal", to="needs.submission"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="needs.legalkind",
                        verbose_name="co to jest w prawie",
                    ),
                ),
                ("is_signed", models.BooleanField(default=False, verbose_name="jest imię, nazwisko i adres")),
                ("to_council", models.BooleanField(default=False, verbose_name="dotyczy dyrektora albo centrum")),
                ("pass_on_by", models.DateField(blank=True, null=True, verbose_name="przekazać do")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="odpowiedzieć do")),
                ("extended_to", models.DateField(blank=True, null=True, verbose_name="nowy termin")),
                (
                    "extended_on",
                    models.DateField(blank=True, null=True, verbose_name="kiedy zawiadomiono o nowym terminie"),
                ),
                ("extended_why", models.CharField(blank=True, max_length=300, verbose_name="dlaczego później")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="koniec")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("handled", "odpowiedziano"), ("passed_on", "przekazano")],
                        max_length=10,
                        verbose_name="jak się skończyło",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy oznaczono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="legal_mark_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extended_on", None), ("extended_to", None), ("extended_why", "")),
                            models.Q(
                                ("extended_on__isnull", False),
                                ("extended_to__isnull", False),
                                models.Q(("extended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="legal_mark_longer_term_says_why",
                        violation_error_message="Napisz, dlaczego odpowiedź będzie później i do kiedy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extended_to", None),
                            models.Q(("due_on__isnull", False), ("extended_to__gt", models.F("due_on"))),
                            _connector="OR",
                        ),
                        name="legal_mark_longer_term_is_longer",
                        violation_error_message="Nowy termin musi być późniejszy niż dotychczasowy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extended_on", None), ("extended_on__lte", models.F("due_on")), _connector="OR"
                        ),
                        name="legal_mark_notice_came_in_time",
                        violation_error_message="O nowym terminie zawiadamia się przed końcem dotychczasowego.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["handled", "passed_on", ""])),
                        name="legal_mark_has_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("outcome", "")),
                            models.Q(("ended_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="legal_mark_end_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedOn",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passed_on", to="needs.submission"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
                ("addressee", models.CharField(max_length=200, verbose_name="do kogo")),
                ("addressee_key", models.CharField(editable=False, max_length=200)),
                ("by_letter", models.BooleanField(default=True, verbose_name="pismem")),
                ("is_whole", models.BooleanField(default=True, verbose_name="słowa w całości")),
                ("with_contact", models.BooleanField(default=False, verbose_name="z kontaktem autora")),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="kiedy autor się zgodził")),
                (
                    "consent_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("form", "na stronie z kodem"),
                            ("phone", "przez telefon"),
                            ("talk", "w rozmowie"),
                            ("letter", "w liście"),
                        ],
                        max_length=6,
                        verbose_name="jak autor się zgodził",
                    ),
                ),
                ("term", models.DateField(blank=True, null=True, verbose_name="odpowiedź do")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="co odpowiedzieli")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="kiedy odpowiedzieli")),
                ("day", models.DateField(verbose_name="przekazano")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(condition=models.Q(("answered_on", None)), fields=["term"], name="passed_on_waits")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_on", None)),
                        fields=("submission", "addressee_key"),
                        name="passed_on_open_once_to_each",
                        violation_error_message="Ten adresat już to ma i jeszcze nie odpowiedział.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="passed_on_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("addressee", ""), _negated=True), models.Q(("addressee_key", ""), _negated=True)
                        ),
                        name="passed_on_says_to_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_way__in", ["form", "phone", "talk", "letter", ""])),
                        name="passed_on_has_known_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent_on", None), ("consent_way", ""), ("with_contact", False)),
                            models.Q(
                                ("by_letter", True),
                                ("consent_on__isnull", False),
                                ("with_contact", True),
                                models.Q(("consent_way", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="passed_on_contact_with_the_yes",
                        violation_error_message="Kontakt przekazujemy tylko wtedy, gdy autor się zgodził: napisz kiedy i jak.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="passed_on_answer_says_when",
                        violation_error_message="Napisz, co odpowiedzieli i kiedy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None), ("answered_on__gte", models.F("day")), _connector="OR"
                        ),
                        name="passed_on_answered_afterwards",
                        violation_error_message="Odpowiedź nie mogła przyjść przed przekazaniem. Sprawdź dzień.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
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
                ("held_on", models.DateField(verbose_name="kiedy")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("talk", "rozmowa"),
                            ("visit", "odwiedziny"),
                            ("together", "wspólne wyjście"),
                            ("connecting", "poznanie ze sobą"),
                            ("advice", "porada"),
                            ("letter", "pomoc przy piśmie"),
                            ("referral", "skierowanie"),
                        ],
                        max_length=10,
                        verbose_name="forma",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("loneliness", "samotność"),
                            ("travel", "dojazd"),
                            ("care", "opieka nad bliskim"),
                            ("family", "rodzina i dzieci"),
                            ("offices", "urzędy i pieniądze"),
                            ("house", "dom i drobne naprawy"),
                            ("neighbours", "sprawy sąsiedzkie"),
                            ("doing", "wspólny pomysł"),
                            ("other", "inny"),
                        ],
                        max_length=10,
                        verbose_name="temat",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="ile minut",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "osoba"),
                            ("group", "grupa"),
                            ("initiative", "inicjatywa"),
                            ("partner", "partner"),
                        ],
                        max_length=10,
                        verbose_name="z kim",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nazwa grupy albo inicjatywy")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name="ile osób"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.commune",
                        verbose_name="cała gmina",
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
                        verbose_name="miejscowość",
                    ),
                ),
                ("place_unknown", models.BooleanField(default=False, verbose_name="nie wiadomo gdzie")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="co z tego wynikło")),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support",
                        to="needs.need",
                        verbose_name="której potrzebie służy",
                    ),
                ),
                ("action_key", models.UUIDField(blank=True, null=True, verbose_name="któremu działaniu planu służy")),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["-held_on", "-id"],
                "indexes": [
                    models.Index(fields=["-held_on", "-id"], name="support_newest"),
                    models.Index(
                        condition=models.Q(("action_key__isnull", False)),
                        fields=["action_key"],
                        name="support_by_action",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="support_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("form__in", ["talk", "visit", "together", "connecting", "advice", "letter", "referral"])
                        ),
                        name="support_has_known_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "theme__in",
                                [
                                    "loneliness",
                                    "travel",
                                    "care",
                                    "family",
                                    "offices",
                                    "house",
                                    "neighbours",
                                    "doing",
                                    "other",
                                ],
                            )
                        ),
                        name="support_has_known_theme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["person", "group", "initiative", "partner"])),
                        name="support_has_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="support_takes_minutes",
                        violation_error_message="Wpisz minuty od 1 do 1440.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)),
                        name="support_is_of_somebody",
                        violation_error_message="Wpisz liczbę osób większą od zera.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "person"), _negated=True),
                            models.Q(("name", ""), ("note", ""), ("partner", None), ("people", 1)),
                            _connector="OR",
                        ),
                        name="support_of_a_person_has_no_words",
                        violation_error_message="O osobie nie zapisujemy nazwy ani opisu. Wyczyść te pola.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("group", "initiative")), _negated=True),
                            models.Q(("partner", None), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="support_of_a_group_names_it",
                        violation_error_message="Napisz, z jaką grupą albo inicjatywą.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "partner"), _negated=True),
                            models.Q(("name", ""), ("partner__isnull", False)),
                            _connector="OR",
                        ),
                        name="support_of_a_partner_names_it",
                        violation_error_message="Wskaż partnera.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commune", None), ("locality__isnull", False), ("place_unknown", False)),
                            models.Q(("commune__isnull", False), ("locality", None), ("place_unknown", False)),
                            models.Q(("commune", None), ("locality", None), ("place_unknown", True)),
                            _connector="OR",
                        ),
                        name="support_has_one_place_or_none_known",
                        violation_error_message="Wskaż miejscowość albo całą gminę, albo zaznacz, że nie wiadomo gdzie.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgentNotice",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgent_notices",
                        to="needs.submission",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("police", "policja"),
                            ("prosecutor", "prokuratura"),
                            ("team", "zespół interdyscyplinarny"),
                        ],
                        max_length=10,
                        verbose_name="kogo powiadomiono",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "telefon"),
                            ("person", "osobiście"),
                            ("letter", "pismo"),
                            ("delivery", "e-Doręczenia"),
                        ],
                        max_length=8,
                        verbose_name="jak",
                    ),
                ),
                ("told_at", models.DateTimeField(verbose_name="o której")),
                ("at", models.DateTimeField(verbose_name="kiedy zapisano")),
            ],
            options={
                "ordering": ["told_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to__in", ["police", "prosecutor", "team"])),
                        name="urgent_notice_has_known_addressee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["phone", "person", "letter", "delivery"])),
                        name="urgent_notice_has_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told_at__lte", models.F("at"))), name="urgent_notice_is_written_after_it"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="urgent_notice_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgentTakeover",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgent_takeovers",
                        to="needs.submission",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("police", "policja"),
                            ("prosecutor", "prokuratura"),
                            ("team", "zespół interdyscyplinarny"),
                        ],
                        max_length=10,
                        verbose_name="kto przejął",
                    ),
                ),
                ("who", models.CharField(max_length=120, verbose_name="kto to potwierdził")),
                ("taken_at", models.DateTimeField(verbose_name="o której")),
                ("at", models.DateTimeField(verbose_name="kiedy zapisano")),
            ],
            options={
                "ordering": ["taken_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to__in", ["police", "prosecutor", "team"])),
                        name="urgent_takeover_has_known_addressee",
                    ),
                    models.UniqueConstraint(fields=("submission", "to"), name="urgent_taken_over_once"),
                    models.CheckConstraint(
                        condition=models.Q(("who", ""), _negated=True), name="urgent_takeover_says_who"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_at__lte", models.F("at"))),
                        name="urgent_takeover_is_written_after_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="urgent_takeover_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgentMistake",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgent_mistakes",
                        to="needs.submission",
                    ),
                ),
                (
                    "last",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.urgentnotice"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("other", "chodziło o inne zgłoszenie"),
                            ("read", "źle je przeczytano, nikomu nic nie grozi"),
                            ("pressed", "naciśnięto niechcący"),
                        ],
                        max_length=7,
                        verbose_name="dlaczego to pomyłka",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["other", "read", "pressed"])), name="urgent_mistake_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="urgent_mistake_keeps_the_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WalkPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="points", to="needs.fieldnote"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="kolejność")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="gdzie")),
                ("text", models.TextField(max_length=2000, verbose_name="co widać")),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="szerokość geograficzna",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=9,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="długość geograficzna",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["note", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("note", "position"), name="walk_point_has_its_place"),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="walk_point_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude", None), ("longitude", None)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="walk_point_position_is_whole",
                        violation_error_message="Wpisz obie liczby położenia albo żadnej.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude", None),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="walk_point_is_on_earth",
                    ),
                ],
            },
        ),
    ]
