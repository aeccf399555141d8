# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0013_services_and_civic_dates"),
        ("audit", "0003_tallies_laws"),
        ("centre", "0005_programme_of_services_laws"),
        ("common", "0001_functions"),
        ("needs", "0004_laws"),
        ("partners", "0003_laws"),
        ("redaction", "0004_tallies_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_coverage_stays before update or delete on activities_servicecoverage
    for each row
    execute function osl_refuse('what was said of a gap stays as it was written');
""",
            reverse_sql="""
drop trigger activities_coverage_stays on activities_servicecoverage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_servicecoverage_no_truncate before truncate on activities_servicecoverage
    for each statement
    execute function osl_refuse('what was said of a gap stays as it was written');
""",
            reverse_sql="""
drop trigger activities_servicecoverage_no_truncate on activities_servicecoverage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_servicecoverage_written_at_once before insert or update of at on activities_servicecoverage
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger activities_servicecoverage_written_at_once on activities_servicecoverage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civic_done_stays before update or delete on activities_civicdone
    for each row
    execute function osl_refuse('what was ticked off for a year stays');
""",
            reverse_sql="""
drop trigger activities_civic_done_stays on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdone_no_truncate before truncate on activities_civicdone
    for each statement
    execute function osl_refuse('what was ticked off for a year stays');
""",
            reverse_sql="""
drop trigger activities_civicdone_no_truncate on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdone_written_at_once before insert or update of at on activities_civicdone
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger activities_civicdone_written_at_once on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdone_days_are_read before insert or update of done_on, at on activities_civicdone
    for each row
    when (new.done_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_civicdone_days_are_read on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdate_days_are_read before insert or update of created_at, changed_at on activities_civicdate
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_civicdate_days_are_read on activities_civicdate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdate_takes_its_changes after delete or update of id on activities_civicdate
    for each row
    execute function audit_forget_changes('activities.civicdate');
""",
            reverse_sql="""
drop trigger activities_civicdate_takes_its_changes on activities_civicdate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdate_numbered_anew before insert on activities_civicdate
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_civicdate_numbered_anew on activities_civicdate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_servicecoverage_days_are_read before insert or update of look_again_on, at on activities_servicecoverage
    for each row
    when (new.look_again_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_servicecoverage_days_are_read on activities_servicecoverage;
""",
        ),
    ]
