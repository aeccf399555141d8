"""Title and period belong to each version; of a plan the database keeps the days on which it holds."""

from datetime import date

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

TITLES_TO_VERSIONS = """
alter table plans_version disable trigger plans_version_states;
update plans_version v set title = p.title, starts_on = p.starts_on, ends_on = p.ends_on
    from plans_plan p where p.id = v.plan_id;
alter table plans_version enable trigger plans_version_states;
alter table plans_plan disable trigger plans_plan_frozen;
update plans_plan p set in_force_span = daterange(d.starts, p.ends_on, '[]') from (
    select v.plan_id, min(d.effective_on) starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.state = 'approved' group by v.plan_id
) d where d.plan_id = p.id;
alter table plans_plan enable trigger plans_plan_frozen;
"""
TITLES_TO_PLANS = """
alter table plans_plan disable trigger plans_plan_frozen;
update plans_plan p set title = v.title, starts_on = v.starts_on, ends_on = v.ends_on from (
    select distinct on (plan_id) plan_id, title, starts_on, ends_on from plans_version
        order by plan_id, state = 'approved' desc, number desc, attempt desc
) v where v.plan_id = p.id;
alter table plans_plan enable trigger plans_plan_frozen;
"""
PERIOD = {"starts_on": "początek okresu", "ends_on": "koniec okresu"}


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_time_words")]

    operations = [
        *(
            migrations.RemoveConstraint("plan", name)
            for name in ("plan_ends_after_start", "plan_period_of_this_century", "plan_periods_do_not_overlap")
        ),
        migrations.AlterModelOptions("plan", {"ordering": ["-pk"]}),
        migrations.AddField(
            "plan",
            "in_force_span",
            django.contrib.postgres.fields.ranges.DateRangeField(
                blank=True, editable=False, null=True, verbose_name="dni, w które obowiązuje"
            ),
        ),
        migrations.AddField("version", "title", models.CharField(max_length=300, null=True, verbose_name="tytuł")),
        *(
            migrations.AddField("version", name, models.DateField(null=True, verbose_name=words))
            for name, words in PERIOD.items()
        ),
        migrations.AlterField("plan", "title", models.CharField(max_length=300, null=True, verbose_name="tytuł")),
        *(
            migrations.AlterField("plan", name, models.DateField(null=True, verbose_name=words))
            for name, words in PERIOD.items()
        ),
        migrations.RunSQL(TITLES_TO_VERSIONS, TITLES_TO_PLANS),
        migrations.RemoveField("plan", "title"),
        migrations.RemoveField("plan", "starts_on"),
        migrations.RemoveField("plan", "ends_on"),
        migrations.AlterField("version", "title", models.CharField(max_length=300, verbose_name="tytuł")),
        *(
            migrations.AlterField("version", name, models.DateField(verbose_name=words))
            for name, words in PERIOD.items()
        ),
        migrations.AddConstraint(
            "plan",
            django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("in_force_span", "&&")],
                name="plan_days_in_force_do_not_overlap",
                violation_error_message="W tym czasie obowiązuje już inny plan.",
            ),
        ),
        migrations.AddConstraint(
            "version",
            models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                name="version_ends_after_start",
                violation_error_message="Koniec okresu musi być późniejszy niż początek. Popraw jedną z dat.",
            ),
        ),
        migrations.AddConstraint(
            "version",
            models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__lte", date(2100, 12, 31)),
                    ("starts_on__gte", date(2000, 1, 1)),
                ),
                name="version_period_of_this_century",
                violation_error_message="Wpisz rok od 2000 do 2100.",
            ),
        ),
    ]
