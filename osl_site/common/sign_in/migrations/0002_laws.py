# Written by `manage.py maketriggers` from osl_site.common.sign_in.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("sign_in", "0001_initial"),
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
create trigger sign_in_session_days_are_read before insert or update of created_at, seen_at, expire_date on sign_in_session
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.seen_at not between '0001-01-03' and '9999-12-29' or new.expire_date not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_session_days_are_read on sign_in_session;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_stays before delete on sign_in_attempt
    for each row
    execute function sign_in_attempt_stays();
""",
            reverse_sql="""
drop trigger sign_in_attempt_stays on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_is_told_once before update on sign_in_attempt
    for each row
    when ((old.at, old.step, old.user_id, old.network) is distinct from (new.at, new.step, new.user_id, new.network))
    execute function osl_refuse('when, whose and from where an attempt was stays as it was');
""",
            reverse_sql="""
drop trigger sign_in_attempt_is_told_once on sign_in_attempt;
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
create trigger sign_in_attempt_no_truncate before truncate on sign_in_attempt
    for each statement
    execute function osl_refuse('an attempt to sign in is removed by its schedule alone');
""",
            reverse_sql="""
drop trigger sign_in_attempt_no_truncate on sign_in_attempt;
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
        migrations.RunSQL(
            sql="""
create trigger sign_in_attempt_days_are_read before insert or update of at on sign_in_attempt
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_attempt_days_are_read on sign_in_attempt;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_knownline_days_are_read before insert or update of seen_at on sign_in_knownline
    for each row
    when (new.seen_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_knownline_days_are_read on sign_in_knownline;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_authenticator_goes_on before update on sign_in_authenticator
    for each row
    when (new.last_step <= old.last_step and new.secret = old.secret or new.user_id <> old.user_id)
    execute function osl_refuse('a code of an app is taken once, and later ones after it');
""",
            reverse_sql="""
drop trigger sign_in_authenticator_goes_on on sign_in_authenticator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_goes_on before update on sign_in_passkey
    for each row
    when (new.sign_count < old.sign_count or (old.id, old.user_id, old.credential_id, old.public_key) is distinct from (new.id, new.user_id, new.credential_id, new.public_key))
    execute function osl_refuse('a passkey stays the one that was joined, and what it counts goes on');
""",
            reverse_sql="""
drop trigger sign_in_passkey_goes_on on sign_in_passkey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_written_at_once before insert or update of created_at on sign_in_passkey
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger sign_in_passkey_written_at_once on sign_in_passkey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_passkey_days_are_read before insert or update of created_at, used_at on sign_in_passkey
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_passkey_days_are_read on sign_in_passkey;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_recoverycode_once before update on sign_in_recoverycode
    for each row
    when (old.used_at is not null or (old.user_id, old.digest) is distinct from (new.user_id, new.digest))
    execute function osl_refuse('a recovery code is taken once');
""",
            reverse_sql="""
drop trigger sign_in_recoverycode_once on sign_in_recoverycode;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_authenticator_days_are_read before insert or update of created_at, used_at on sign_in_authenticator
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_authenticator_days_are_read on sign_in_authenticator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_recoverycode_days_are_read before insert or update of made_at, used_at on sign_in_recoverycode
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_recoverycode_days_are_read on sign_in_recoverycode;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger sign_in_signinpolicy_days_are_read before insert or update of since on sign_in_signinpolicy
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger sign_in_signinpolicy_days_are_read on sign_in_signinpolicy;
""",
        ),
    ]
