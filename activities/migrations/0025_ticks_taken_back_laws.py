# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0024_ticks_taken_back"),
        ("audit", "0015_partnerships_laws"),
        ("centre", "0011_days_of_sheets"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0017_partnerships_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger activities_civic_done_stays before delete on activities_civicdone
    for each row
    execute function osl_refuse('what was ticked off for a year stays');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_civic_done_stays BEFORE DELETE OR UPDATE ON public.activities_civicdone FOR EACH ROW EXECUTE FUNCTION osl_refuse('what was ticked off for a year stays');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civic_done_taken_back_once before update on activities_civicdone
    for each row
    when (old.taken_back_at is not null or (old.id, old.civic_date_id, old.year, old.done_on, old.note, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.civic_date_id, new.year, new.done_on, new.note, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was ticked off for a year stays');
""",
            reverse_sql="""
drop trigger activities_civic_done_taken_back_once on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_civicdone_taken_back_at_once before insert or update of taken_back_at on activities_civicdone
    for each row
    execute function osl_refuse_another_time('taken_back_at');
""",
            reverse_sql="""
drop trigger activities_civicdone_taken_back_at_once on activities_civicdone;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_civicdone_days_are_read before insert or update of done_on, at, taken_back_at on activities_civicdone
    for each row
    when (new.done_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29' or new.taken_back_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_civicdone_days_are_read BEFORE INSERT OR UPDATE OF done_on, at ON public.activities_civicdone FOR EACH ROW WHEN ((((new.done_on < '0001-01-03'::date) OR (new.done_on > '9999-12-29'::date)) OR ((new.at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.at > '9999-12-29 00:00:00+00'::timestamp with time zone)))) EXECUTE FUNCTION osl_refuse('a day has a number that pages can read');
""",
        ),
    ]
