# Written by `manage.py maketriggers` from osl_site.common.withdrawal.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("withdrawal", "0003_names_of_the_day"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was said of a withdrawal stays said, it ends once, and it goes with its row alone.
create function withdrawal_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare is_there boolean := false;
begin
    if tg_op = 'DELETE' then
        if to_regclass('public.' || quote_ident(replace(old.subject_type, '.', '_'))) is not null then
            execute format('select exists (select 1 from public.%I where id = $1)', replace(old.subject_type, '.', '_'))
                into is_there using old.subject_id;
        end if;
        if is_there or current_setting('transaction_isolation') <> 'read committed' then
            raise exception '% on % refused: % % is still there', tg_op, tg_table_name, old.subject_type, old.subject_id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if old.ended_at is not null or new.ended_at is null
        or (new.id, new.subject_type, new.subject_id, new.reason, new.at, new.by_id, new.by_name, new.by_position)
            is distinct from
            (old.id, old.subject_type, old.subject_id, old.reason, old.at, old.by_id, old.by_name, old.by_position)
    then
        raise exception '% on % refused: what was said of a withdrawal stays', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function withdrawal_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger withdrawal_stays before update or delete on withdrawal_withdrawal
    for each row
    execute function withdrawal_stays();
""",
            reverse_sql="""
drop trigger withdrawal_stays on withdrawal_withdrawal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger withdrawal_withdrawal_no_truncate before truncate on withdrawal_withdrawal
    for each statement
    execute function osl_refuse('withdrawals stay as long as their rows');
""",
            reverse_sql="""
drop trigger withdrawal_withdrawal_no_truncate on withdrawal_withdrawal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger withdrawal_withdrawal_written_at_once before insert or update of at on withdrawal_withdrawal
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger withdrawal_withdrawal_written_at_once on withdrawal_withdrawal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger withdrawal_ended_at_once before insert or update of ended_at on withdrawal_withdrawal
    for each row
    execute function osl_refuse_another_time('ended_at');
""",
            reverse_sql="""
drop trigger withdrawal_ended_at_once on withdrawal_withdrawal;
""",
        ),
    ]
