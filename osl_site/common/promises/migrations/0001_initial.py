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
            name="Promise",
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
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("what", models.CharField(max_length=200, verbose_name="co zrobić")),
                ("due", models.DateField(verbose_name="do kiedy")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kto tego dopilnuje",
                    ),
                ),
                ("is_private", models.BooleanField(default=False, verbose_name="tylko dla mnie")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="zrobione")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="co z tego wyszło")),
                ("created_at", models.DateTimeField(verbose_name="zapisano")),
                ("changed_at", models.DateTimeField(verbose_name="zmieniono")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "ordering": ["due", "id"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="promise_of_row"),
                    models.Index(condition=models.Q(("done_on", None)), fields=["owner", "due"], name="promise_open"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by_name", ""), _negated=True), name="promise_keeps_the_name"
                    ),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="promise_says_what"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("outcome", "")),
                            models.Q(("done_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="promise_done_says_what_came",
                        violation_error_message="Napisz, co z tego wyszło.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_private", False), ("done_on", None), _connector="OR"),
                        name="promise_private_goes",
                    ),
                ],
            },
        ),
    ]
