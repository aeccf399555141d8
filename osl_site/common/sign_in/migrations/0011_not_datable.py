# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("sign_in", "0010_laws_of_passkeys"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Attempts are removed by sign_in_remove_old_attempts alone.
create function sign_in_attempt_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('sign_in_remove_old_attempts', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: an attempt to sign in is removed by its schedule alone', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function sign_in_attempt_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For the schedule: refused attempts are kept for two years, those that passed for a day. Returns how many were removed.
create function sign_in_remove_old_attempts(older_than timestamptz, passed_before timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > osl_now() - interval '2 years' then
        raise exception 'refused attempts are kept for two years';
    end if;
    if passed_before > osl_now() - interval '1 day' then
        raise exception 'attempts that passed are kept for a day';
    end if;
    delete from sign_in_attempt where at < older_than or (outcome = 'passed' and at < passed_before);
    get diagnostics removed = row_count;
    return removed;
end
$$;
""",
            reverse_sql="""
drop function sign_in_remove_old_attempts;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger sign_in_attempt_stays before delete on sign_in_attempt
    for each row
    execute function sign_in_attempt_stays();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER sign_in_attempt_stays BEFORE DELETE ON public.sign_in_attempt FOR EACH ROW WHEN ((((old.outcome)::text <> 'passed'::text) AND (old.at > (clock_timestamp() - '2 years'::interval)))) EXECUTE FUNCTION osl_refuse('a refused attempt to sign in is kept for two years');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_ends_once before update of outcome on sign_in_attempt
    for each row
    when (new.outcome is distinct from old.outcome and not (old.at >= osl_then() and (old.outcome in ('wrong', 'unknown', 'closed') and new.outcome = 'locked' and not new.counts or old.outcome = 'wrong' and new.outcome = 'passed')))
    execute function osl_refuse('what came of an attempt is said once');
""",
            reverse_sql="""
drop trigger sign_in_attempt_ends_once on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_is_no_less before update on sign_in_attempt
    for each row
    when (new.number < old.number or new.number > old.number and old.outcome <> 'locked' or new.counts and not old.counts or new.name not in (old.name, '') or new.line not in (old.line, ''))
    execute function osl_refuse('an attempt is counted once, its number grows alone, and who and from where is only forgotten');
""",
            reverse_sql="""
drop trigger sign_in_attempt_is_no_less on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger sign_in_attempt_no_truncate before truncate on sign_in_attempt
    for each statement
    execute function osl_refuse('an attempt to sign in is removed by its schedule alone');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER sign_in_attempt_no_truncate BEFORE TRUNCATE ON public.sign_in_attempt FOR EACH STATEMENT EXECUTE FUNCTION osl_refuse('a refused attempt to sign in is kept for two years');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_written_at_once before insert or update of at on sign_in_attempt
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger sign_in_attempt_written_at_once on sign_in_attempt;
""",
        ),
    ]
