"""Names of that day, and copies that say what they are. What was written before has the names of today, but for a
submission, whose name stands in what was stored then."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("plans_remark", "plans_answer", "plans_publication", "plans_signedcopy")
NAMED = """
alter table {table} disable trigger user;
update {table} row set by_name = person.name, by_position = person.position
    from accounts_user person where person.id = row.by_id;
alter table {table} enable trigger user;
"""
SUBMITTED = """
alter table plans_version disable trigger user;
update plans_version version set submitted_by_name = coalesce(nullif(snapshot ->> 'submitted_by', ''), person.name),
        submitted_by_position = person.position
    from accounts_user person where person.id = version.submitted_by_id;
alter table plans_version enable trigger user;
"""
FILL = "".join(NAMED.format(table=table) for table in TABLES) + SUBMITTED


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_triggers"),
        ("needs", "0002_triggers"),
        ("plans", "0009_later_laws"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CopyUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
        ),
        migrations.CreateModel(
            name="CopyPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_name", models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu")),
                (
                    "by_position",
                    models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
                ),
                ("at", models.DateTimeField(verbose_name="kiedy")),
            ],
        ),
        migrations.AddField(
            model_name="answer",
            name="by_name",
            field=models.CharField(default="", max_length=120, verbose_name="imię i nazwisko w tym dniu"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="answer",
            name="by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
        ),
        migrations.AddField(
            model_name="decision",
            name="by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
        ),
        migrations.AddField(
            model_name="publication",
            name="by_name",
            field=models.CharField(default="", max_length=120, verbose_name="imię i nazwisko w tym dniu"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publication",
            name="by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
        ),
        migrations.AddField(
            model_name="remark",
            name="by_name",
            field=models.CharField(default="", max_length=120, verbose_name="imię i nazwisko w tym dniu"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="remark",
            name="by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="by_name",
            field=models.CharField(default="", max_length=120, verbose_name="imię i nazwisko w tym dniu"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="stanowisko albo rola w tym dniu"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="kind",
            field=models.CharField(
                choices=[("signed", "egzemplarz z podpisem elektronicznym"), ("scan", "skan, podpisu nie sprawdzono")],
                default="scan",
                max_length=6,
                verbose_name="rodzaj",
            ),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="dlaczego zastępuje poprzedni plik"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="seals",
            field=models.JSONField(blank=True, default=list, verbose_name="podpisy"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="supersedes",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successor",
                to="plans.signedcopy",
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="submitted_by_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="kto przekazał, w tym dniu"),
        ),
        migrations.AddField(
            model_name="version",
            name="submitted_by_position",
            field=models.CharField(blank=True, max_length=120, verbose_name="jako kto przekazał, w tym dniu"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="by_name",
            field=models.CharField(max_length=120, verbose_name="imię i nazwisko w tym dniu"),
        ),
        migrations.RunSQL(sql=FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="answer_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="publication_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="remark_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="signed_copy_keeps_the_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["signed", "scan"])), name="signed_copy_has_known_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "signed"), models.Q(("seals", []), _negated=True)),
                    models.Q(("kind", "scan"), ("seals", [])),
                    _connector="OR",
                ),
                name="signed_copy_says_who_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="signedcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("supersedes", None)),
                    models.Q(("supersedes__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="signed_copy_says_why_it_replaces",
                violation_error_message="Napisz, dlaczego ten plik zastępuje poprzedni.",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "draft"), ("submitted_by_name", "")),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True), models.Q(("submitted_by_name", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="version_keeps_the_name",
            ),
        ),
        migrations.AddField(
            model_name="copyupload",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="copyupload",
            name="file",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="copyupload",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="copy_uploads", to="plans.version"
            ),
        ),
        migrations.AddField(
            model_name="copypublication",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="copypublication",
            name="copy",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="plans.signedcopy"
            ),
        ),
        migrations.AddConstraint(
            model_name="copypublication",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name", ""), _negated=True), name="copy_publication_keeps_the_name"
            ),
        ),
    ]
