# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0005_tallies_and_words_back"),
        ("audit", "0002_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("needs", "0004_laws"),
        ("partners", "0003_laws"),
        ("redaction", "0003_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Of a month that has begun, while it was offered; a correction speaks of the same as what it corrects.
create function activities_tally_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    offer record;
    mended record;
begin
    if new.month > (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this month has not begun', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_of_a_month_that_began';
    end if;
    select published_at, ended_at into offer from activities_activity where id = new.activity_id for share;
    if offer.published_at is null
        or new.month < date_trunc('month', offer.published_at at time zone 'Europe/Warsaw')::date
        or (new.corrects_id is null and new.month > (offer.ended_at at time zone 'Europe/Warsaw')::date)
    then
        raise exception '% on % refused: it was not offered then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_while_offered';
    end if;
    if new.corrects_id is not null then
        select activity_id, month, unit into mended from activities_tally where id = new.corrects_id;
        if (mended.activity_id, mended.month, mended.unit) is distinct from (new.activity_id, new.month, new.unit) then
            raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'tally_corrects_the_same';
        end if;
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_tally_fits;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_wordback
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_fits before insert on activities_tally
    for each row
    execute function activities_tally_fits();
""",
            reverse_sql="""
drop trigger activities_tally_fits on activities_tally;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_stays before update or delete on activities_tally
    for each row
    execute function redaction_covers_alone('what was counted stays as it was written', 'comment', 'reason');
""",
            reverse_sql="""
drop trigger activities_tally_stays on activities_tally;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_no_truncate before truncate on activities_tally
    for each statement
    execute function osl_refuse('what was counted stays as it was written');
""",
            reverse_sql="""
drop trigger activities_tally_no_truncate on activities_tally;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_reads_what_is_there before insert or update or delete on activities_tally
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger activities_tally_reads_what_is_there on activities_tally;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_written_at_once before insert or update of at on activities_tally
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger activities_tally_written_at_once on activities_tally;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_stays before update on activities_wordback
    for each row
    when (old.approved_at is not null and (old.said, old.said_uk, old.said_en, old.did, old.did_uk, old.did_en, old.locality_id, old.approved_at, old.approved_by_id) is distinct from (new.said, new.said_uk, new.said_en, new.did, new.did_uk, new.did_en, new.locality_id, new.approved_at, new.approved_by_id))
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_stays on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_withdrawn_once before update on activities_wordback
    for each row
    when (old.withdrawn_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_withdrawn_once on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_kept before delete on activities_wordback
    for each row
    when (old.approved_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_kept on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_no_truncate before truncate on activities_wordback
    for each statement
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_wordback_no_truncate on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_days_are_read before insert or update of approved_at, withdrawn_at, created_at, changed_at on activities_wordback
    for each row
    when (new.approved_at not between '0001-01-03' and '9999-12-29' or new.withdrawn_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_wordback_days_are_read on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_takes_its_changes after delete or update of id on activities_wordback
    for each row
    execute function audit_forget_changes('activities.wordback');
""",
            reverse_sql="""
drop trigger activities_wordback_takes_its_changes on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_numbered_anew before insert on activities_wordback
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_wordback_numbered_anew on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_tally_days_are_read before insert or update of month, at on activities_tally
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_tally_days_are_read on activities_tally;
""",
        ),
    ]
