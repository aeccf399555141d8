# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0015_partnerships_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0015_surveys"),
        ("promises", "0003_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What a question depends on is one earlier question of the same survey. Argument: the column of it.
create function needs_conditions_look_back() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare asked bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
    if exists (
        select from needs_questioncondition
        join needs_question later on later.id = question_id
        join needs_questionoption chosen on chosen.id = option_id
        join needs_question earlier on earlier.id = chosen.question_id
        where asked in (later.id, earlier.id)
        and (earlier.survey_id <> later.survey_id or earlier.position >= later.position)
    ) or (
        select count(distinct chosen.question_id) > 1 from needs_questioncondition
        join needs_questionoption chosen on chosen.id = option_id
        where needs_questioncondition.question_id = asked
    ) then
        raise exception '% on % refused: a question depends on one earlier question', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'condition_looks_back';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function needs_conditions_look_back;
""",
        ),
        migrations.RunSQL(
            sql="""
-- An answer belongs to its question for ever, as a question does to its survey.
create function needs_option_stays_with_question() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    raise exception '% on % refused: it stays where it is', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function needs_option_stays_with_question;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_condition_looks_back on needs_questioncondition;
create constraint trigger needs_condition_looks_back after insert or update on needs_questioncondition deferrable initially deferred
    for each row
    execute function needs_conditions_look_back('question_id');
""",
            reverse_sql="""
drop trigger needs_condition_looks_back on needs_questioncondition;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_question_after_its_condition on needs_question;
create constraint trigger needs_question_after_its_condition after update of position on needs_question deferrable initially deferred
    for each row
    execute function needs_conditions_look_back('id');
""",
            reverse_sql="""
drop trigger needs_question_after_its_condition on needs_question;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_option_stays_with_question before update of question_id, key on needs_questionoption
    for each row
    when (new.question_id <> old.question_id or new.key <> old.key)
    execute function needs_option_stays_with_question();
""",
            reverse_sql="""
drop trigger needs_option_stays_with_question on needs_questionoption;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_question_stays_with_survey before update of survey_id, key on needs_question
    for each row
    when (new.survey_id <> old.survey_id or new.key <> old.key)
    execute function needs_option_stays_with_question();
""",
            reverse_sql="""
drop trigger needs_question_stays_with_survey on needs_question;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_survey_days_are_read before insert or update of created_at, changed_at on needs_survey
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_survey_days_are_read on needs_survey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_survey_takes_its_changes after delete or update of id on needs_survey
    for each row
    execute function audit_forget_changes('needs.survey');
""",
            reverse_sql="""
drop trigger needs_survey_takes_its_changes on needs_survey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_survey_numbered_anew before insert on needs_survey
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_survey_numbered_anew on needs_survey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_question_takes_its_changes after delete or update of id on needs_question
    for each row
    execute function audit_forget_changes('needs.question');
""",
            reverse_sql="""
drop trigger needs_question_takes_its_changes on needs_question;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_question_numbered_anew before insert on needs_question
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_question_numbered_anew on needs_question;
""",
        ),
    ]
