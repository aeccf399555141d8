# Written by `manage.py maketriggers` from osl_site.common.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0004_laws_in_order"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Before this moment nothing happened that is written down now. Tests know no beginning of time either.
create function osl_then() returns timestamptz
    language sql stable
return clock_timestamp() - interval '5 minutes';
""",
            reverse_sql="""
drop function osl_then;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether whoever is connected, and acts, is of the role that owns the table and makes its laws.
create function osl_is_owner(changed oid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare owner oid := (select relowner from pg_class where oid = changed);
begin
    return pg_has_role(session_user, owner, 'member') and pg_has_role(current_user, owner, 'member');
end
$$;
""",
            reverse_sql="""
drop function osl_is_owner;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with a moment: a minute ahead at most, by which clocks differ, or five back.
create function osl_refuse_another_time() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare moment timestamptz;
declare moment_before timestamptz;
begin
    execute format('select ($1).%I', tg_argv[0]) into moment using new;
    if tg_op = 'UPDATE' then
        execute format('select ($1).%I', tg_argv[0]) into moment_before using old;
        if moment is not distinct from moment_before then
            return new;
        end if;
    end if;
    if moment > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    if moment < osl_then() and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: % lies back', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_another_time;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether a row that we see, with this xmin, was written in this transaction, or a savepoint of it.
create function osl_is_being_written(written xid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare latest bigint := pg_current_xact_id()::text::bigint;
declare behind bigint := (latest - written::text::bigint) & 4294967295;
begin
    if behind >= 2147483648 then
        behind := behind - 4294967296;  -- savepoints have later numbers than their transaction
    end if;
    return coalesce(pg_xact_status((latest - behind)::text::xid8) = 'in progress', false);
end
$$;
""",
            reverse_sql="""
drop function osl_is_being_written;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: the table of what the row is part of, and the column that names it. Before insert.
create function osl_refuse_afterthought() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare written xid;
begin
    execute format('select xmin from %I where id = ($1).%I', tg_argv[0], tg_argv[1]) into written using new;
    if written is null or not osl_is_being_written(written) then
        raise exception '% on % refused: what it is part of was written before', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function osl_refuse_afterthought;
""",
        ),
    ]
