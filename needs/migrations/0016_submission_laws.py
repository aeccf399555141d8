# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0015_second_steps_erasable"),
        ("common", "0008_held_while_cited"),
        ("needs", "0015_submissions"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A submission begins by waiting to be read.
create function needs_submission_arrives() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from needs_submissionstate where id = new.state_id and type = 'waiting') then
        raise exception '% on % refused: it begins by waiting', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_submission_arrives;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The state of a submission is what its last step says, whoever writes it.
create function needs_submission_stands() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last bigint;
begin
    select state_id into last from needs_submissionstep where submission_id = new.id order by id desc limit 1;
    if last is distinct from new.state_id then
        raise exception '% on % refused: its last step says another state', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_submission_stands;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A step begins where the last one ended; set aside, or with somebody else, it says why and who has it.
create function needs_step_follows() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    stands bigint;
    kind text;
begin
    select state_id into stands from needs_submission where id = new.submission_id for update;
    select type into kind from needs_submissionstate where id = new.state_id;
    if stands is distinct from new.was_id then
        raise exception '% on % refused: it does not stand there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if (kind = 'aside' and new.reason = '') or (kind in ('aside', 'elsewhere') and new.responsible = '') then
        raise exception '% on % refused: why, and who is responsible instead', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_step_follows;
""",
        ),
        migrations.RunSQL(
            sql="""
-- With a step the submission stands in its state.
create function needs_step_moves() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update needs_submission set state_id = new.state_id where id = new.submission_id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function needs_step_moves;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The author adds one line between two of the office.
create function needs_line_in_turn() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last text;
begin
    perform from needs_submission where id = new.submission_id for update;
    select side into last from needs_line where submission_id = new.submission_id order by id desc limit 1;
    if last = 'author' then
        raise exception '% on % refused: the office has not answered yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'line_in_turn';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_line_in_turn;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was to be read out stays, and a talk that took place stays so.
create function needs_call_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' or (new.id, new.line_id, new.made_at) is distinct from (old.id, old.line_id, old.made_at)
        or (old.state = 'called' and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
            is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_call_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_arrives before insert on needs_submission
    for each row
    execute function needs_submission_arrives();
""",
            reverse_sql="""
drop trigger needs_submission_arrives on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stands before update of state_id on needs_submission
    for each row
    when (new.state_id <> old.state_id)
    execute function needs_submission_stands();
""",
            reverse_sql="""
drop trigger needs_submission_stands on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_words_stay before update of words, language, channel, received_at, id on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.id) is distinct from (new.words, new.language, new.channel, new.received_at, new.id))
    execute function osl_refuse('what a resident said stays as it was said');
""",
            reverse_sql="""
drop trigger needs_submission_words_stay on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stays_marked before update of for_director on needs_submission
    for each row
    when (old.for_director and not new.for_director)
    execute function osl_refuse('a complaint that the director alone reads stays one');
""",
            reverse_sql="""
drop trigger needs_submission_stays_marked on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stays before delete on needs_submission
    for each row
    execute function osl_refuse('a submission stays, whatever became of it');
""",
            reverse_sql="""
drop trigger needs_submission_stays on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_no_truncate before truncate on needs_submission
    for each statement
    execute function osl_refuse('a submission stays, whatever became of it');
""",
            reverse_sql="""
