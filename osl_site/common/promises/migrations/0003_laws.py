# Written by `manage.py maketriggers` from osl_site.common.promises.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("promises", "0002_swept"),
        ("redaction", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was promised about a row goes with it. Argument: the label of its model. On its table after delete.
create function promises_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from promises_promise
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
""",
            reverse_sql="""
drop function promises_go_with_row;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger promises_done_stays before update on promises_promise
    for each row
    when (old.done_on is not null)
    execute function redaction_covers_alone('what came of a promise stays said', 'what', 'outcome');
""",
            reverse_sql="""
drop trigger promises_done_stays on promises_promise;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger promises_of_its_row before update of id, subject_type, subject_id, is_private, by_id, by_name on promises_promise
    for each row
    when ((old.id, old.subject_type, old.subject_id, old.is_private, old.by_id, old.by_name) is distinct from (new.id, new.subject_type, new.subject_id, new.is_private, new.by_id, new.by_name))
    execute function osl_refuse('a promise is of one row, and of who gave it');
""",
            reverse_sql="""
drop trigger promises_of_its_row on promises_promise;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger promises_private_is_ones_own before insert or update on promises_promise
    for each row
    when (new.is_private and new.owner_id <> new.by_id)
    execute function osl_refuse('a word for oneself is of nobody else');
""",
            reverse_sql="""
drop trigger promises_private_is_ones_own on promises_promise;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger promises_promise_days_are_read before insert or update of due, done_on, created_at, changed_at on promises_promise
    for each row
    when (new.due not between '0001-01-03' and '9999-12-29' or new.done_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger promises_promise_days_are_read on promises_promise;
""",
        ),
    ]
