"""Codes are kept as digests under the secret of the installation; those given out before go on opening their page."""

from django.db import migrations, models
from django.utils.crypto import salted_hmac


def digest_codes(apps, schema_editor):
    registration = apps.get_model("activities", "Registration")
    rows = list(registration.objects.only("pk", "code"))
    for row in rows:
        row.code_digest = salted_hmac("activities.code.digest", row.code, algorithm="sha256").hexdigest()
    registration.objects.bulk_update(rows, ["code_digest"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0015_nobody_waits_in_vain"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="code_seed",
            field=models.CharField(blank=True, default="", max_length=32, verbose_name="z czego powstaje kod"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registration",
            name="code_digest",
            field=models.CharField(max_length=64, null=True, verbose_name="skrót kodu"),
        ),
        migrations.RunPython(digest_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="registration",
            name="code_digest",
            field=models.CharField(max_length=64, unique=True, verbose_name="skrót kodu"),
        ),
        migrations.RemoveField(
            model_name="registration",
            name="code",
        ),
    ]
