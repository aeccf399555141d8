# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0019_moved_from_whole"),
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
create trigger activities_activity_numbered_anew before insert on activities_activity
    for each row
    execute function audit_refuse_old_number('activities.activity');
""",
            reverse_sql="""
drop trigger activities_activity_numbered_anew on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_numbered_anew before insert on activities_occurrence
    for each row
    execute function audit_refuse_old_number('activities.occurrence');
""",
            reverse_sql="""
drop trigger activities_occurrence_numbered_anew on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_numbered_anew before insert on activities_venue
    for each row
    execute function audit_refuse_old_number('activities.venue');
""",
            reverse_sql="""
drop trigger activities_venue_numbered_anew on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_days_are_read before insert or update of published_at, paused_at, ended_at, created_at, changed_at on activities_activity
    for each row
    when (new.published_at not between '0001-01-03' and '9999-12-29' or new.paused_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_activity_days_are_read on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_days_are_read before insert or update of starts_at, ends_at, published_at, cancelled_at, moved_from, moved_from_end, created_at, changed_at on activities_occurrence
    for each row
    when (new.starts_at not between '0001-01-03' and '9999-12-29' or new.ends_at not between '0001-01-03' and '9999-12-29' or new.published_at not between '0001-01-03' and '9999-12-29' or new.cancelled_at not between '0001-01-03' and '9999-12-29' or new.moved_from not between '0001-01-03' and '9999-12-29' or new.moved_from_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_occurrence_days_are_read on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_series_days_are_read before insert or update of made_at on activities_series
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_series_days_are_read on activities_series;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_days_are_read before insert or update of retired_on on activities_check
    for each row
    when (new.retired_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_check_days_are_read on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_recordedcheck_days_are_read before insert or update of checked_on, created_at on activities_recordedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_recordedcheck_days_are_read on activities_recordedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_days_are_read before insert or update of offered_until, knows_start, created_at, changed_at, erased_at on activities_registration
    for each row
    when (new.offered_until not between '0001-01-03' and '9999-12-29' or new.knows_start not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29' or new.erased_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_registration_days_are_read on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_result_days_are_read before insert or update of created_at, changed_at on activities_result
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_result_days_are_read on activities_result;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wrongcode_days_are_read before insert or update of at on activities_wrongcode
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_wrongcode_days_are_read on activities_wrongcode;
""",
        ),
    ]
