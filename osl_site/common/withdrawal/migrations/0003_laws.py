# Written by `manage.py maketriggers` from osl_site.common.withdrawal.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("withdrawal", "0002_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a row is withdrawn now.
create function withdrawal_holds_of(kind text, row_id bigint) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return exists (
        select 1 from withdrawal_withdrawal where subject_type = kind and subject_id = row_id and ended_at is null
    );
end
$$;
""",
            reverse_sql="""
drop function withdrawal_holds_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the kind of row. Before update: what is withdrawn stays as it is until it is brought back; a passage of it may be covered.
create function withdrawal_refuse_change() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if withdrawal_holds_of(tg_argv[0], old.id) and not osl_is_done_by('redaction_cover', tg_relid) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function withdrawal_refuse_change;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: named table, its kind, naming column; perhaps a query of the new row ($1): is it kept?
create function withdrawal_refuse_choice() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    named bigint := (to_jsonb(new) ->> tg_argv[2])::bigint;
    held bigint;
    is_kept boolean := false;
begin
    if named is null or (tg_op = 'UPDATE' and (to_jsonb(old) ->> tg_argv[2])::bigint = named) then
        return new;
    end if;
    execute format('select id from %I where id = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], named) then
        if tg_nargs > 3 then
            execute tg_argv[3] into is_kept using to_jsonb(new);
        end if;
        if is_kept is not true then
            raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function withdrawal_refuse_choice;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: named table, its kind, naming column. As withdrawal_refuse_choice, of what is named by slug.
create function withdrawal_refuse_choice_by_slug() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    named text := to_jsonb(new) ->> tg_argv[2];
    held bigint;
begin
    if named is null or (tg_op = 'UPDATE' and to_jsonb(old) ->> tg_argv[2] = named) then
        return new;
    end if;
    execute format('select id from %I where slug = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], held) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function withdrawal_refuse_choice_by_slug;
""",
        ),
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
    if osl_is_done_by('redaction_cover', tg_relid) and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
        return new;
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
