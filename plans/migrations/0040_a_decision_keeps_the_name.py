"""A decision keeps the name of whoever decided as it was on that day.

Decisions are written once, so those of before are given theirs with that trigger put aside for the one statement.
"""

from django.db import migrations, models

FILL = """
alter table plans_decision disable trigger plans_decision_written_once;
update plans_decision set by_name = (select name from accounts_user where id = plans_decision.by_id);
alter table plans_decision enable trigger plans_decision_written_once;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0031_published_is_written_once")]
    operations = [
        migrations.AddField(
            model_name="decision",
            name="by_name",
            field=models.CharField(default="", max_length=120, verbose_name="imię i nazwisko w dniu decyzji"),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(condition=~models.Q(by_name=""), name="decision_keeps_the_name"),
        ),
    ]
