# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0020_passages_covered"),
        ("common", "0008_held_while_cited"),
        ("needs", "0033_helpers_laws"),
        ("promises", "0003_passages_covered"),
        ("redaction", "0002_passages_covered"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0006_passages_covered"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What a resident said stays as it was said; a passage of it is covered by redaction_cover alone.
create function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.id) is distinct from
        (new.language, new.channel, new.received_at, new.id)
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
drop function needs_words_stay;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_submission_words_stay before update of words, language, channel, received_at, id on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.id) is distinct from (new.words, new.language, new.channel, new.received_at, new.id))
    execute function needs_words_stay();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_submission_words_stay BEFORE UPDATE OF words, language, channel, received_at, id ON public.needs_submission FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR ((old.language)::text IS DISTINCT FROM (new.language)::text) OR ((old.channel)::text IS DISTINCT FROM (new.channel)::text) OR (old.received_at IS DISTINCT FROM new.received_at) OR (old.id IS DISTINCT FROM new.id))) EXECUTE FUNCTION osl_refuse('what a resident said stays as it was said');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_step_stays before update or delete on needs_submissionstep
    for each row
    execute function redaction_covers_alone('where a submission stood stays written', 'reason', 'responsible');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_step_stays BEFORE DELETE OR UPDATE ON public.needs_submissionstep FOR EACH ROW EXECUTE FUNCTION osl_refuse('where a submission stood stays written');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_line_stays before update or delete on needs_line
    for each row
    execute function redaction_covers_alone('what was said to an author, and by them, stays said', 'text');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_line_stays BEFORE DELETE OR UPDATE ON public.needs_line FOR EACH ROW EXECUTE FUNCTION osl_refuse('what was said to an author, and by them, stays said');
""",
        ),
    ]
