"""What was counted before groups were the office's: after the laws, so that nothing entered meanwhile is left out."""

from django.db import migrations

COUNTED = """
insert into activities_headcount (result_id, group_id, name, people)
    select r.id, g.id, g.name, c.people
        from activities_result as r
        cross join lateral
            (values ('children', r.children), ('youth', r.youth), ('adults', r.adults), ('older', r.older))
            as c (slug, people)
        join centre_headgroup as g on g.slug = c.slug
        where c.people > 0
        order by r.id, g.position
    on conflict do nothing
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0019_head_counts_laws")]
    operations = [migrations.RunSQL(COUNTED, migrations.RunSQL.noop)]
