"""How often one phone or address has signed up is asked at each sign-up, under the lock of its meeting."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("activities", "0061_what_was_agreed_stays")]
    operations = [
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["phone"], condition=~Q(phone=""), name="registration_by_phone"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["email"], condition=~Q(email=""), name="registration_by_email"),
        ),
    ]
