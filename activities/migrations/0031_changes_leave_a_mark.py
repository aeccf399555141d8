"""Whatever changes a table that residents see rows of leaves a mark, whoever changes it and by whatever statement.

Another table that a public page shows gets `create trigger … execute function activities_calendar_changed()` as well.
"""

from django.db import migrations

TABLES = (
    "activities_occurrence",
    "activities_activity",
    "activities_activity_groups",
    "activities_activity_services",
    "activities_activitypartner",
    "activities_venue",
    "partners_partner",
    "centre_centre",
    "centre_commune",
    "centre_village",
    "centre_locality",
    "centre_targetgroup",
)
FUNCTION = """
create function activities_calendar_changed() returns trigger language plpgsql as $$
declare
    mark bigint;
begin
    insert into activities_calendarchange default values returning id into mark;
    delete from activities_calendarchange where id in (
        select id from activities_calendarchange where id < mark for update skip locked
    );
    return null;
end $$;
"""
TRIGGER = """
create trigger activities_calendar_changed after insert or update or delete or truncate on {table}
    for each statement execute function activities_calendar_changed();
"""
WITHOUT_TRIGGER = "drop trigger activities_calendar_changed on {table};\n"


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0030_calendar_change"),
        ("centre", "0001_initial"),
        ("partners", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            FUNCTION + "".join(TRIGGER.format(table=table) for table in TABLES),
            "".join(WITHOUT_TRIGGER.format(table=table) for table in TABLES)
            + "drop function activities_calendar_changed();",
        )
    ]
