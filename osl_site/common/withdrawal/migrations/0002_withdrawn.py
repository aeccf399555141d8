# Written by `manage.py maketriggers` from osl_site.common.withdrawal.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("withdrawal", "0001_withdrawal"),
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
-- Argument: the kind of row. Before update: what is withdrawn stays as it is until it is brought back.
create function withdrawal_refuse_change() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if withdrawal_holds_of(tg_argv[0], old.id) then
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
    ]
