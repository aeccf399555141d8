# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0004_beside_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("needs", "0006_tried_laws"),
        ("promises", "0003_laws"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter, and without words.
create or replace function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id
            and (answered_on is null or osl_is_being_written(xmin)))
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, false, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_step_is_with_somebody()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id
            and (answered_on is null or osl_is_being_written(xmin)))
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What a resident said stays as it was said, under the code that they were given, with who wrote it down and the day until which they were told that it is read; passages are covered by redaction_cover alone.
create or replace function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.due_on, old.id, old.code_seed, old.code_digest, old.entered_by_id, old.entered_by_name, old.entered_by_position)
        is distinct from (new.language, new.channel, new.received_at, new.due_on, new.id, new.code_seed, new.code_digest, new.entered_by_id, new.entered_by_name, new.entered_by_position)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_words_stay()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if (old.language, old.channel, old.received_at, old.id, old.code_seed, old.code_digest) is distinct from
        (new.language, new.channel, new.received_at, new.id, new.code_seed, new.code_digest)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_submission_words_stay before update of words, language, channel, received_at, due_on, id, code_seed, code_digest, entered_by_id, entered_by_name, entered_by_position on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.due_on, old.id, old.code_seed, old.code_digest, old.entered_by_id, old.entered_by_name, old.entered_by_position) is distinct from (new.words, new.language, new.channel, new.received_at, new.due_on, new.id, new.code_seed, new.code_digest, new.entered_by_id, new.entered_by_name, new.entered_by_position))
    execute function needs_words_stay();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_submission_words_stay BEFORE UPDATE OF words, language, channel, received_at, id, code_seed, code_digest ON public.needs_submission FOR EACH ROW WHEN ((((((((old.words IS DISTINCT FROM new.words) OR ((old.language)::text IS DISTINCT FROM (new.language)::text)) OR ((old.channel)::text IS DISTINCT FROM (new.channel)::text)) OR (old.received_at IS DISTINCT FROM new.received_at)) OR (old.id IS DISTINCT FROM new.id)) OR ((old.code_seed)::text IS DISTINCT FROM (new.code_seed)::text)) OR ((old.code_digest)::text IS DISTINCT FROM (new.code_digest)::text))) EXECUTE FUNCTION needs_words_stay();
""",
        ),
    ]
