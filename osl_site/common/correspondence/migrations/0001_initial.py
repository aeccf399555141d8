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
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20, verbose_name="czego")),
                ("year", models.PositiveSmallIntegerField(verbose_name="rok")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="ostatni numer")),
            ],
            options={
                "ordering": ["kind", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "year"), name="number_series_once_of_year"),
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="number_series_says_of_what"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingLetter",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="rok")),
                ("number", models.PositiveIntegerField(verbose_name="numer")),
                ("case_mark", models.CharField(blank=True, max_length=80, verbose_name="znak sprawy")),
                ("archive_category", models.CharField(blank=True, max_length=10, verbose_name="kategoria archiwalna")),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("addressee", models.CharField(max_length=200, verbose_name="do kogo")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="adres")),
                ("title", models.CharField(max_length=200, verbose_name="w jakiej sprawie")),
                ("opening", models.TextField(max_length=3000, verbose_name="treść")),
                ("quoted", models.TextField(blank=True, max_length=4000, verbose_name="przytoczone słowa")),
                ("quoted_as", models.CharField(blank=True, max_length=200, verbose_name="czyje to słowa")),
                ("closing", models.TextField(blank=True, max_length=3000, verbose_name="zakończenie")),
                ("sender", models.CharField(max_length=200, verbose_name="nadawca")),
                ("sender_address", models.CharField(blank=True, max_length=200, verbose_name="adres nadawcy")),
                (
                    "sender_contact",
                    models.CharField(blank=True, max_length=200, verbose_name="telefon i e-mail nadawcy"),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("e_delivery", "e-Doręczenia"),
                            ("ezd", "EZD"),
                            ("post", "poczta"),
                            ("by_hand", "osobiście"),
                        ],
                        max_length=10,
                        verbose_name="jak wyszło",
                    ),
                ),
                ("way_number", models.CharField(blank=True, max_length=80, verbose_name="numer nadania")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="dzień wysłania")),
                ("filed_place", models.CharField(blank=True, max_length=200, verbose_name="miejsce w aktach")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["-year", "-number"],
                "indexes": [models.Index(fields=["subject_type", "subject_id"], name="outgoing_letter_of_row")],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "number"), name="outgoing_letter_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="outgoing_letter_keeps_the_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("addressee", ""), _negated=True),
                            models.Q(("title", ""), _negated=True),
                            models.Q(("opening", ""), _negated=True),
                        ),
                        name="outgoing_letter_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quoted", ""), ("quoted_as", "")),
                            models.Q(
                                models.Q(("quoted", ""), _negated=True), models.Q(("quoted_as", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="outgoing_letter_says_whose_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["e_delivery", "ezd", "post", "by_hand", ""])),
                        name="outgoing_letter_has_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_on", None), ("way", ""), ("way_number", "")),
                            models.Q(models.Q(("way", ""), _negated=True), ("sent_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="outgoing_letter_says_how_it_went",
                        violation_error_message="Wybierz, jak pismo wyszło, i wpisz dzień.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filed_place", ""), ("sent_on__isnull", False), _connector="OR"),
                        name="outgoing_letter_is_filed_once_sent",
                        violation_error_message="Najpierw zapisz, jak pismo wyszło.",
                    ),
                ],
            },
        ),
    ]
