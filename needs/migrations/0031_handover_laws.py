# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0030_handovers"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- It is handed over with its step to somebody else, after it came, one at a time, and no complaint.
create function needs_handover_begins() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    came timestamptz;
    secret boolean;
begin
    select date_trunc('minute', received_at), for_director into came, secret
      from needs_submission where id = new.submission_id for update;
    if secret then
        raise exception '% on % refused: a complaint is handed to nobody', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_of_no_complaint';
    end if;
    if new.consent_at < came then
        raise exception '% on % refused: nobody agrees before it came', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody has it already', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_one_at_a_time';
    end if;
    if not exists (
        select from needs_submissionstep s join needs_submissionstate t on t.id = s.state_id
         where s.id = new.step_id and s.submission_id = new.submission_id and t.type = 'elsewhere'
           and not exists (
            select from needs_submissionstep later where later.submission_id = s.submission_id and later.id > s.id
        )
    ) then
        raise exception '% on % refused: it stands with somebody else by the step beside it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.person_id is not null and not exists (
        select from accounts_user where id = new.person_id and is_active and new."to" = any (roles)
    ) then
        raise exception '% on % refused: this person has another role', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_handover_begins;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What has an outcome is neither taken over nor ended again; taken, or without contact, is only what was taken over before.
create function needs_handover_is_open() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = (select submission_id from needs_handover where id = new.handover_id)
        for update;
    if exists (select from needs_handoverend where handover_id = new.handover_id) then
        raise exception '% on % refused: its outcome was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if to_jsonb(new) ->> 'outcome' in ('taken', 'no_contact')
        and not exists (select from needs_handovertaken where handover_id = new.handover_id)
    then
        raise exception '% on % refused: nobody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_handover_is_open;
""",
        ),
        migrations.RunSQL(
            sql="""
-- While somebody of the house has it, a submission moves nowhere: first the outcome is said.
create function needs_step_of_nothing_handed_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody of the house has it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handed_over_moves_nowhere';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_step_of_nothing_handed_over;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_begins before insert on needs_handover
    for each row
    execute function needs_handover_begins();
""",
            reverse_sql="""
drop trigger needs_handover_begins on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_of_open before insert on needs_handovertaken
    for each row
    execute function needs_handover_is_open();
""",
            reverse_sql="""
drop trigger needs_handovertaken_of_open on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_of_open before insert on needs_handoverend
    for each row
    execute function needs_handover_is_open();
""",
            reverse_sql="""
drop trigger needs_handoverend_of_open on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_of_nothing_handed_over before insert on needs_submissionstep
    for each row
    execute function needs_step_of_nothing_handed_over();
""",
            reverse_sql="""
drop trigger needs_step_of_nothing_handed_over on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_reads_what_is_there before insert or update or delete on needs_handover
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handover_reads_what_is_there on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_reads_what_is_there before insert or update or delete on needs_handovertaken
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handovertaken_reads_what_is_there on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_reads_what_is_there before insert or update or delete on needs_handoverend
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handoverend_reads_what_is_there on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_stays before update or delete on needs_handover
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handover_stays on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_stays before update or delete on needs_handovertaken
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handovertaken_stays on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_stays before update or delete on needs_handoverend
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handoverend_stays on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_no_truncate before truncate on needs_handover
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handover_no_truncate on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_no_truncate before truncate on needs_handovertaken
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handovertaken_no_truncate on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_no_truncate before truncate on needs_handoverend
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handoverend_no_truncate on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_written_at_once before insert or update of at on needs_handover
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handover_written_at_once on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_written_at_once before insert or update of at on needs_handovertaken
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handovertaken_written_at_once on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_written_at_once before insert or update of at on needs_handoverend
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handoverend_written_at_once on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_days_are_read before insert or update of consent_at on needs_handover
    for each row
    when (new.consent_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_handover_days_are_read on needs_handover;
""",
        ),
    ]
