# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0012_erasures_past_their_time"),
        ("centre", "0008_dictionaries"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0012_dictionaries"),
        ("partners", "0006_places_and_seals"),
        ("plans", "0037_filing"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was approved is in the files; an entry is corrected by another one of its version.
create function plans_filing_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is in the files' using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_filing where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'an entry corrects another one of its version' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_filing_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_written_once before update or delete on plans_filing
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_filing_written_once on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_no_truncate before truncate on plans_filing
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_filing_no_truncate on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_reads_what_is_there before insert or update or delete on plans_filing
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_filing_reads_what_is_there on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_due before insert on plans_filing
    for each row
    execute function plans_filing_is_due();
""",
            reverse_sql="""
drop trigger plans_filing_due on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_written_at_once before insert or update of at on plans_filing
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_filing_written_at_once on plans_filing;
""",
        ),
    ]
