from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, verbose_name="o czym")),
                ("to", models.EmailField(blank=True, max_length=254, verbose_name="do kogo")),
                (
                    "language",
                    models.CharField(
                        choices=[("pl", "polski"), ("uk", "українська"), ("en", "English")],
                        default="pl",
                        max_length=2,
                        verbose_name="język",
                    ),
                ),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("message_id", models.CharField(max_length=250, unique=True, verbose_name="Message-ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Czeka na wysłanie"),
                            ("sending", "Jest wysyłany"),
                            ("sent", "Wysłany"),
                            ("failed", "Nie doszedł"),
                            ("dropped", "Nieaktualny"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="stan",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="ile razy próbowano")),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="wysyłanie przerwano")),
                ("said", models.CharField(blank=True, max_length=200, verbose_name="dlaczego nie doszedł")),
                ("made_at", models.DateTimeField(verbose_name="powstał")),
                ("due_at", models.DateTimeField(verbose_name="następna próba")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="koniec")),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="letter_subject"),
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "sending"))), fields=["due_at"], name="letter_open"
                    ),
                    models.Index(condition=models.Q(("state", "failed")), fields=["kind"], name="letter_failed"),
                    models.Index(
                        condition=models.Q(("to", ""), _negated=True), fields=["ended_at"], name="letter_with_address"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sending", "sent", "failed", "dropped"])),
                        name="letter_has_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None),
                                ("state__in", ("waiting", "sending")),
                                models.Q(("to", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ("waiting", "sending")), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="letter_has_address_until_it_ends",
                    ),
                ],
            },
        ),
    ]
