# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0016_voices"),
        ("audit", "0008_ipus_laws"),
        ("centre", "0007_days_to_hear"),
        ("common", "0001_functions"),
        ("needs", "0012_typed_by_residents"),
        ("partners", "0003_laws"),
        ("redaction", "0009_ipus_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Of a meeting that took place: by the page once it has ended, asked by the office once it began.
create function activities_voice_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    held record;
begin
    select starts_at, ends_at, cancelled_at into held from activities_occurrence where id = new.occurrence_id for share;
    if held.cancelled_at is not null then
        raise exception '% on % refused: the meeting was called off', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_of_a_meeting_held';
    end if;
    if osl_now() < held.starts_at or (new.heard = 'page' and osl_now() < held.ends_at)
        or new.heard_on > (osl_now() at time zone 'Europe/Warsaw')::date
    then
        raise exception '% on % refused: the meeting is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_after_the_meeting';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_voice_fits;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_voice_fits before insert on activities_voice
    for each row
    execute function activities_voice_fits();
""",
            reverse_sql="""
drop trigger activities_voice_fits on activities_voice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_voice_stays before update or delete on activities_voice
    for each row
    execute function osl_refuse('what was heard after a meeting stays');
""",
            reverse_sql="""
drop trigger activities_voice_stays on activities_voice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_answer_stays before update on activities_answer
    for each row
    execute function osl_refuse('what was heard after a meeting stays');
""",
            reverse_sql="""
drop trigger activities_answer_stays on activities_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_voice_no_truncate before truncate on activities_voice
    for each statement
    execute function osl_refuse('what was heard after a meeting stays');
""",
            reverse_sql="""
drop trigger activities_voice_no_truncate on activities_voice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_answer_no_truncate before truncate on activities_answer
    for each statement
    execute function osl_refuse('what was heard after a meeting stays');
""",
            reverse_sql="""
drop trigger activities_answer_no_truncate on activities_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_voice_reads_what_is_there before insert or update or delete on activities_voice
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger activities_voice_reads_what_is_there on activities_voice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_voice_days_are_read before insert or update of heard_on on activities_voice
    for each row
    when (new.heard_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_voice_days_are_read on activities_voice;
""",
        ),
    ]
