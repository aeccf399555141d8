"""The communes of an action are frozen with the rest of what a submitted version says."""

from django.db import migrations

TABLE = "plans_action_communes"
FREEZE = f"""
create trigger {TABLE}_frozen before insert or update or delete on {TABLE}
    for each row execute function plans_part_is_frozen('action', 'action_id');
create trigger {TABLE}_no_truncate before truncate on {TABLE}
    for each statement execute function osl_refuse('what was decided on stays');
"""
THAW = f"""
drop trigger {TABLE}_no_truncate on {TABLE};
drop trigger {TABLE}_frozen on {TABLE};
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_tables_template_communes"), ("plans", "0002_submitted_is_frozen")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
