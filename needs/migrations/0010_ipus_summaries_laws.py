# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0004_beside_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0009_ipus_summaries"),
        ("promises", "0003_laws"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Of a period that is over; a correction speaks of the same one.
create function needs_ipus_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.last_day >= (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this period is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_of_a_period_that_is_over';
    end if;
    if new.corrects_id is not null and not exists (
        select from needs_ipussummary
        where id = new.corrects_id and (first_day, last_day) = (new.first_day, new.last_day)
    ) then
        raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_corrects_the_same';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_ipus_fits;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipus_fits before insert on needs_ipussummary
    for each row
    execute function needs_ipus_fits();
""",
            reverse_sql="""
drop trigger needs_ipus_fits on needs_ipussummary;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipus_stays before update or delete on needs_ipussummary
    for each row
    execute function redaction_covers_alone('what was presented stays as it was written', 'lacks', 'works', 'reason');
""",
            reverse_sql="""
drop trigger needs_ipus_stays on needs_ipussummary;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipussummary_no_truncate before truncate on needs_ipussummary
    for each statement
    execute function osl_refuse('what was presented stays as it was written');
""",
            reverse_sql="""
drop trigger needs_ipussummary_no_truncate on needs_ipussummary;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipussummary_written_at_once before insert or update of at on needs_ipussummary
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_ipussummary_written_at_once on needs_ipussummary;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipus_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('needs_ipussummary', 'file_id');
""",
            reverse_sql="""
drop trigger needs_ipus_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_ipussummary_days_are_read before insert or update of first_day, last_day, at on needs_ipussummary
    for each row
    when (new.first_day not between '0001-01-03' and '9999-12-29' or new.last_day not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_ipussummary_days_are_read on needs_ipussummary;
""",
        ),
    ]
