# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0024_known_as_it_stands"),
        ("audit", "0008_days_and_numbers"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("needs", "0010_days_and_numbers"),
        ("partners", "0005_days_and_numbers"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger activities_registration_days_are_read before insert or update of offered_until, knows_start, knows_end, created_at, changed_at, erased_at on activities_registration
    for each row
    when (new.offered_until not between '0001-01-03' and '9999-12-29' or new.knows_start not between '0001-01-03' and '9999-12-29' or new.knows_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29' or new.erased_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_registration_days_are_read BEFORE INSERT OR UPDATE OF offered_until, knows_start, created_at, changed_at, erased_at ON public.activities_registration FOR EACH ROW WHEN ((((new.offered_until < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.offered_until > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.knows_start < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.knows_start > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.created_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.created_at > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.changed_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.changed_at > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.erased_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.erased_at > '9999-12-29 00:00:00+00'::timestamp with time zone)))) EXECUTE FUNCTION osl_refuse('a day has a number that pages can read');
""",
        ),
    ]
