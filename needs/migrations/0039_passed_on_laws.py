# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0038_passed_on"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter.
create function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id and answered_on is null)
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, true, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function needs_step_is_with_somebody;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_step_is_with_somebody on needs_submissionstep;
create constraint trigger needs_step_is_with_somebody after insert on needs_submissionstep deferrable initially deferred
    for each row
    execute function needs_step_is_with_somebody();
""",
            reverse_sql="""
drop trigger needs_step_is_with_somebody on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_as_it_went before update of id, submission_id, partner_id, addressee, addressee_key, by_letter, is_whole, with_contact, consent_on, consent_way, term, day, at, by_id, by_name, by_position on needs_passedon
    for each row
    when ((old.id, old.submission_id, old.partner_id, old.addressee, old.addressee_key, old.by_letter, old.is_whole, old.with_contact, old.consent_on, old.consent_way, old.term, old.day, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.partner_id, new.addressee, new.addressee_key, new.by_letter, new.is_whole, new.with_contact, new.consent_on, new.consent_way, new.term, new.day, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_as_it_went on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_answer_stays before update of answer, answered_on on needs_passedon
    for each row
    when (old.answered_on is not null)
    execute function redaction_covers_alone('what somebody answered stays said', 'answer');
""",
            reverse_sql="""
drop trigger needs_passedon_answer_stays on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_stays before delete on needs_passedon
    for each row
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_stays on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_no_truncate before truncate on needs_passedon
    for each statement
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_no_truncate on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_written_at_once before insert or update of at on needs_passedon
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_passedon_written_at_once on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_days_are_read before insert or update of consent_on, term, answered_on, day on needs_passedon
    for each row
    when (new.consent_on not between '0001-01-03' and '9999-12-29' or new.term not between '0001-01-03' and '9999-12-29' or new.answered_on not between '0001-01-03' and '9999-12-29' or new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_passedon_days_are_read on needs_passedon;
""",
        ),
    ]
