# Written by `manage.py maketriggers` from osl_site.common.confirmations.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("confirmations", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was asked about a row goes with it. Argument: the label of its model. On its table after delete.
create function confirmations_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from confirmations_confirmation
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
""",
            reverse_sql="""
drop function confirmations_go_with_row;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger confirmations_answered_once before update on confirmations_confirmation
    for each row
    when (old.outcome <> '')
    execute function osl_refuse('a question is answered once');
""",
            reverse_sql="""
drop trigger confirmations_answered_once on confirmations_confirmation;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger confirmations_of_its_row before update of id, subject_type, subject_id, asked_at, letter_id on confirmations_confirmation
    for each row
    when ((old.id, old.subject_type, old.subject_id, old.asked_at, old.letter_id) is distinct from (new.id, new.subject_type, new.subject_id, new.asked_at, new.letter_id))
    execute function osl_refuse('a question is about one row, by one letter');
""",
            reverse_sql="""
drop trigger confirmations_of_its_row on confirmations_confirmation;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger confirmations_confirmation_days_are_read before insert or update of asked_at, until, answered_at on confirmations_confirmation
    for each row
    when (new.asked_at not between '0001-01-03' and '9999-12-29' or new.until not between '0001-01-03' and '9999-12-29' or new.answered_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger confirmations_confirmation_days_are_read on confirmations_confirmation;
""",
        ),
    ]
