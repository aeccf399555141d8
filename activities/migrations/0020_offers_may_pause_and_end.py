"""An offer may be paused or ended, with a reason, and says whether photographs are taken at its meetings."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("activities", "0011_seats_are_never_oversold")]
    operations = [
        migrations.AddField(
            model_name="activity",
            name="photographs",
            field=models.BooleanField(default=False, verbose_name="robimy zdjęcia na spotkaniach"),
        ),
        migrations.AddField(
            model_name="activity",
            name="paused_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="wstrzymano"),
        ),
        migrations.AddField(
            model_name="activity",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="zakończono"),
        ),
        migrations.AddField(
            model_name="activity",
            name="stopped_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="powód wstrzymania albo zakończenia"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=Q(paused_at=None, ended_at=None, stopped_reason="")
                | (
                    Q(published_at__isnull=False)
                    & ~Q(stopped_reason="")
                    & (Q(paused_at=None, ended_at__isnull=False) | Q(paused_at__isnull=False, ended_at=None))
                ),
                name="activity_stopped_with_reason",
                violation_error_message="Napisz, dlaczego ta pozycja oferty jest wstrzymana albo zakończona.",
            ),
        ),
    ]
