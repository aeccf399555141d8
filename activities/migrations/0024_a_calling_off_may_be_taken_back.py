"""People are told when a meeting that was called off takes place after all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0023_meetings_moved_so_far")]
    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
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
                ],
                max_length=12,
                verbose_name="o czym",
            ),
        ),
    ]
