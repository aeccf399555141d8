import datetime
import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("common", "0001_functions"),
        ("guard", "0002_mailboxes"),
        ("centre", "0001_initial"),
        ("letters", "0001_initial"),
        ("needs", "0001_initial"),
        ("partners", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="nazwa")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adres")),
                (
                    "locality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="venues",
                        to="centre.locality",
                        verbose_name="miejscowość",
                    ),
                ),
                (
                    "step_free",
                    models.CharField(
                        choices=[
                            ("yes", "Wejście bez schodów"),
                            ("steps", "Schody lub próg przy wejściu"),
                            ("unknown", "Wejście: brak informacji"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="wejście",
                    ),
                ),
                (
                    "toilet",
                    models.CharField(
                        choices=[
                            ("accessible", "Toaleta dostępna"),
                            ("ordinary", "Toaleta zwykła"),
                            ("none", "Bez toalety"),
                            ("unknown", "Toaleta: brak informacji"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="toaleta",
                    ),
                ),
                ("induction_loop", models.BooleanField(default=False, verbose_name="pętla indukcyjna")),
                ("parking", models.BooleanField(default=False, verbose_name="parking przy wejściu")),
                ("getting_in", models.CharField(blank=True, max_length=300, verbose_name="informacja o wejściu")),
                ("getting_there", models.CharField(blank=True, max_length=300, verbose_name="jak dojechać")),
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
            ],
            options={
                "ordering": ["name_key", "id"],
                "constraints": [models.UniqueConstraint(fields=("name", "locality"), name="venue_once_in_locality")],
            },
        ),
        migrations.CreateModel(
            name="CalendarChange",
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
                (
                    "retired_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="dlaczego nie jest wymagane"),
                ),
                ("position", models.PositiveSmallIntegerField(db_default=1000, default=1000, verbose_name="kolejność")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name",),
                        name="check_once",
                        violation_error_message="Takie sprawdzenie już jest na liście.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="check_has_name",
                        violation_error_message="Napisz, co się sprawdza.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_on", None), ("retired_reason", "")),
                            models.Q(("retired_on__isnull", False), models.Q(("retired_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="check_retired_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InformationClause",
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
            name="WrongCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["who", "at"], name="wrong_code_by_who")],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="nazwa")),
                ("title_uk", models.CharField(blank=True, max_length=300, verbose_name="nazwa po ukraińsku")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="nazwa po angielsku")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="opis dla mieszkańców")),
                ("text_uk", models.TextField(blank=True, max_length=2000, verbose_name="opis po ukraińsku")),
                ("text_en", models.TextField(blank=True, max_length=2000, verbose_name="opis po angielsku")),
                (
                    "kind",
                    models.CharField(
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
                (
                    "theme",
                    models.ForeignKey(
                        db_column="theme",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centre.theme",
                        to_field="slug",
                        verbose_name="temat",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="plans.action",
                        verbose_name="działanie w planie",
                    ),
                ),
                (
                    "outside_plan_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="dlaczego poza planem"),
                ),
                (
                    "led_by",
                    models.CharField(
                        choices=[
                            ("centre", "centrum"),
                            ("together", "wspólnie"),
                            ("residents", "mieszkańcy lub partner"),
                        ],
                        default="together",
                        max_length=10,
                        verbose_name="kto prowadzi",
                    ),
                ),
                (
                    "in_charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="osoba odpowiedzialna",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="activities.venue",
                        verbose_name="miejsce",
                    ),
                ),
                ("is_continuous", models.BooleanField(default=False, verbose_name="stała pomoc, bez dat")),
                ("for_minors", models.BooleanField(default=False, verbose_name="dla małoletnich")),
                (
                    "not_for_minors_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="dlaczego już nie dla małoletnich"),
                ),
                ("ukrainian_spoken", models.BooleanField(default=False, verbose_name="mówimy także po ukraińsku")),
                ("photographs", models.BooleanField(default=False, verbose_name="robimy zdjęcia na spotkaniach")),
                ("cost", models.CharField(blank=True, max_length=120, verbose_name="koszt dla uczestników")),
                ("contact_phone", models.CharField(blank=True, max_length=20, verbose_name="telefon")),
                (
                    "sign_up",
                    models.CharField(
                        choices=[
                            ("none", "Bez zapisów"),
                            ("phone", "Zapisy telefoniczne"),
                            ("needed", "Trzeba się zapisać"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="zapisy",
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="liczba miejsc")),
                (
                    "waiting_limit",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(500)],
                        verbose_name="miejsca na liście rezerwowej",
                    ),
                ),
                (
                    "sign_up_closes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(336)],
                        verbose_name="ile godzin przed spotkaniem kończą się zapisy",
                    ),
                ),
                (
                    "confirm_days",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(14),
                        ],
                        verbose_name="ile dni na potwierdzenie wolnego miejsca",
                    ),
                ),
                ("reminds", models.BooleanField(default=True, verbose_name="przypomnij dzień wcześniej")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="w ofercie od")),
                ("paused_at", models.DateTimeField(blank=True, null=True, verbose_name="wstrzymano")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="zakończono")),
                (
                    "stopped_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="powód wstrzymania albo zakończenia"),
                ),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True, related_name="activities", to="centre.targetgroup", verbose_name="dla kogo"
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="centre.socialservice",
                        verbose_name="uzupełniane usługi",
                    ),
                ),
                (
                    "submissions",
                    models.ManyToManyField(
                        blank=True, related_name="activities", to="needs.submission", verbose_name="z czyjego pomysłu"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action__isnull", False), ("outside_plan_reason", "")),
                            models.Q(("action", None), models.Q(("outside_plan_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="activity_in_plan_or_reason",
                        violation_error_message="Wskaż działanie z planu albo napisz, dlaczego to jest poza planem.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("for_minors", False), ("not_for_minors_reason", ""), _connector="OR"),
                        name="activity_for_minors_without_reason_against",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "cooperation"), _negated=True), ("published_at", None), _connector="OR"
                        ),
                        name="activity_cooperation_never_public",
                        violation_error_message="Współpraca z partnerami nie trafia do kalendarza mieszkańców.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity", None), ("capacity__gt", 0), _connector="OR"),
                        name="activity_capacity_positive",
                        violation_error_message="Wpisz liczbę miejsc większą od zera albo zostaw pole puste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("paused_at", None), ("stopped_reason", "")),
                            models.Q(
                                ("published_at__isnull", False),
                                models.Q(("stopped_reason", ""), _negated=True),
                                models.Q(
                                    models.Q(("ended_at__isnull", False), ("paused_at", None)),
                                    models.Q(("ended_at", None), ("paused_at__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="activity_stopped_with_reason",
                        violation_error_message="Napisz, dlaczego ta pozycja oferty jest wstrzymana albo zakończona.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partnerships",
                        to="activities.activity",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="partnerships", to="partners.partner"
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="co robi")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("activity", "partner"), name="activity_partner_once")],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="series", to="activities.activity"
                    ),
                ),
                ("rule", models.JSONField(verbose_name="reguła")),
                ("made_at", models.DateTimeField(verbose_name="ułożono")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="activities.activity",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="activities.series",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="początek")),
                ("ends_at", models.DateTimeField(verbose_name="koniec")),
                ("open_ended", models.BooleanField(default=False, verbose_name="koniec otwarty")),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="activities.venue",
                        verbose_name="miejsce",
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="liczba miejsc")),
                ("is_full", models.BooleanField(default=False, editable=False, verbose_name="brak wolnych miejsc")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="dopisek na ten dzień")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="opublikowano")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="odwołano")),
                ("cancelled_reason", models.CharField(blank=True, max_length=300, verbose_name="powód odwołania")),
                ("moved_from", models.DateTimeField(blank=True, null=True, verbose_name="przeniesione z")),
                (
                    "moved_from_end",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="koniec przed przeniesieniem"
                    ),
                ),
                (
                    "moved_from_open",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="koniec otwarty przed przeniesieniem"
                    ),
                ),
                (
                    "moved_alone",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="przeniesione osobno, nie z całym cyklem"
                    ),
                ),
                (
                    "formerly",
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="jak było podane"),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(verbose_name="utworzono")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono to, co widzi mieszkaniec")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["starts_at", "id"],
                "indexes": [
                    models.Index(fields=["starts_at", "id"], name="occurrence_by_start"),
                    models.Index(
                        condition=models.Q(("published_at__isnull", False)),
                        fields=["starts_at", "id"],
                        name="occurrence_public",
                    ),
                    models.Index(fields=["venue", "starts_at"], name="occurrence_by_venue"),
                    models.Index(
                        condition=models.Q(("moved_from__isnull", False), ("published_at__isnull", False)),
                        fields=["moved_from"],
                        name="occurrence_by_moved_from",
                    ),
                    models.Index(
                        condition=models.Q(("published_at__isnull", False), models.Q(("formerly", []), _negated=True)),
                        fields=["id"],
                        name="occurrence_with_traces",
                    ),
                    models.Index(
                        condition=models.Q(("published_at__isnull", False)),
                        fields=["-changed_at", "-id"],
                        name="occurrence_by_change",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="occurrence_ends_after_start",
                        violation_error_message="Koniec spotkania musi być późniejszy niż początek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("starts_at"), "+", models.Value(datetime.timedelta(days=31))
                                ),
                            )
                        ),
                        name="occurrence_lasts_a_month_at_most",
                        violation_error_message="Spotkanie może trwać najwyżej 31 dni. Popraw godzinę końca.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("open_ended", False),
                            models.Q(("ends_at__hour", 0), ("ends_at__minute", 0)),
                            _connector="OR",
                        ),
                        name="occurrence_open_until_midnight",
                        violation_error_message="Spotkanie bez godziny końca trwa najdłużej do północy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("moved_from_end", None), ("moved_from_open", False)),
                            models.Q(("moved_from__isnull", False), ("moved_from_end__gt", models.F("moved_from"))),
                            _connector="OR",
                        ),
                        name="occurrence_moved_from_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at", None), ("cancelled_reason", "")),
                            models.Q(
                                ("cancelled_at__isnull", False), models.Q(("cancelled_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="occurrence_cancelled_with_reason",
                        violation_error_message="Napisz, dlaczego spotkanie jest odwołane.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity", None), ("capacity__gt", 0), _connector="OR"),
                        name="occurrence_capacity_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="activities.occurrence",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="Imię i nazwisko")),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="Telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Ile osób przyjdzie?",
                    ),
                ),
                ("needs_lift", models.BooleanField(default=False, verbose_name="Potrzebuję podwózki")),
                ("gives_lift", models.BooleanField(default=False, verbose_name="Mogę kogoś zabrać")),
                ("step_free", models.BooleanField(default=False, verbose_name="Miejsce, do którego dotrę bez schodów")),
                ("in_ukrainian", models.BooleanField(default=False, verbose_name="Pomoc po ukraińsku")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("confirmed", "Potwierdzony"),
                            ("offered", "Czeka na potwierdzenie"),
                            ("waiting", "Na liście rezerwowej"),
                            ("cancelled", "Rezygnacja"),
                            ("expired", "Bez potwierdzenia w terminie"),
                            ("repeated", "Zapis powtórzony"),
                            ("removed", "Usunięty z serii"),
                        ],
                        max_length=9,
                        verbose_name="stan",
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.registration",
                        verbose_name="powtarza zapis",
                    ),
                ),
                (
                    "told_state",
                    models.CharField(blank=True, editable=False, max_length=9, verbose_name="co mówi jego strona"),
                ),
                ("offered_until", models.DateTimeField(blank=True, null=True, verbose_name="do potwierdzenia do")),
                (
                    "knows_start",
                    models.DateTimeField(editable=False, null=True, verbose_name="początek, o którym ta osoba wie"),
                ),
                (
                    "knows_end",
                    models.DateTimeField(editable=False, null=True, verbose_name="koniec, o którym ta osoba wie"),
                ),
                (
                    "knows_open",
                    models.BooleanField(default=False, editable=False, verbose_name="wie, że koniec jest otwarty"),
                ),
                (
                    "knows_venue",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.venue",
                        verbose_name="miejsce, o którym ta osoba wie",
                    ),
                ),
                ("code_seed", models.CharField(blank=True, max_length=32, verbose_name="z czego powstaje kod")),
                ("code_digest", models.CharField(max_length=64, unique=True, verbose_name="skrót kodu")),
                (
                    "key",
                    models.UUIDField(
                        help_text="Jedno naciśnięcie: drugie daje ten sam zapis.", verbose_name="formularz"
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
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="activities.informationclause",
                    ),
                ),
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
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="usunięto dane do kontaktu")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["occurrence", "state"], name="registration_by_meeting"),
                    models.Index(
                        condition=models.Q(("state", "offered")), fields=["offered_until"], name="registration_offers"
                    ),
                    models.Index(
                        condition=models.Q(("phone", ""), _negated=True), fields=["phone"], name="registration_by_phone"
                    ),
                    models.Index(
                        models.Func(models.F("email"), function="osl_mailbox", output_field=models.TextField()),
                        condition=models.Q(("email", ""), _negated=True),
                        name="registration_by_mailbox",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("erased_at", None),
                                models.Q(("name", ""), _negated=True),
                                models.Q(
                                    models.Q(("phone", ""), _negated=True),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("email", ""), ("erased_at__isnull", False), ("name", ""), ("phone", "")),
                            _connector="OR",
                        ),
                        name="registration_has_contact_until_erased",
                        violation_error_message="Podaj telefon albo e-mail, żebyśmy mogli dać Ci znać o zmianie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone__regex", "^([1-9][0-9]{8}|[+][0-9]{8,15})?$")),
                        name="registration_phone_is_dialled",
                        violation_error_message="Wpisz dziewięć cyfr numeru, na przykład 601 234 567.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1), ("people__lte", 100)),
                        name="registration_people_in_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offered_until__isnull", False), ("state", "offered")),
                            models.Q(models.Q(("state", "offered"), _negated=True), ("offered_until", None)),
                            _connector="OR",
                        ),
                        name="registration_offer_has_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "repeated"), _negated=True),
                            models.Q(("repeats__isnull", False), ("told_state__in", ["confirmed", "waiting"])),
                            _connector="OR",
                        ),
                        name="registration_repeats_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by__isnull", True), ("entered_by_name", "")),
                            models.Q(("entered_by__isnull", False), models.Q(("entered_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="registration_keeps_the_name",
                    ),
                    models.UniqueConstraint(fields=("occurrence", "key"), name="registration_of_one_press"),
                    models.UniqueConstraint(
                        models.F("occurrence"),
                        models.Func(models.F("name"), function="osl_fold", output_field=models.TextField()),
                        models.F("phone"),
                        models.Func(models.F("email"), function="osl_mailbox", output_field=models.TextField()),
                        condition=models.Q(
                            ("erased_at", None), ("repeats", None), ("state__in", ("confirmed", "offered", "waiting"))
                        ),
                        name="registration_once",
                        violation_error_message="Ten zapis już mamy.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="activities.registration",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmation", "zapis przyjęty"),
                            ("waiting", "lista rezerwowa"),
                            ("offered", "wolne miejsce do potwierdzenia"),
                            ("expired", "miejsce przepadło"),
                            ("reminder", "przypomnienie"),
                            ("cancelled", "odwołanie"),
                            ("restored", "cofnięte odwołanie"),
                            ("moved", "przeniesienie"),
                            ("changed", "zmiana miejsca"),
                            ("message", "wiadomość"),
                            ("edited", "zmiana zapisu"),
                            ("given_up", "rezygnacja"),
                            ("repeated", "zapis powtórzony"),
                        ],
                        max_length=12,
                        verbose_name="o czym",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("mail", "e-mail"), ("phone", "telefon")], max_length=5, verbose_name="jak"
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="letters.letter",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Czeka na wysłanie"),
                            ("sent", "Wysłano e-mail"),
                            ("failed", "Nie udało się wysłać"),
                            ("to_call", "Zadzwonić"),
                            ("called", "Rozmowa odbyta"),
                            ("not_reached", "Nie odebrano"),
                            ("dropped", "Nieaktualne"),
                        ],
                        max_length=11,
                        verbose_name="stan",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=1000, verbose_name="treść")),
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
                "indexes": [
                    models.Index(fields=["registration", "kind"], name="notice_by_registration"),
                    models.Index(
                        condition=models.Q(("state__in", ["to_call", "not_reached"])),
                        fields=["id"],
                        name="notice_to_ring",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "mail"), ("state__in", ["queued", "sent", "failed", "dropped"])),
                            models.Q(
                                ("channel", "phone"), ("state__in", ["to_call", "called", "not_reached", "dropped"])
                            ),
                            _connector="OR",
                        ),
                        name="notice_state_of_its_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "mail"), ("letter__isnull", False)),
                            models.Q(("channel", "phone"), ("letter", None)),
                            _connector="OR",
                        ),
                        name="notice_by_mail_is_a_letter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_by_name", "")),
                            models.Q(("done_by__isnull", False), models.Q(("done_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notice_keeps_the_name",
                    ),
                    models.UniqueConstraint(
                        models.F("registration"),
                        django.db.models.functions.comparison.Cast(
                            models.Func(models.Value("Europe/Warsaw"), models.F("made_at"), function="timezone"),
                            models.DateField(),
                        ),
                        condition=models.Q(("channel", "mail"), ("kind", "reminder")),
                        name="notice_reminds_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occurrence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="result", to="activities.occurrence"
                    ),
                ),
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
                (
                    "note",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="needs.fieldnote",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
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
                ("created_at", models.DateTimeField(verbose_name="wpisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by__isnull", True), ("entered_by_name", "")),
                            models.Q(("entered_by__isnull", False), models.Q(("entered_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="result_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("nobody_came", False),
                                models.Q(
                                    ("children__gt", 0),
                                    ("youth__gt", 0),
                                    ("adults__gt", 0),
                                    ("older__gt", 0),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("adults", 0), ("children", 0), ("nobody_came", True), ("older", 0), ("youth", 0)),
                            _connector="OR",
                        ),
                        name="result_somebody_or_nobody",
                        violation_error_message="Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adults__lte", 9999), ("children__lte", 9999), ("older__lte", 9999), ("youth__lte", 9999)
                        ),
                        name="result_people_sensible",
                        violation_error_message="Wpisz najwyżej 9999 osób z jednej grupy.",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="result_cost_not_negative",
                        violation_error_message="Wpisz koszt w złotych: zero albo więcej.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="osoba z biura",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="imię i nazwisko")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("user__isnull", False)),
                            models.Q(("user", None), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="lead_of_the_office_or_named",
                        violation_error_message="Wskaż osobę z biura albo wpisz imię i nazwisko.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityLead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity_leads",
                        to="activities.activity",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activity_leads", to="activities.lead"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("activity", "lead"), name="activity_lead_once")],
            },
        ),
        migrations.CreateModel(
            name="RecordedCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "lead",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recorded",
                        to="activities.lead",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded",
                        to="activities.check",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="data sprawdzenia")),
                ("place_in_files", models.CharField(max_length=200, verbose_name="gdzie w aktach jest wydruk")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="imię i nazwisko w tym dniu",
                    ),
                ),
                (
                    "recorded_by_position",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=120,
                        verbose_name="stanowisko albo rola w tym dniu",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="wpisano")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_by__isnull", True), ("recorded_by_name", "")),
                            models.Q(("recorded_by__isnull", False), models.Q(("recorded_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="recorded_check_keeps_the_name",
                    ),
                    models.UniqueConstraint(
                        fields=("lead", "kind"),
                        name="recorded_check_once",
                        violation_error_message="To sprawdzenie jest już wpisane.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place_in_files", ""), _negated=True),
                        name="recorded_check_has_place",
                        violation_error_message="Wpisz, gdzie w aktach jest wydruk.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovedCheck",
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="removed", to="activities.lead"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.check"
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="data sprawdzenia")),
                ("reason", models.CharField(max_length=300, verbose_name="powód usunięcia wpisu")),
                ("at", models.DateTimeField(verbose_name="usunięto")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="removed_check_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="removed_check_has_reason",
                        violation_error_message="Napisz, dlaczego usuwasz ten wpis.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovedLead",
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
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removed_leads",
                        to="activities.activity",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="activities.lead"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="dlaczego ta osoba już nie prowadzi")),
                ("at", models.DateTimeField(verbose_name="usunięto")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", True), ("by_name", "")),
                            models.Q(("by__isnull", False), models.Q(("by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="removed_lead_keeps_the_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="removed_lead_has_reason",
                        violation_error_message="Napisz, dlaczego ta osoba już nie prowadzi tych zajęć.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Activity",
            name="partners",
            field=models.ManyToManyField(
                blank=True,
                related_name="activities",
                through="activities.ActivityPartner",
                to="partners.partner",
                verbose_name="partnerzy",
            ),
        ),
        migrations.AddField(
            model_name="Lead",
            name="activities",
            field=models.ManyToManyField(
                related_name="leads", through="activities.ActivityLead", to="activities.activity"
            ),
        ),
    ]