drop trigger needs_submission_no_truncate on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_days_are_read before insert or update of received_at, due_on, helped_at, created_at, changed_at on needs_submission
    for each row
    when (new.received_at not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.helped_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submission_days_are_read on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_takes_its_changes after delete or update of id on needs_submission
    for each row
    execute function audit_forget_changes('needs.submission');
""",
            reverse_sql="""
drop trigger needs_submission_takes_its_changes on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_numbered_anew before insert on needs_submission
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_submission_numbered_anew on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_follows before insert on needs_submissionstep
    for each row
    execute function needs_step_follows();
""",
            reverse_sql="""
drop trigger needs_step_follows on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_moves after insert on needs_submissionstep
    for each row
    execute function needs_step_moves();
""",
            reverse_sql="""
drop trigger needs_step_moves on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_reads_what_is_there before insert or update or delete on needs_submissionstep
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_submissionstep_reads_what_is_there on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_stays before update or delete on needs_submissionstep
    for each row
    execute function osl_refuse('where a submission stood stays written');
""",
            reverse_sql="""
drop trigger needs_step_stays on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_no_truncate before truncate on needs_submissionstep
    for each statement
    execute function osl_refuse('where a submission stood stays written');
""",
            reverse_sql="""
drop trigger needs_submissionstep_no_truncate on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_written_at_once before insert or update of at on needs_submissionstep
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_submissionstep_written_at_once on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_state_stands before insert or update of state_id on needs_submissionstep
    for each row
    execute function withdrawal_refuse_choice('needs_submissionstate', 'needs.submissionstate', 'state_id');
""",
            reverse_sql="""
drop trigger needs_submissionstep_state_stands on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_in_turn before insert on needs_line
    for each row
    when (new.side = 'author')
    execute function needs_line_in_turn();
""",
            reverse_sql="""
drop trigger needs_line_in_turn on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_reads_what_is_there before insert or update or delete on needs_line
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_line_reads_what_is_there on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_stays before update or delete on needs_line
    for each row
    execute function osl_refuse('what was said to an author, and by them, stays said');
""",
            reverse_sql="""
drop trigger needs_line_stays on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_no_truncate before truncate on needs_line
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
""",
            reverse_sql="""
drop trigger needs_line_no_truncate on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_written_at_once before insert or update of at on needs_line
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_line_written_at_once on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_call_stays before update or delete on needs_submissioncall
    for each row
    execute function needs_call_stays();
""",
            reverse_sql="""
drop trigger needs_call_stays on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissioncall_no_truncate before truncate on needs_submissioncall
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
""",
            reverse_sql="""
drop trigger needs_submissioncall_no_truncate on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_call_done_at_once before insert or update of done_at on needs_submissioncall
    for each row
    execute function osl_refuse_another_time('done_at');
""",
            reverse_sql="""
drop trigger needs_call_done_at_once on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_clause_stays before update or delete on needs_submitterclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_clause_stays on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submitterclause_no_truncate before truncate on needs_submitterclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_submitterclause_no_truncate on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submitterclause_written_at_once before insert or update of kept_at on needs_submitterclause
    for each row
    execute function osl_refuse_another_time('kept_at');
""",
            reverse_sql="""
drop trigger needs_submitterclause_written_at_once on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_contact_of_its_submission before update of submission_id on needs_submittercontact
    for each row
    when (old.submission_id <> new.submission_id)
    execute function osl_refuse('a contact is of the submission beside which it was given');
""",
            reverse_sql="""
drop trigger needs_contact_of_its_submission on needs_submittercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_same_matter_stays before update on needs_samematter
    for each row
    execute function osl_refuse('what is the same matter');
""",
            reverse_sql="""
drop trigger needs_same_matter_stays on needs_samematter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_samematter_written_at_once before insert or update of at on needs_samematter
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_samematter_written_at_once on needs_samematter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_keeps_its_type before update of type on needs_submissionstate
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a state goes on meaning what it means');
""",
            reverse_sql="""
drop trigger needs_state_keeps_its_type on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_of_step_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submissionstep', 'state_id');
""",
            reverse_sql="""
drop trigger needs_state_of_step_stays on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_of_submission_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submission', 'state_id');
""",
            reverse_sql="""
drop trigger needs_state_of_submission_stays on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_not_while_withdrawn before update on needs_submissionstate
    for each row
    execute function withdrawal_refuse_change('needs.submissionstate');
""",
            reverse_sql="""
drop trigger needs_submissionstate_not_while_withdrawn on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_takes_its_changes after delete or update of id on needs_submissionstate
    for each row
    execute function audit_forget_changes('needs.submissionstate');
""",
            reverse_sql="""
drop trigger needs_submissionstate_takes_its_changes on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_numbered_anew before insert on needs_submissionstate
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_submissionstate_numbered_anew on needs_submissionstate;
""",
        ),
    ]
